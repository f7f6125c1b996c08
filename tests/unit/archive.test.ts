// What the archive of months promises: nothing is written over, two windows lose nothing to each other, a full or unreadable
// database loses nothing, and a copy of everything comes back whole or not at all.

import "fake-indexeddb/auto";
import { expect, test } from "vitest";

import { Archive, ChangedElsewhere, readSheet, writtenFiled, writtenSheet } from "../../www/archive/archive.ts";
import { backupOf, BACKUP_VERSION, readBackup } from "../../www/archive/backup.ts";
import { joined } from "../../www/archive/batch.ts";
import { opened, underAgreed, withoutAgreed } from "../../www/archive/open-sheet.ts";
import { countingOf, familyOf, filedInputs, keptTwice, monthsOfVendor, newestOf, placesOf, sameMonths, AGREED, type Filed, type Sheet } from "../../www/archive/sheet.ts";
import type { Contract } from "../../www/engine/engine.ts";
import { EMPTY, NOTHING_ENTERED, OWN, ownFrom, UNSET, type Inputs } from "../../www/domain/state.ts";

const contract = (title: string): Contract => ({ schema: "yuekao.contract/1", id: "c", title });
const inputs = (text: string, more: Partial<Inputs> = {}): Inputs => ({ ...EMPTY, text, ...more });
const filed = (text: string, more: Partial<Inputs> = {}): Filed => ({ inputs: inputs(text, more), agreed: {} });
const entry = (id: string, months: string[]): Omit<Sheet, "revision" | "added"> => ({ id, contract: "mall", months: months.map((month) => `蓝鲸\n${month}`), replaces: {}, states: {} });
const sheet = (id: string, added: number, months: string[], more: Partial<Sheet> = {}): Sheet => ({ ...entry(id, months), added, revision: 1, ...more });
const where = (sheets: readonly Sheet[]): Record<string, string> => Object.fromEntries([...countingOf(sheets)].map(([key, place]) => [key.slice(3), place.sheet.id]));

let names = 0;
const fresh = (): string => `archive ${String(names += 1)}`;

test("another month is added, and the same one counts as it came last, with the earlier one beside it", () => {
  const sheets = [sheet("a", 1, ["2026-09"]), sheet("b", 2, ["2026-10"]), sheet("c", 3, ["2026-10"])];
  expect(where(sheets)).toEqual({ "2026-09": "a", "2026-10": "c" });
  expect(placesOf(sheets).map((place) => `${place.sheet.id} ${place.month}`)).toEqual(["a 2026-09", "b 2026-10", "c 2026-10"]);
  expect(sameMonths(["蓝鲸\n2026-10"], sheets.slice(0, 2))).toEqual({ b: ["蓝鲸\n2026-10"] });
  expect(sameMonths(["红杉\n2026-10"], sheets)).toEqual({});
});

test("one month of a year is replaced: the others stay, and all is as before when what replaced it is gone", () => {
  const year = sheet("year", 1, ["2026-08", "2026-09", "2026-10"]);
  const corrected = sheet("corrected", 2, ["2026-09"], { replaces: { year: ["蓝鲸\n2026-09"] } });
  expect(placesOf([year, corrected]).map((place) => `${place.sheet.id} ${place.month} ${String(place.record)}`)).toEqual(["year 2026-08 0", "year 2026-10 2", "corrected 2026-09 0"]);
  expect(where([year])).toEqual({ "2026-08": "year", "2026-09": "year", "2026-10": "year" });
});

test("a vendor's months follow each other, and the newest is found", () => {
  const counting = countingOf([sheet("b", 2, ["2026-10", "2026-02"]), sheet("a", 1, ["2025-12"])]);
  expect(monthsOfVendor(counting, "蓝鲸").map(({ month }) => month)).toEqual(["2025-12", "2026-02", "2026-10"]);
  expect(newestOf(counting)?.month).toBe("2026-10");
});

test("what is filed of the inputs is what belongs to the sheet's months and its contract", () => {
  const own = ownFrom(contract("mine"));
  const all = inputs("t", {
    contract: OWN, owns: [own, ownFrom(contract("other"), `${OWN}2`)], settings: { [OWN]: { ...UNSET, start: "2026-01-01" }, mall: UNSET },
    entered: { "蓝鲸\n2026-10": NOTHING_ENTERED, "蓝鲸\n2026-09": NOTHING_ENTERED }, handedOver: { "红杉\n2026-10": true },
  });
  expect(filedInputs(all, ["蓝鲸\n2026-10"])).toMatchObject({ owns: [own], settings: { [OWN]: { start: "2026-01-01" } }, entered: { "蓝鲸\n2026-10": NOTHING_ENTERED }, handedOver: {} });
  expect(Object.keys(filedInputs(all, ["蓝鲸\n2026-10"]).entered)).toEqual(["蓝鲸\n2026-10"]);
});

