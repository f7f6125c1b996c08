// The formulas of a month's workbook, computed by another program: as they are they come to what the engine came to, and with the
// figures of another month to what the engine makes of that.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type CompiledContract, type Contract, type VendorMonth } from "yuekao";

import { worded } from "../../www/engine/filled-texts.ts";
import { monthWorkbook } from "../../www/export/formulas/month-workbook.ts";
import { language } from "../../www/i18n/language.ts";
import { content, type Cell, type Sheet } from "../../www/sheets/sheet.ts";
import { computed, stored } from "./computed-workbook.ts";

const here = (path: string): URL => new URL(path, import.meta.url);
const engine = await load({ wasm: readFileSync(here("../../pkg/yuekao_bg.wasm")) });
const zh = await language("zh-CN", ["page", "more", "problems", "export", "contract", "workbook"]);

interface Case {
  contract?: Partial<Contract>;
  month?: VendorMonth;
}

interface Worked {
  id: string;
  contract: Contract;
  month: VendorMonth;
}

const read = (path: string): unknown => JSON.parse(readFileSync(here(path), "utf8"));

function worked(id: string, template: Contract, cases: readonly Case[]): Worked[] {
  return cases.flatMap(({ contract, month }) => {
    const written = { ...template, ...contract, readings: { ...template.readings, ...contract?.readings } };
    return month && engine.validate(written).every(({ severity }) => severity === "warning") ? [{ id, contract: worded(written, engine.texts(written, month.month)), month }] : [];
  });
}

const templates = engine.templates().map(({ id }) => id);
const MONTHS: Worked[] = [
  ...templates.flatMap((id) => readdirSync(here(`../../contracts/${id}/cases`)).flatMap((file) => worked(id, read(`../../contracts/${id}/terms.json`) as Contract, read(`../../contracts/${id}/cases/${file}`) as Case[]))),
  ...readdirSync(here("../../contracts/examples")).flatMap((file) => {
    const { contract, cases } = read(`../../contracts/examples/${file}`) as { contract: Contract; cases: Case[] };
    return worked(file, contract, cases);
  }),
];

const compiled = new Map<Contract, CompiledContract>();

function sheetsOf({ contract, month }: Worked): Promise<Sheet[]> {
  const ready = compiled.get(contract) ?? engine.compile(contract);
  compiled.set(contract, ready);
  const assessment = engine.assess(ready, month);
  return monthWorkbook({ contract, month, assessment }, (result) => Promise.resolve(engine.explain(ready, month, result)), zh.of(contract), []);
}

/** Whether a spreadsheet's number is the engine's, as far as that writes its places. */
function same(shown: string, cell: Cell): boolean {
  const wanted = content(cell);
  if (!/^-?\d+(?:\.\d+)?$/.test(wanted)) return shown === wanted;
  if (shown.trim() === "" || !Number.isFinite(Number(shown))) return false;
  const number = Number(shown) * (cell.format === "percent" ? 100 : 1);
  return cell.format === "money" ? number.toFixed(2) === Number(wanted).toFixed(2) && Math.abs(number - Number(wanted)) < 1e-6 : Math.abs(number - Number(wanted)) <= 6e-7 * Math.max(1, Math.abs(number));
}

function differences(sheets: readonly Sheet[], wanted: readonly Sheet[] = sheets): string[] {
  const { value, free } = computed(sheets);
  const found = wanted.flatMap((sheet, place) => sheet.rows.flatMap((row, line) => row.flatMap((cell, column) => {
    const made = sheets[place]?.rows[line]?.[column];
    if (!made || !("formula" in made)) return [];
    if ("formula" in cell && cell.result === null) return [];
    const shown = value(place, (sheet.above?.length ?? 0) + line + 2, column + 1);
    return same(shown, cell) ? [] : [`${sheet.name} ${row[1] ? content(row[1]) : ""}: ${made.formula} = ${shown}, not ${content(cell)}`];
  })));
  free();
  return found;
}

