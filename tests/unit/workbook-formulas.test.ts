// The formulas of a month's workbook, computed by another program: as they are they come to what the engine came to, and with the
// figures of another month to what the engine makes of that.

import { initSync, Model } from "@ironcalc/wasm";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract, type VendorMonth } from "yuekao";

import { worded } from "../../www/engine/filled-texts.ts";
import { monthWorkbook } from "../../www/export/formulas/month-workbook.ts";
import { language } from "../../www/i18n/language.ts";
import { content, type Cell, type Sheet } from "../../www/sheets/sheet.ts";

const here = (path: string): URL => new URL(path, import.meta.url);
initSync({ module: readFileSync(here("../../node_modules/@ironcalc/wasm/wasm_bg.wasm")) });
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

function sheetsOf({ contract, month }: Worked): Promise<Sheet[]> {
  const assessment = engine.assess(contract, month);
  return monthWorkbook({ contract, month, assessment }, (result) => Promise.resolve(engine.explain(contract, month, result)), zh, []);
}

/** A workbook computed by another program. */
function computed(sheets: readonly Sheet[]): { value: (sheet: number, row: number, column: number) => string; free: () => void } {
  const model = new Model("workbook", "en", "UTC", "en");
  model.pauseEvaluation();
  sheets.forEach(({ name }, place) => {
    if (place > 0) model.newSheet();
    model.renameSheet(place, name);
  });
  sheets.forEach((sheet, place) => {
    sheet.rows.forEach((row, line) => {
      row.forEach((cell, column) => {
        const input = "formula" in cell ? `=${cell.formula}` : "number" in cell ? stored(cell.number, cell) : cell.text === "" ? "" : `'${cell.text}`;
        if (input !== "") model.setUserInput(place, 1 + (sheet.above?.length ?? 0) + line + 1, column + 1, input);
      });
    });
  });
  model.resumeEvaluation();
  model.evaluate();
  return { value: (sheet, row, column) => model.getFormattedCellValue(sheet, row, column), free: () => model.free() };
}

function stored(number: string, { format }: Cell): string {
  return format === "percent" ? String(Number(`${number}e-2`)) : number;
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

test("every formula comes to what the engine came to", async () => {
  const wrong: string[] = [];
  let formulas = 0;
  let fixed = 0;
  for (const month of MONTHS) {
    const sheets = await sheetsOf(month);
    formulas += sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => "formula" in cell).length;
    fixed += sheets[3]?.rows.filter(([about]) => about && content(about) === "").length ?? 0;
    wrong.push(...differences(sheets).map((difference) => `${month.id}: ${difference}`));
  }
  console.log(MONTHS.length, "months", formulas, "formulas", fixed, "fixed");
  expect(wrong).toEqual([]);
});
