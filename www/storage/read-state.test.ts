import { expect, test } from "vitest";

import { History } from "../domain/history.ts";
import type { Contract } from "../engine/engine.ts";
import { EMPTY, OWN, ownFrom, stored, UNSET, type Inputs } from "../domain/state.ts";
import { readHistory, readInputs } from "./read-state.ts";
import { written } from "./write-state.ts";

const inputs: Inputs = {
  text: "a\tb",
  contract: "mall",
  owns: [],
  settings: { mall: { start: "2026-01-01", readings: { trial: "anniversary" }, values: { fee: "2" }, packages: { 宠物: "two" }, notOffered: ["chats_offered"], letterhead: { client: "网上商城", provider: "", number: "A-1" } } },
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

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("kept inputs come back", () => {
  for (const whole of [inputs, { ...inputs, sources: [{ name: "十月.xlsx", row: 1 }, { name: "十一月.xlsx", row: 9 }] }, { ...inputs, example: true as const }]) {
    expect(readInputs(json(stored(whole)))).toEqual({ part: whole, left: 0 });
  }
});

test("what an earlier version did not write is as if nobody had stated it", () => {
  const before = Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== "entered" && name !== "compared"));
  expect(readInputs(json({ version: 2, inputs: before }))).toEqual({ part: { ...inputs, entered: {}, compared: [] }, left: 0 });
  const { text, handedOver, settings } = inputs;
  const { start, readings, packages } = settings["mall"] ?? UNSET;
  expect(readInputs({ version: 1, inputs: { text, start, readings, packages, handedOver } })).toEqual({
    part: { ...EMPTY, text, handedOver, settings: { mall: { start, readings, values: {}, packages, notOffered: [] } } }, left: 0,
  });
});

test("the side that was said in offers is the side everywhere, and the provider was who wrote letters", () => {
  const offer = { volumes: {}, quality: {}, year: [], side: "provider", quote: {}, margin: {} };
  const read = readInputs(json({ version: 3, inputs: { ...inputs, offer, settings: { mall: { letterhead: { to: "网上商城", from: "蓝鲸", number: "" } } } } }))?.part;
  expect(read?.side).toBe("provider");
  expect(read?.offer).not.toHaveProperty("side");
  expect(read?.settings["mall"]?.letterhead).toEqual({ client: "网上商城", provider: "蓝鲸", number: "" });
  expect(readInputs(json(stored({ ...inputs, side: "client" })))).toEqual({ part: { ...inputs, side: "client" }, left: 0 });
});

test("what is damaged, or from another version, is nothing", () => {
  for (const damaged of [null, [], "x", { version: 4, inputs }, { version: 2 }, { version: 3, inputs: [] }, { version: 3, inputs: { ...inputs, text: 1 } }, { version: 3, inputs: { ...inputs, contract: null } }]) {
    expect(readInputs(damaged)).toBeNull();
  }
});

test("what does not fit is left out and counted, and costs nothing beside it", () => {
  const compared = [null, "x", { contract: 1 }, { contract: "support", readings: 1 }];
  expect(readInputs(json({ version: 3, inputs: { ...inputs, compared } }))).toEqual({
    part: { ...inputs, compared: [{ contract: "support", readings: {}, values: {}, package: "" }] }, left: 4,
  });
  expect(readInputs({ version: 2, inputs: { text: "t", contract: OWN, own: "none", settings: { mall: { readings: [1], packages: { a: 2, b: "one" } }, other: null } } })).toEqual({
    part: { ...EMPTY, text: "t", contract: OWN, settings: { mall: { ...UNSET, packages: { b: "one" } } } }, left: 4,
  });
});

test("names that objects have of themselves are names like others", () => {
  const odd: Inputs = { ...inputs, handedOver: JSON.parse('{"__proto__": true, "constructor": true}') as Inputs["handedOver"] };
  const read = readInputs(json(stored(odd)));
  expect(Object.keys(read?.part.handedOver ?? {})).toEqual(["__proto__", "constructor"]);
  expect(read?.left).toBe(0);
});

const contract = { schema: "yuekao.contract/1", id: "mine", title: "自有合同", items: [{ id: "a" }] } as unknown as Contract;

