import { expect, test } from "vitest";

import { Grid } from "../paste/grid.ts";
import { between, cellCount, contains, copied, emptied, filledDown, laidFrom } from "./selection.ts";

const TEXT = "商家\t月份\t接起量\n蓝鲸\t1月\t2640\n蓝鲸\t2月\n\n合计\t\t2640\n";
const grid = new Grid(TEXT);
const same = (text: string): string => text;

test("a selection has the same edges whichever corner it begins at", () => {
  const one = between({ row: 3, column: 1 }, { row: 1, column: 2 });
  expect(one).toEqual({ top: 1, left: 1, bottom: 3, right: 2 });
  expect(between({ row: 1, column: 2 }, { row: 3, column: 1 })).toEqual(one);
  expect(cellCount(one)).toBe(6);
  expect([{ row: 1, column: 1 }, { row: 3, column: 2 }, { row: 4, column: 1 }, { row: 2, column: 3 }].map((spot) => contains(one, spot))).toEqual([true, true, false, false]);
});

test("cells are copied as a spreadsheet copies them: a short row with empty cells, a tab or a line break in quotation marks", () => {
  expect(copied(grid, between({ row: 2, column: 2 }, { row: 3, column: 3 }), same)).toBe("1月\t2640\n2月\t");
  const quoted = new Grid('"a\nb"\tc"d\n');
  expect(copied(quoted, between({ row: 1, column: 1 }, { row: 1, column: 2 }), same)).toBe('"a\nb"\t"c""d"');
});

test("filling down takes the first row of the selection, or the row above a single one", () => {
  expect(grid.with(filledDown(grid, between({ row: 2, column: 1 }, { row: 3, column: 3 })))).toBe("商家\t月份\t接起量\n蓝鲸\t1月\t2640\n蓝鲸\t1月\t2640\n\n合计\t\t2640\n");
  expect(grid.with(filledDown(grid, between({ row: 3, column: 3 }, { row: 3, column: 3 })))).toBe("商家\t月份\t接起量\n蓝鲸\t1月\t2640\n蓝鲸\t2月\t2640\n\n合计\t\t2640\n");
  expect(filledDown(grid, between({ row: 1, column: 1 }, { row: 1, column: 3 }))).toEqual([]);
});

test("a blank row between two tables stays blank, and nothing is written where nothing changes", () => {
  expect(grid.with(filledDown(grid, between({ row: 2, column: 1 }, { row: 5, column: 1 })))).toBe("商家\t月份\t接起量\n蓝鲸\t1月\t2640\n蓝鲸\t2月\n\n蓝鲸\t\t2640\n");
  expect(grid.with(emptied(grid, between({ row: 2, column: 2 }, { row: 3, column: 3 })))).toBe("商家\t月份\t接起量\n蓝鲸\t\t\n蓝鲸\t\n\n合计\t\t2640\n");
});

test("several cells of a row that was copied short are written in order", () => {
  const short = new Grid("a;b;c;d\n1\n");
  expect(short.with([{ row: 2, column: 4, content: "4" }, { row: 2, column: 1, content: "x;y" }, { row: 2, column: 2, content: "2" }])).toBe('a;b;c;d\n"x;y";2;;4\n');
});

test("a block of numbers goes into the cells from the corner on; a table, or more rows than there are, does not", () => {
  expect(grid.with(laidFrom(grid, { row: 2, column: 3 }, "3,100\r\n95%") ?? [])).toBe("商家\t月份\t接起量\n蓝鲸\t1月\t3,100\n蓝鲸\t2月\t95%\n\n合计\t\t2640\n");
  expect(grid.with(laidFrom(grid, { row: 5, column: 2 }, "7\t-8") ?? [])).toBe("商家\t月份\t接起量\n蓝鲸\t1月\t2640\n蓝鲸\t2月\n\n合计\t7\t-8\n");
  expect(laidFrom(grid, { row: 2, column: 3 }, "接起量\n3100")).toBeNull();
  expect(laidFrom(grid, { row: 5, column: 1 }, "1\n2\n3")).toBeNull();
});
