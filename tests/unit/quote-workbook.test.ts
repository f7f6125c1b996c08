// The workbook of a quote, computed by another program: as it is it says what the engine said, and with other volumes what the engine
// makes of those.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract } from "yuekao";
import { planOf, rivalContract } from "yuekao/offers";

import { NO_OFFER, NO_RIVAL, type Offer } from "../../www/domain/offer.ts";
import type { Engine } from "../../www/engine/engine.ts";
import { planSheets } from "../../www/export/formulas/plan-sheets.ts";
import { language } from "../../www/i18n/language.ts";
import type { Plan } from "../../www/offers/plan.ts";
import { quoted, type Quoted } from "../../www/offers/quote.ts";
import { quoteSheets, volumeCells } from "../../www/offers/quote-workbook.ts";
import { questionOf, YEARS } from "../../www/offers/volumes.ts";
import { content, type Sheet } from "../../www/sheets/sheet.ts";
import { computed } from "./computed-workbook.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });
const words = await language("zh-CN", ["page", "more", "problems", "offers", "contract", "export", "workbook"]);
const asked = { ask: <Answer>(question: (module: typeof engine) => Answer) => Promise.resolve(question(engine)), compile: (contract: Contract) => Promise.resolve(engine.compile(contract)), explain: (...of: Parameters<typeof engine.explain>) => Promise.resolve(engine.explain(...of)) } as unknown as Pick<Engine, "ask" | "compile" | "explain">;

const plan = (contract: Contract, mark: string, pack = ""): Plan => ({ ...planOf(engine, contract, pack), mark, name: mark, variant: null, currency: "CNY", refusal: null });

function quoteOf(plans: readonly Plan[], volumes: Record<string, string>, offer: Partial<Offer> = {}): Quoted {
  return quoted(engine, questionOf(plans, { offer: { ...NO_OFFER, volumes, ...offer }, month: null }, Object.keys(volumes)[0] ?? ""), words);
}

async function sheetsOf(quote: Quoted): Promise<Sheet[]> {
  const cells = volumeCells(quote, words);
  return quoteSheets(quote, cells, await planSheets(quote, cells, asked, words), [], words);
}

/** Every amount of the first sheet, as another program computes it, and as it was written. */
function amounts(sheets: readonly Sheet[], changes: readonly { row: number; column: number; to: string }[] = []): { shown: string[]; written: string[] } {
  const { model, value, free } = computed(sheets);
  for (const { row, column, to } of changes) model.setUserInput(1, row, column, to);
  model.evaluate();
  const cells = (sheets[0]?.rows ?? []).slice(1).flatMap((row, line) => row.slice(1).map((cell, place) => ({ cell, shown: value(0, line + 3, place + 2) })));
  free();
  const plain = (text: string): string => (Number.isFinite(Number(text)) ? String(Number(Number(text).toFixed(4))) : text);
  return { shown: cells.map(({ shown }) => plain(shown)), written: cells.map(({ cell }) => plain(content(cell))) };
}

const support = engine.template("support");
const model = (choice: string, mark: string): Plan => plan({ ...support, readings: { ...support.readings, fee_model: choice } }, mark);

test("volumes of a month move every plan, its VAT, its year and the price for each", async () => {
  const base = model("base_plus_overage", "A");
  const rival = plan(rivalContract({ ...NO_RIVAL, month: "1000", prices: { messages: "0.7" }, stepped: "talk_minutes", steps: [{ upTo: "10000", price: "2" }, { upTo: "", price: "1" }] }, base.drivers.volumes, support, "client"), "D");
  const plans = [base, model("all_in", "B"), model("volume", "C"), rival];
  const sheets = await sheetsOf(quoteOf(plans, { talk_minutes: "12000", messages: "30000" }));
  const asIs = amounts(sheets);
  expect(asIs.shown).toEqual(asIs.written);
  // 20,000 + 2,000 × 1.2 + 10,000 × 0.5, and 6 % of it.
  expect([asIs.shown[0], asIs.shown[4], asIs.shown[8]]).toEqual(["27400", "1644", "29044"]);
  const moved = amounts(sheets, [{ row: 2, column: 2, to: "9000" }, { row: 3, column: 2, to: "50000" }]);
  expect(moved.shown).toEqual(amounts(await sheetsOf(quoteOf(plans, { talk_minutes: "9000", messages: "50000" }))).written);
  // 20,000 + 30,000 × 0.5; 1,000 + 9,000 × 2 + 50,000 × 0.7.
  expect([moved.shown[0], moved.shown[3]]).toEqual(["35000", "54000"]);
});

test("volumes of a category move what it is priced by; prices that hold VAT are taken apart", async () => {
  const mall = engine.template("mall");
  const plans = [plan(mall, "A", "one"), plan(mall, "B", "two")];
  const volumes = { presales_calls: "1000", presales_chats: "2000", aftersales_calls: "100", aftersales_chats: "200", service_orders: "50" };
  const quote = { ...NO_OFFER.quote, vat: "13", vatIncluded: true };
  const sheets = await sheetsOf(quoteOf(plans, volumes, { quote }));
  const asIs = amounts(sheets);
  expect(asIs.shown).toEqual(asIs.written);
  const line = (sheets[1]?.rows.length ?? 0) + 1;
  const moved = amounts(sheets, [{ row: line, column: 2, to: "500" }]);
  expect(moved.shown).toEqual(amounts(await sheetsOf(quoteOf(plans, { ...volumes, presales_calls: "500" }, { quote }))).written);
});

test("a year with peaks stays as it was quoted, and the workbook says so", async () => {
  const sheets = await sheetsOf(quoteOf([model("base_plus_overage", "A")], { talk_minutes: "12000", messages: "30000" }, { year: YEARS.promotions }));
  const asIs = amounts(sheets);
  expect(asIs.shown).toEqual(asIs.written);
  const told = sheets.flatMap(({ rows }) => rows.flat().map((cell) => content(cell)));
  expect(told).toContain("“全年”是制作报价单时的数值，改动业务量后不重算。");
});

test("whose month the volumes were taken from is nowhere in it", async () => {
  const mall = engine.template("mall");
  const month = {
    month: "2026-10", vendor: "蓝鲸家电", figures: { goods_payment: "777123" },
    categories: [{ category: "手机", presales_calls: "300", presales_chats: "40", aftersales_calls: "5", aftersales_chats: "6", service_orders: "7" }],
  };
  const question = questionOf([plan(mall, "A", "one"), plan(mall, "B", "two")], { offer: NO_OFFER, month }, "presales_calls");
  const quote = quoted(engine, question, words);
  const sheets = await sheetsOf(quote);
  const written = JSON.stringify(sheets);
  for (const secret of ["蓝鲸家电", "777123", "2026"]) expect(written).not.toContain(secret);
  // 300 × 3.5 + 40 × 1.6 + 5 × 14.5 + 6 × 6.3 + 7 × 8.26.
  expect(quote.plans[0]?.cost.now.net).toBe("1282.12");
  expect(sheets.some(({ name }) => name === "A 结算")).toBe(true);
  const asIs = amounts(sheets);
  expect(asIs.shown).toEqual(asIs.written);
});
