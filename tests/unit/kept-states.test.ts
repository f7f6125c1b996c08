// Whatever stands where something else belongs: what was kept is read, and can be kept again; a link carries the same state or none.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { fragmentAround, openedFrom } from "../../www/share/link.ts";
import { keptFrom } from "../../www/storage/kept.ts";
import { written } from "../../www/storage/write-state.ts";
import { first, second, third } from "../kept-states.ts";
import { misshapen } from "../misshapen.ts";

const TEXT = readFileSync("tests/samples/month-label-value.tsv", "utf8");
const STATES = [third(TEXT), second(TEXT), first(TEXT)];
const nowhere = (): Promise<string | null> => Promise.resolve(null);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each(STATES)("a sound state of version $version is read without a loss", async (state) => {
  const { part, left } = await keptFrom(JSON.stringify(state), nowhere);
  expect(left).toBe(0);
  expect(part?.present.text).toBe(TEXT);
});

test.each(STATES)("what is read of a state of version $version with anything in the place of any part of it, every step back and forward, is kept and read again as it is", async (state) => {
  let read = 0;
  for (const { what, value } of misshapen(state)) {
    const { part, lost } = await keptFrom(JSON.stringify(value), nowhere);
    // A long text is elsewhere, and not here.
    if (!part || lost) continue;
    const again = await keptFrom(written(part, new Map()), nowhere);
    expect(again.left, what).toBe(0);
    expect(plain(again.part), what).toEqual(plain(part));
    read += 1;
  }
  expect(read).toBeGreaterThan(20);
});

test.each(STATES)("a link with anything in the place of any part of a state of version $version carries what would have been read of it, whole, or nothing", async ({ version, inputs }) => {
  const opened = { whole: 0, refused: 0 };
  for (const { what, value } of misshapen({ version, inputs })) {
    const { part, left } = await keptFrom(JSON.stringify(value), nowhere);
    const link = await openedFrom((await fragmentAround(JSON.stringify({ state: value, record: 0, locale: "zh-CN", tab: "month" }))) ?? "");
    if ("refusal" in link) {
      expect(part === null || left > 0, what).toBe(true);
      opened.refused += 1;
    } else {
      expect(left, what).toBe(0);
      expect(plain(link.shared.inputs), what).toEqual(plain(part?.present));
      opened.whole += 1;
    }
  }
  expect(opened.whole).toBeGreaterThan(10);
  expect(opened.refused).toBeGreaterThan(10);
});
