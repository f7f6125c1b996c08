// What goes into a spreadsheet is no formula, by the same cells as the engine's CSV: tests/samples/spreadsheet-cells.json.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { cell, guarded } from "../../www/sheets/sheet.ts";

const CELLS = JSON.parse(readFileSync(new URL("../samples/spreadsheet-cells.json", import.meta.url), "utf8")) as [string, string][];

it.each(CELLS)("%j is written as %j", (given, written) => {
  expect(guarded(cell(given))).toBe(written);
});