test("a month that is opened follows the contract in force; one that was agreed keeps its own, and that goes with it", () => {
  const mine = { ...ownFrom(contract("now")), base: "mall" };
  const now = inputs("november", { contract: OWN, owns: [mine], sheet: "n" });
  const draft = opened(now, filed("october", { sheet: "o" }), "");
  expect(draft).toMatchObject({ text: "october", sheet: "o", contract: OWN });
  const then = underAgreed(draft, { contract: contract("then"), packages: { 女装: "two" } }, "then");
  expect(then.contract).toBe(`${AGREED}o`);
  expect(then.settings[then.contract]).toMatchObject({ packages: { 女装: "two" } });
  expect(then.owns.map(({ id }) => id)).toEqual([OWN, `${AGREED}o`]);
  expect(opened(then, filed("september", { sheet: "s" }), OWN)).toMatchObject({ text: "september", contract: OWN, owns: [mine] });
  expect(withoutAgreed(then, OWN)).toMatchObject({ contract: OWN, owns: [mine] });
  expect([...familyOf(now)]).toEqual([OWN, "mall"]);
  // A vendor under another contract keeps that.
  expect(opened(now, filed("courier's", { contract: "courier" }), "")).toMatchObject({ contract: "courier" });
});

test("months that are special are settled by themselves; where the contract looks back, all of the vendor's", () => {
  const agreed = sheet("a", 1, ["2026-08", "2026-09"], { states: { "蓝鲸\n2026-09": "confirmed" } });
  const other = { ...sheet("b", 2, []), months: ["红杉\n2026-09"] };
  const entries = [
    { sheet: agreed, filed: { ...filed("one\n"), agreed: { "蓝鲸\n2026-09": { contract: contract("then"), packages: {} } } } },
    { sheet: other, filed: filed("two") },
  ];
  const alone = (looksBack: boolean): string[] => joined(entries, contract("now"), looksBack, []).alone.map(({ key }) => key);
  expect(alone(false)).toEqual(["蓝鲸\n2026-09"]);
  expect(alone(true)).toEqual(["蓝鲸\n2026-08", "蓝鲸\n2026-09"]);
  expect(joined(entries, contract("then"), false, []).alone).toEqual([]);
  const { text, said } = joined(entries, contract("now"), false, []);
  expect(text.split("\n").indexOf("two") + 1).toBe((said.source as readonly { row: number }[])[1]?.row);
});

test("a draft beside a month that is agreed does not count, until it replaces it or is agreed, too", () => {
  const paid = sheet("a", 1, ["2026-10"], { states: { "蓝鲸\n2026-10": "paid" } });
  const draft = sheet("b", 2, ["2026-10"]);
  const counts = (...sheets: Sheet[]): string | undefined => countingOf(sheets).get("蓝鲸\n2026-10")?.sheet.id;
  expect(counts(paid, draft)).toBe("a");
  expect([...keptTwice([paid, draft])]).toEqual(["蓝鲸\n2026-10"]);
  expect(counts(paid, { ...draft, replaces: { a: ["蓝鲸\n2026-10"] } })).toBe("b");
  expect(counts(paid, { ...draft, states: { "蓝鲸\n2026-10": "confirmed" } })).toBe("b");
  // An objection is no agreement.
  expect(counts({ ...paid, states: { "蓝鲸\n2026-10": "objected" } }, draft)).toBe("b");
});

test("a sheet with a month that another one counts for is no part of the text", () => {
  const entries = [{ sheet: sheet("a", 1, ["2026-08", "2026-09"]), filed: filed("old") }, { sheet: sheet("b", 2, ["2026-09"]), filed: filed("new") }];
  const found = joined(entries, contract("now"), false, []);
  expect(found.text).toBe("new");
  expect(found.alone.map(({ key, sheet: from }) => `${from.id} ${key.slice(3)}`)).toEqual(["a 2026-08"]);
});

test("kept and read again, in the order of adding", async () => {
  const archive = new Archive(fresh());
  await archive.put(entry("a", ["2026-09"]), filed("september"), 0);
  await archive.put(entry("b", ["2026-10"]), filed("october"), 0);
  const { sheets, unread } = await archive.listed();
  expect([sheets.map(({ id, added, revision }) => [id, added, revision]), unread]).toEqual([[["a", 1, 1], ["b", 2, 1]], 0]);
  expect((await archive.filed("b"))?.inputs.text).toBe("october");
  await archive.withdraw("a");
  expect((await archive.listed()).sheets.map(({ id }) => id)).toEqual(["b"]);
  expect(await archive.filed("a")).toBeNull();
});

