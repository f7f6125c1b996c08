// The page's cells are the engine's cells: whatever was pasted, both count rows and columns alike.

import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { load, type Contract, type Engine } from "yuekao";

import { Grid } from "../../www/paste/grid.ts";

const here = (path: string): URL => new URL(path, import.meta.url);
const texts = ["../pasted/good/", "../pasted/bad/", "../samples/"].flatMap((folder) =>
  readdirSync(here(folder))
    .filter((name) => /\.(tsv|csv|txt)$/.test(name))
    .map((name) => folder + name),
);

let engine: Engine;
let contract: Contract;
beforeAll(async () => {
  engine = await load({ wasm: readFileSync(here("../../pkg/yuekao_bg.wasm")) });
  contract = engine.template("mall");
});

describe("every cell the engine names is where the page shows it", () => {
  test.each(texts)("%s", (path) => {
    const bytes = readFileSync(here(path));
    const decoded = new TextDecoder(path.includes("gbk") ? "gb18030" : "utf-8", { ignoreBOM: true }).decode(bytes);
    // The page keeps a list of objects as the table it is.
    const text = engine.tableOfJson(decoded) ?? decoded;
    const { records, columns, problems } = engine.parse(text, contract);
    const grid = new Grid(text, columns);
    const named = [
      ...columns.map(({ row, column, header }) => ({ row, column, cell: header })),
      ...records.flatMap((record) => [record, ...(record.categories ?? [])]).flatMap(({ cells }) => Object.values(cells ?? {})),
      ...problems.flatMap(({ at }) => (at && "row" in at ? [at] : [])),
    ];
    const wrong = named.filter(({ row, column, cell }) => {
      const shown = grid.cell(row, column)?.text.trim() ?? "";
      // Of a row that was not read the problem quotes the cells one after the other.
      const whole = grid.row(row).map((one) => one.text.trim()).join(" · ");
      return ![shown, whole].some((text) => text.startsWith(cell.trim().slice(0, 60)));
    });
    expect(wrong).toEqual([]);
  });
});
