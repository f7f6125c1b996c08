import { expect, test } from "vitest";

import { EMPTY } from "../domain/state.ts";
import type { Contract, Engine, VendorMonth } from "../engine/engine.ts";
import { EarlierMonths } from "./earlier-months.ts";
import type { Filed, Sheet } from "./sheet.ts";

/** A sheet for each month of ten years, each with one month of one vendor. */
const MONTHS = Array.from({ length: 120 }, (_, number) => `${String(2016 + Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, "0")}`);
const SHEETS: readonly Sheet[] = MONTHS.map((month, place) => ({ id: month, revision: 1, added: place + 1, contract: "mall", months: [`蓝鲸\n${month}`], replaces: {}, states: {} }));
const CONTRACT = { currency: "CNY" } as unknown as Contract;

test("of ten years of sheets only those are read that a contract can look back to", async () => {
  const read: string[] = [];
  const engine = { parse: (text: string) => Promise.resolve({ records: [{ vendor: "蓝鲸", month: text }] }) } as unknown as Engine;
  const filed = (id: string): Promise<Filed> => {
    read.push(id);
    return Promise.resolve({ inputs: { ...EMPTY, text: id, sheet: id }, agreed: {} });
  };
  const here: VendorMonth = { vendor: "蓝鲸", month: "2026-01", figures: {} };
  const before = await new EarlierMonths(engine, filed).before(here, [here], { ...EMPTY, text: "-", sheet: "-" }, CONTRACT, SHEETS, new Set(["mall"]));
  expect(before.map(({ month }) => month)).toEqual(MONTHS.slice(-36));
  expect(read).toEqual(MONTHS.slice(-36));
});