/** The first and the last month of each example show it; every month of the contracts that come along is computed. */
const SOME = MONTHS.filter(({ id }, place) => templates.includes(id) || MONTHS[place - 1]?.id !== id || MONTHS[place + 1]?.id !== id);

test("every formula comes to what the engine came to", async () => {
  const wrong: string[] = [];
  let formulas = 0;
  for (const month of SOME) {
    const sheets = await sheetsOf(month);
    formulas += sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => "formula" in cell).length;
    wrong.push(...differences(sheets).map((difference) => `${month.id}: ${difference}`));
  }
  expect(wrong).toEqual([]);
  expect(formulas).toBeGreaterThan(3_000);
});

test("the sum of what categories cost says whether it is due, as its parts do", async () => {
  const seen = new Set<string>();
  for (const month of MONTHS.filter(({ id }) => id === "mall")) {
    const [, , settled] = await sheetsOf(month);
    const rows = (settled?.rows ?? []).map((row) => row.map(content));
    const parts = new Set(rows.filter(([kind]) => kind === zh.say("workbook-category")).map((row) => row[7] ?? ""));
    const sum = rows.find(([kind, name]) => kind === zh.say("statement") && name?.startsWith("甲方代为服务的费用"));
    if (!sum) continue;
    seen.add(sum[7] ?? "");
    expect(sum[7], month.month.month).toBe(parts.size === 1 ? [...parts][0] : "");
  }
  expect([...seen]).toEqual(expect.arrayContaining(["是", "否"]));
});

test("numbers of clauses stand with the comma of the language between them", async () => {
  const month = MONTHS.find(({ id }) => id === "courier");
  const shown = month ? (await sheetsOf(month)).flatMap(({ rows }) => rows.flat().map(content)) : [];
  expect(shown).toContain("六(二)2、六(二)3");
  expect(shown).not.toContain("六(二)2, 六(二)3");
});

test("only what rests on other months or on working hours is written as a value where nothing is missing", async () => {
  const fixed = new Set<string>();
  for (const month of MONTHS) {
    const notes = (await sheetsOf(month)).at(-1)?.rows.map(([, told]) => (told ? content(told) : "")) ?? [];
    for (const told of notes) for (const reason of ["months", "rows", "calendar", "orders", "cap", "mechanism"]) if (told.endsWith(zh.say(`workbook-reason-${reason}`))) fixed.add(`${reason} ${month.id}`);
  }
  // By days or rows: there are none, or the month is not known.
  expect([...fixed].sort()).toEqual([
    "calendar by_day.json", "calendar calendar.json", "calendar closes.json", "calendar support", "cap cap.json", "cap currency.json", "months carried_over.json", "months courier", "months first_miss_warned.json", "months first_month.json", "months held.json",
    "months improvement_period.json", "months in_a_row.json", "months indexed_price.json", "months month_before.json", "months over_months.json", "months points_accumulate.json", "months quarter_cap.json", "months support", "months year_to_date.json", "orders mall", "rows by_day.json", "rows over_rows.json",
  ]);
});

