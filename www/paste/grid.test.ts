import { describe, expect, test } from "vitest";

import { columnName } from "./column.ts";
import { Grid } from "./grid.ts";

const texts = (grid: Grid, row: number): string[] => grid.row(row).map((cell) => cell.text);

describe("cells", () => {
  test("each block has its own separator", () => {
    const grid = new Grid("a\tb\nc\td\n\ne;f\ng;h\n");
    expect(grid.rows).toBe(5);
    expect(texts(grid, 2)).toEqual(["c", "d"]);
    expect(texts(grid, 4)).toEqual(["e", "f"]);
  });

  test("the engine's headings decide", () => {
    const text = "月份;电话接起量,备注\n2026-10;1,5\n";
    expect(texts(new Grid(text, [{ row: 1, column: 2, header: "电话接起量,备注" }]), 2)).toEqual(["2026-10", "1,5"]);
    expect(texts(new Grid(text, [{ row: 1, column: 2, header: "备注" }]), 2)).toEqual(["2026-10;1", "5"]);
  });

  test("labels and values", () => {
    const headings = [{ row: 1, column: 1, header: "商家" }, { row: 2, column: 1, header: "电话接起量" }];
    const grid = new Grid("商家：蓝鲸: 旗舰店\n电话接起量   2 640\n", headings);
    expect(texts(grid, 1)).toEqual(["商家", "蓝鲸: 旗舰店"]);
    expect(grid.replace(2, 2, "7")).toBe("商家：蓝鲸: 旗舰店\n电话接起量   7\n");
  });

  test("quotation marks hold separators and line breaks; a stray one is a character", () => {
    const grid = new Grid('"3,000",b\r\n"x\n""y""",z\r\nn,"m\r\n');
    expect(texts(grid, 1)).toEqual(["3,000", "b"]);
    expect(texts(grid, 2)).toEqual(['x\n"y"', "z"]);
    expect(texts(grid, 3)).toEqual(["n", '"m']);
    expect(grid.rows).toBe(3);
  });

  test("a byte order mark is no cell", () => {
    expect(texts(new Grid("\ufeffa,b\n"), 1)).toEqual(["a", "b"]);
  });
});

describe("mending a cell", () => {
  test("leaves everything else as it was", () => {
    const text = "\ufeffa,\"b\"\r\n 1 ,2\r\n";
    expect(new Grid(text).replace(2, 1, "3")).toBe("\ufeffa,\"b\"\r\n3,2\r\n");
    expect(new Grid(text).replace(1, 2, "1,5")).toBe("\ufeffa,\"1,5\"\r\n 1 ,2\r\n");
  });

  test("fills up a row that was copied short", () => {
    expect(new Grid("a\tb\tc\n1\n").replace(2, 3, "9")).toBe("a\tb\tc\n1\t\t9\n");
  });
});

test("columns are named as in a spreadsheet", () => {
  expect([1, 26, 27, 702, 703].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});
