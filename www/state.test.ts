import { expect, test } from "vitest";

import { inputsFrom } from "./kept/inputs-from.ts";
import { EMPTY, History, OWN, UNSET } from "./state.ts";

test("undo gives back what was, as far as it is kept", () => {
  const texts = Array.from({ length: 60 }, (_, index) => String(index));
  let history = texts.reduce((past, text) => past.then({ ...EMPTY, text }), new History(EMPTY));
  expect(history.undo().present.text).toBe("58");
  while (history.canUndo) history = history.undo();
  expect(history.present.text).toBe("9");
  expect(history.undo()).toBe(history);
});

test("what is typed into one field is one step back", () => {
  const typed = (text: string) => ({ ...EMPTY, text });
  const history = new History(EMPTY).then(typed("1"), "fee").then(typed("12"), "fee").then(typed("12a"), "rate");
  expect(history.undo().present.text).toBe("12");
  expect(history.undo().undo().present.text).toBe("");
});

const inputs = {
  text: "a\tb",
  contract: "mall",
  own: null,
  settings: { mall: { start: "2026-01-01", readings: { trial: "anniversary" }, values: { fee: "2" }, packages: { 宠物: "two" }, notOffered: ["chats_offered"] } },
  handedOver: { "蓝鲸\n2026-10": true },
  entered: {
    "蓝鲸\n2026-10": {
      figures: { leaked_records: "2" },
      workOrders: [{ received: "2026-10-08T11:30", replied: "", cost: "" }],
      seatChanges: [{ date: "2026-10-16", seats: "-1" }],
      events: { statement_received: "2026-11-16" },
      statement: "综合服务评分\t84",
    },
  },
  compared: [{ contract: "mall", readings: { channels: "worst" }, values: {}, package: "one" }],
};

test("kept inputs come back; what is damaged or from another version does not", () => {
  expect(inputsFrom(JSON.parse(JSON.stringify({ version: 2, inputs })))).toEqual(inputs);
  const before = { ...inputs, entered: undefined, compared: undefined };
  expect(inputsFrom({ version: 2, inputs: before })).toEqual({ ...inputs, entered: {}, compared: [] });
  expect(inputsFrom({ version: 2, inputs: { ...inputs, compared: [null, "x", { contract: 1 }, { contract: "support", readings: 1 }] } })?.compared).toEqual([
    { contract: "support", readings: {}, values: {}, package: "" },
  ]);
  for (const damaged of [null, [], "x", { version: 3, inputs }, { version: 2 }, { version: 2, inputs: { text: 1 } }]) expect(inputsFrom(damaged)).toBeNull();
  expect(inputsFrom({ version: 2, inputs: { text: "t", contract: OWN, own: "none", settings: { mall: { readings: [1], packages: { a: 2 } } } } })).toEqual({
    ...EMPTY, text: "t", settings: { mall: UNSET },
  });
});

test("inputs kept before there was a choice of contracts belong to the one there was", () => {
  const { text, handedOver, settings: { mall: { start, readings, packages } } } = inputs;
  expect(inputsFrom({ version: 1, inputs: { text, start, readings, packages, handedOver } })).toEqual({
    ...inputs, entered: {}, compared: [], settings: { mall: { ...inputs.settings.mall, values: {}, notOffered: [] } },
  });
});
