import { read } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { text } from "./sheet.ts";
import { workbook } from "./workbook.ts";

async function made(): Promise<Uint8Array> {
  const file = await workbook([
    { name: "数据", heads: ["项目", "数值"], filter: true, rows: [[text("接起量"), { number: "2640", role: "input" }], [text("进线量"), { number: "3000", role: "input" }]] },
    {
      name: "结算", heads: ["项目", "结果"], landscape: true, above: [[text("2026年10月 结算", { role: "title", span: 2 })]],
      rows: [
        [text("接起率"), { formula: "'数据'!B2/'数据'!B3", result: { number: "88" }, format: "percent" }],
        [text("金额"), { formula: "ROUND('数据'!B2*1.005,2)", result: { number: "2653.20" }, format: "money", role: "total" }],
        [text("档位"), { formula: 'IF(B3<1,"<达标>","优质")', result: { text: "<达标>" } }],
      ],
    },
  ]);
  return new Uint8Array(await file.arrayBuffer());
}

test("formulas are written with what they came to, and numbers with their formats", async () => {
  const bytes = await made();
  const { Sheets, SheetNames } = read(bytes, { cellFormula: true, cellNF: true });
  expect(SheetNames).toEqual(["数据", "结算"]);
  const sheet = Sheets["结算"] ?? {};
  expect([sheet["B3"], sheet["B4"], sheet["B5"]].map((cell: { f?: string; v?: unknown; w?: string }) => [cell.f, cell.v, cell.w])).toEqual([
    ["'数据'!B2/'数据'!B3", 0.88, "88.00%"],
    ["ROUND('数据'!B2*1.005,2)", 2653.2, "¥2,653.20"],
    ['IF(B3<1,"<达标>","优质")', "<达标>", "<达标>"],
  ]);
  expect(Sheets["数据"]?.["!autofilter"]).toEqual({ ref: "A1:B3" });
});

test("every sheet is printed on A4, as wide as the page, with its heads on every page", async () => {
  const files = unzipSync(await made());
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  expect(part("xl/worksheets/sheet1.xml")).toMatch(/<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"\/>/);
  expect(part("xl/worksheets/sheet2.xml").match(/<pageSetup/g)).toHaveLength(1);
  expect(part("xl/worksheets/sheet2.xml")).toMatch(/orientation="landscape"/);
  expect(part("xl/worksheets/sheet2.xml")).toMatch(/<pane [^>]*ySplit="2"/);
  expect(part("xl/workbook.xml")).toContain("'结算'!$2:$2");
});
