// A workbook computed by a program that is none of ours.

import { initSync, Model } from "@ironcalc/wasm";
import { readFileSync } from "node:fs";

import type { Cell, Sheet } from "../../www/sheets/sheet.ts";

initSync({ module: readFileSync(new URL("../../node_modules/@ironcalc/wasm/wasm_bg.wasm", import.meta.url)) });

/** Rows and columns are counted from 1. */
export function computed(sheets: readonly Sheet[]): { model: Model; value: (sheet: number, row: number, column: number) => string; free: () => void } {
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
  return { model, value: (sheet, row, column) => model.getFormattedCellValue(sheet, row, column), free: () => model.free() };
}

/** A number as a cell holds it. */
export function stored(number: string, { format }: Cell): string {
  return format === "percent" ? String(Number(`${number}e-2`)) : number;
}