/** The same numbers each time. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

type Draw = (low: number, high: number) => number;

const rated = (draw: Draw, whole: number): number => Math.round((whole * draw(50, 101)) / 100.5);

/** A month with every figure its contract asks for. */
const WHOLE: Readonly<Record<string, (draw: Draw) => VendorMonth["figures"]>> = {
  mall: (draw) => {
    const [calls, chats] = [draw(1, 5000), draw(1, 9000)];
    return {
      calls_offered: calls, calls_answered: Math.min(calls, rated(draw, calls)), chats_offered: chats, chats_handled: Math.min(chats, rated(draw, chats)), very_satisfied: draw(0, 800), satisfied: draw(1, 800), neutral: draw(0, 150), dissatisfied: draw(0, 90),
      very_dissatisfied: draw(0, 40), leaked_records: draw(0, 30), wide_exposure: draw(0, 2) === 1, to_competitor: draw(0, 3) === 1, goods_payment: String(draw(0, 90_000_000) / 100),
    };
  },
  courier: (draw) => {
    const received = draw(1, 3000);
    return {
      phone_response_seconds: draw(5, 30), email_response_seconds: draw(60_000, 100_000), chat_response_seconds: draw(30, 80), issues_received: received, issues_resolved: Math.min(received, Math.round((received * draw(85, 101)) / 100)), csat_score: String(draw(800, 1000) / 10),
      unpaid_amount: String(draw(0, 9_000_000) / 100), days_late: draw(0, 60), not_put_right: draw(0, 2) === 1, leaked_records: draw(0, 3), subcontracted: draw(0, 2) === 1, fees_paid: String(draw(0, 9_000_000) / 100),
    };
  },
  outsourcing: (draw) => {
    const received = draw(1, 3000);
    return {
      phone_response_seconds: draw(200, 400), chat_response_seconds: draw(200, 400), very_satisfied: draw(0, 800), satisfied: draw(1, 800), neutral: draw(0, 150), dissatisfied: draw(0, 90), very_dissatisfied: draw(0, 40),
      issues_received: received, issues_resolved: Math.min(received, rated(draw, received)), seats: draw(1, 60), unpaid_amount: String(draw(0, 9_000_000) / 100), breach_by_provider: draw(0, 2) === 1, breach_by_client: draw(0, 2) === 1, ended_by_provider_breach: draw(0, 2) === 1,
      ended_by_client_breach: draw(0, 2) === 1, unperformed_fee: String(draw(0, 90_000_000) / 100),
    };
  },
  support: (draw) => {
    const received = draw(1, 3000);
    return {
      phone_response_seconds: draw(20, 40), chat_response_seconds: draw(20, 40), downtime_minutes: String(draw(0, 2000) / 10), resolution_hours: draw(10, 40), issues_received: received, issues_resolved: Math.min(received, rated(draw, received)), csat_score: String(draw(800, 1000) / 10),
      talk_minutes: String(draw(0, 400_000) / 10), messages: draw(0, 50_000), unpaid_amount: String(draw(0, 9_000_000) / 100), days_late: draw(0, 60),
    };
  },
};

/** The names of a month's rows, and what else its workbook takes from the calendar. */
const shape = ({ month: { month, vendor, history, seat_changes, withheld, ...rest } }: Worked, sheets: readonly Sheet[]): string =>
  JSON.stringify([month, vendor, history, seat_changes, withheld, rest.start, sheets.slice(2, -1).map(({ rows }) => rows.map(([name, second]) => [name, second].map((cell) => cell && "text" in cell && cell.role !== "input" && cell.text)))]);

const allComputed = (sheets: readonly Sheet[]): boolean => sheets.at(-1)?.rows.some((row) => row[1] && content(row[1]) === zh.say("workbook-note-fixed-none")) === true;