test("the one contract of one's own that version 2 held is one of several", () => {
  const second = { ...Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== "owns")), contract: OWN, own: contract };
  const { part, left } = readInputs(json({ version: 2, inputs: second })) ?? { part: EMPTY, left: -1 };
  expect(part).toEqual({ ...inputs, contract: OWN, owns: [ownFrom(contract)] });
  expect(left).toBe(0);
  // The steps around it, too, of which one has that contract.
  const steps = { shared: ["before"], past: [{ inputs: { ...second, text: 2, own: null, contract: "mall" } }, { inputs: { ...second, text: 0, own: 1 } }] };
  const history = readHistory(json({ version: 2, inputs: second, ...steps }), part);
  expect(history.left).toBe(0);
  expect(history.part.past.map(({ inputs: { text, owns } }) => [text, owns])).toEqual([["before", []], ["a\tb", [ownFrom(contract)]]]);
});

test("each contract of one's own is held against its shape, and costs no other", () => {
  const own = ownFrom(contract);
  const whole = { ...own, name: "我的合同", draft: contract, base: "mall", source: "{}", checked: { "items/a": "x" } };
  expect(readInputs(json({ version: 3, inputs: { ...inputs, contract: OWN, owns: [whole] } }))).toEqual({ part: { ...inputs, contract: OWN, owns: [whole] }, left: 0 });
  const owns = [null, { id: "mall", contract }, { id: OWN }, { id: `${OWN}2`, contract, draft: 1, base: 1, checked: [1] }, { ...own, id: `${OWN}2` }];
  expect(readInputs(json({ version: 3, inputs: { ...inputs, owns } }))).toEqual({ part: { ...inputs, owns: [{ ...own, id: `${OWN}2`, base: null }] }, left: 6 });
});

test("the steps back and forward come back, with texts and parts of contracts they share written once", () => {
  const long = "x".repeat(1000);
  const own = { ...ownFrom(contract), base: "mall" };
  const written1 = { ...inputs, text: long, contract: OWN, owns: [own] };
  const draft = { ...contract, title: "改过的合同" };
  const written2 = { ...written1, owns: [{ ...own, draft }] };
  const history = new History({ inputs: EMPTY })
    .push({ ...EMPTY, text: long }, "", "figures").push({ ...inputs, text: long }).push(written1, "", "contract").push(written2).push({ ...written2, text: "short" }, "", "figures").undo();
  const kept = written(history, new Map());
  expect(kept.split(long)).toHaveLength(2);
  // As it stands in the contract and in what is being written of it, and in no step once more.
  expect(kept.split("改过的合同")).toHaveLength(2);
  expect(kept.split("自有合同")).toHaveLength(2);
  const state = JSON.parse(kept) as unknown;
  const { part, left } = readHistory(state, readInputs(state)?.part ?? EMPTY);
  expect(left).toBe(0);
  expect(part.now).toEqual(history.now);
  expect(part.past).toEqual(history.past);
  expect(part.future).toEqual(history.future);
  // They are kept again as they are.
  expect(JSON.parse(written(part, new Map()))).toEqual(state);
});

test("steps that do not fit are left out with those beyond them", () => {
  const history = ["1", "2", "3", "4"].reduce((past, text) => past.push({ ...EMPTY, text }), new History({ inputs: EMPTY })).undo();
  const state = JSON.parse(written(history, new Map())) as { past: unknown[] };
  state.past[1] = { inputs: { text: 99 } };
  const { part, left } = readHistory(state, history.present);
  expect(part.past.map(({ inputs: { text } }) => text)).toEqual(["2"]);
  expect(part.future).toHaveLength(1);
  expect(left).toBe(1);
});

test("steps for which there is no room are not kept, the nearest are", () => {
  const text = (letter: string): Inputs => ({ ...EMPTY, text: letter.repeat(400_000) });
  const history = ["a", "b", "c", "d"].reduce((past, letter) => past.push(text(letter)), new History({ inputs: EMPTY }));
  const state = JSON.parse(written(history, new Map())) as unknown;
  const { part } = readHistory(state, history.present);
  expect(part.past.map(({ inputs: { text: kept } }) => kept.charAt(0))).toEqual(["b", "c"]);
});