test("two windows at the same sheet: the second is told, and what the first has written stays", async () => {
  const name = fresh();
  const [one, other] = [new Archive(name), new Archive(name)];
  const first = await one.put(entry("a", ["2026-10"]), filed("begun"), 0);
  await other.put(entry("a", ["2026-10"]), filed("other's"), first.revision);
  await expect(one.put(entry("a", ["2026-10"]), filed("one's"), first.revision)).rejects.toBeInstanceOf(ChangedElsewhere);
  expect((await one.filed("a"))?.inputs.text).toBe("other's");
});

test("two windows that add at the same time keep both, one after the other", async () => {
  const name = fresh();
  const [one, other] = [new Archive(name), new Archive(name)];
  await Promise.all([one.put(entry("a", ["2026-09"]), filed("a"), 0), other.put(entry("b", ["2026-10"]), filed("b"), 0)]);
  const read = await new Archive(name).listed();
  expect(read.sheets.map(({ added }) => added).toSorted()).toEqual([1, 2]);
});

test("storage full in the middle of a write: it is said, and nothing of it is there", async () => {
  const name = fresh();
  const archive = new Archive(name);
  await archive.put(entry("a", ["2026-09"]), filed("september"), 0);
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put")?.value as IDBObjectStore["put"];
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (Array.isArray(key) && key[0] === "inputs") throw new DOMException("full", "QuotaExceededError");
    return put.call(this, value, key);
  };
  try {
    await expect(archive.put(entry("b", ["2026-10"]), filed("october"), 0)).rejects.toMatchObject({ name: "QuotaExceededError" });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  expect((await new Archive(name).listed()).sheets.map(({ id }) => id)).toEqual(["a"]);
});

test("an entry of a later version, or one that is no sheet, is counted and left as it is", () => {
  expect(readSheet({ ...writtenSheet(sheet("a", 1, ["2026-09"])), version: 2 })).toBeNull();
  expect(readSheet("nothing")).toBeNull();
  expect(readSheet(writtenSheet(sheet("a", 1, ["2026-09"])))).toEqual(sheet("a", 1, ["2026-09"]));
});

test("a copy of everything comes back in an empty archive, once", async () => {
  const archive = new Archive(fresh());
  await archive.put({ ...entry("a", ["2026-09"]), states: { "蓝鲸\n2026-09": "paid" } }, { ...filed("september"), agreed: { "蓝鲸\n2026-09": { contract: contract("then"), packages: {} } } }, 0);
  await archive.put(entry("b", ["2026-10"]), filed("october"), 0);
  const read = readBackup(backupOf(await archive.everything()));
  if ("refusal" in read) throw new Error(read.refusal);
  const other = new Archive(fresh());
  expect(await other.add(read.entries)).toBe(2);
  const { sheets } = await other.listed();
  expect(sheets.map(({ id, states }) => [id, states])).toEqual([["a", { "蓝鲸\n2026-09": "paid" }], ["b", {}]]);
  expect((await other.filed("a"))?.agreed["蓝鲸\n2026-09"]?.contract.title).toBe("then");
  expect(await other.add(read.entries)).toBe(0);
  // What was changed here meanwhile stays, and the copy's stands beside it.
  await other.put(entry("b", ["2026-10"]), filed("changed"), 1);
  expect(await other.add(read.entries)).toBe(1);
  expect((await other.filed("b"))?.inputs.text).toBe("changed");
});

test.each([
  ["cut", (whole: string) => whole.slice(0, -20)],
  ["cut", (whole: string) => whole.replace('"count":1', '"count":2')],
  ["later", (whole: string) => whole.replace(`"version":${String(BACKUP_VERSION)}`, '"version":99')],
  ["later", (whole: string) => whole.replace(`"version":${String(BACKUP_VERSION)}`, '"version":99').slice(0, 60)],
  ["other", () => "商家\t月份"],
  ["other", () => '{"version":3,"inputs":{}}'],
  ["part", (whole: string) => whole.replace('"text":"september"', '"text":9')],
] as const)("a copy that is not whole is refused as “%s”", (refusal, damage) => {
  const whole = backupOf([{ sheet: writtenSheet(sheet("a", 1, ["2026-09"])), filed: writtenFiled(filed("september")) }]);
  expect(readBackup(whole)).toMatchObject({ entries: [{ sheet: { id: "a" } }] });
  expect(readBackup(damage(whole))).toMatchObject({ refusal });
});