test("with the figures and rows of the next month in its cells, the workbook of each example comes to what that month comes to", async () => {
  const wrong: string[] = [];
  let compared = 0;
  for (const [place, before] of MONTHS.entries()) {
    const next = MONTHS[place + 1];
    if (templates.includes(before.id) || next?.id !== before.id || JSON.stringify(next.contract) !== JSON.stringify(before.contract)) continue;
    const [sheets, other] = [await sheetsOf(before), await sheetsOf(next)];
    if (shape(before, sheets) !== shape(next, other) || !allComputed(sheets) || !allComputed(other)) continue;
    const { model, value, free } = computed(sheets);
    model.pauseEvaluation();
    other.forEach((sheet, at) => sheet.rows.forEach((row, line) => row.forEach((cell, column) => {
      // The contract is the same; where its numbers stand is as the month needs them.
      if (at !== 1 && cell.role === "input" && sheets[at]?.rows[line]?.[column]) model.setUserInput(at, 1 + (sheet.above?.length ?? 0) + line + 1, column + 1, "number" in cell ? stored(cell.number, cell) : content(cell) === "" ? "" : `'${content(cell)}`);
    })));
    model.resumeEvaluation();
    model.evaluate();
    other.forEach((sheet, at) => sheet.rows.forEach((row, line) => row.forEach((cell, column) => {
      const made = sheets[at]?.rows[line]?.[column];
      if (!made || !("formula" in made) || !("formula" in cell) || cell.result === null) return;
      compared += 1;
      const shown = value(at, (sheet.above?.length ?? 0) + line + 2, column + 1);
      if (!same(shown, cell)) wrong.push(`${next.id} ${String(place)}: ${row[1] ? content(row[1]) : ""}: ${made.formula} = ${shown}, not ${content(cell)}`);
    })));
    free();
  }
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

test("where what a part is computed of is not given, its formula leaves it open, and nothing stands in for it", async () => {
  const last = MONTHS.findLast(({ id }) => id === "first_known.json");
  const sheets = last ? await sheetsOf(last) : [];
  expect(sheets.flatMap(({ rows }) => rows.flat()).flatMap((cell) => ("formula" in cell ? [cell.result] : []))).toEqual([{ number: "40000" }, { text: "待定" }]);
  expect(allComputed(sheets)).toBe(true);
});

const CHANGED = 40;

for (const id of Object.keys(WHOLE)) {
  test(`with the figures of another month the workbook of the contract “${id}” comes to the same cents`, async () => {
    const contract = worded({ ...engine.template(id), start: "2026-01-01" }, engine.texts(engine.template(id), "2026-10"));
    const numbers = drawn(id.length);
    const draw: Draw = (low, high) => low + Math.floor(numbers.next().value * (high - low));
    const month = (): Worked => ({ id, contract, month: {
      vendor: "蓝鲸", month: "2026-10", figures: WHOLE[id]?.(draw) ?? {},
      ...(id === "mall" ? { categories: ["手机", "女装"].map((category) => ({ category, presales_calls: draw(0, 900), presales_chats: draw(0, 900), aftersales_calls: draw(0, 900), aftersales_chats: draw(0, 900), service_orders: draw(0, 900) })) } : {}),
      ...(id === "support" ? { history: ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"].map((month) => ({ month, figures: { downtime_minutes: "12.5" } })) } : {}),
    } });
    const sheets = await sheetsOf(month());
    const { model, value, free } = computed(sheets);
    // All is computed there but what rests on earlier months.
    expect(sheets[2]?.rows.filter(([, , result]) => result && !("formula" in result)).map(([, name]) => name && content(name))).toEqual(id === "courier" ? ["连续低档，可解除合同"] : []);
    const wrong: string[] = [];
    for (let round = 0; round < CHANGED; round++) {
      const other = await sheetsOf(month());
      model.pauseEvaluation();
      other[0]?.rows.forEach((row, line) => row.forEach((cell, column) => {
        const before = sheets[0]?.rows[line]?.[column];
        if (cell.role !== "input" || !before) return;
        model.setUserInput(0, line + 3, column + 1, "number" in cell ? stored(cell.number, cell) : `'${content(cell)}`);
      }));
      model.resumeEvaluation();
      model.evaluate();
      other[2]?.rows.forEach((row, line) => row.forEach((cell, column) => {
        const made = sheets[2]?.rows[line]?.[column];
        if (!made || !("formula" in made) || ("formula" in cell && cell.result === null)) return;
        const shown = value(2, line + 3, column + 1);
        if (!same(shown, cell)) wrong.push(`${row[1] ? content(row[1]) : ""}: ${made.formula} = ${shown}, not ${content(cell)}`);
      }));
    }
    free();
    expect(wrong).toEqual([]);
  });
}
