import { expect, test } from "vitest";

import { EMPTY, type Inputs } from "../domain/state.ts";
import { isSame } from "./same-inputs.ts";

test("inputs are the same in whatever order their fields stand, and another sheet of the archive makes no difference", () => {
  const one: Inputs = { ...EMPTY, text: "月份\t2026-10\n", sheet: "a", settings: { mall: { start: "2026-01-01", readings: {}, values: { fee: "1", cap: "2" }, packages: {}, notOffered: [] } } };
  const { text, contract, settings, ...rest } = one;
  const mall = settings["mall"];
  if (!mall) throw new Error("the settings are there");
  const { values, start, ...others } = mall;
  const read: Inputs = { ...rest, sheet: "b", settings: { mall: { ...others, values: { cap: "2", fee: "1" }, start } }, contract, text };
  expect(values).toEqual({ fee: "1", cap: "2" });
  expect(isSame(one, read)).toBe(true);
  expect(isSame(one, { ...read, settings: { mall: { ...mall, start: "2026-02-01" } } })).toBe(false);
  expect(isSame(one, { ...read, text: "" })).toBe(false);
});
