import { expect, test } from "vitest";

import { firstRow } from "./first-row.ts";

const cell = (row: number, rows?: [number, number][]): { row: number; column: number; cell: string; rows?: [number, number][] } => ({ row, column: 3, cell: "1", ...(rows ? { rows } : {}) });

test("a month begins at the first row that its figures stand in", () => {
  expect(firstRow({ figures: {}, cells: { calls_offered: cell(302), calls_answered: cell(302) } })).toBe(302);
  expect(firstRow({ figures: {}, cells: { calls_offered: cell(180, [[150, 165], [170, 180]]), calls_answered: cell(151) } })).toBe(150);
});

test("where no cell of it is known that is the beginning", () => {
  expect(firstRow({ figures: {} })).toBe(1);
  expect(firstRow({ figures: {}, cells: {} })).toBe(1);
});
