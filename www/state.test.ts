import { expect, test } from "vitest";

import { EMPTY, History, inputsFrom } from "./state.ts";

test("undo gives back what was, as far as it is kept", () => {
  const texts = Array.from({ length: 60 }, (_, index) => String(index));
  let history = texts.reduce((past, text) => past.then({ ...EMPTY, text }), new History(EMPTY));
  expect(history.undo().present.text).toBe("58");
  while (history.canUndo) history = history.undo();
  expect(history.present.text).toBe("9");
  expect(history.undo()).toBe(history);
});

test("kept inputs come back; what is damaged or from another version does not", () => {
  const inputs = { text: "a\tb", start: "2026-01-01", readings: { trial: "anniversary" }, packages: { 宠物: "two" }, handedOver: { "蓝鲸\n2026-10": true } };
  expect(inputsFrom(JSON.parse(JSON.stringify({ version: 1, inputs })))).toEqual(inputs);
  for (const damaged of [null, [], "x", { version: 2, inputs }, { version: 1 }, { version: 1, inputs: { text: 1 } }]) expect(inputsFrom(damaged)).toBeNull();
  expect(inputsFrom({ version: 1, inputs: { text: "t", start: "", readings: [1], packages: { a: 2 } } })).toEqual({ ...EMPTY, text: "t" });
});
