import { read } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { getOrderOfSiblings } from "write-excel-file/utility";

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

test("the head of a column of numbers stands at the right, as they do", async () => {
  const files = unzipSync(await made());
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const looks = [...part("xl/styles.xml").matchAll(/<xf [^>]*>(.*?)<\/xf>/g)].map(([, inner = ""]) => inner);
  const aligned = (sheet: number, address: string): boolean => (looks[Number(new RegExp(`r="${address}" s="(\\d+)"`).exec(part(`xl/worksheets/sheet${String(sheet)}.xml`))?.[1])] ?? "").includes('horizontal="right"');
  expect([aligned(1, "A1"), aligned(1, "B1"), aligned(2, "A2"), aligned(2, "B2")]).toEqual([false, true, false, true]);
});

/** The names of the elements right below the root of a document. */
function children(xml: string): string[] {
  let depth = 0;
  return [...xml.matchAll(/<(\/?)([A-Za-z][\w:]*)[^>]*?(\/?)>/g)].flatMap(([, end, name = "", alone]) => {
    if (end) depth -= 1;
    const found = !end && depth === 1 ? [name] : [];
    if (!end && !alone) depth += 1;
    return found;
  });
}

test("no element stands twice, and all in the order of the standard: Excel would call the workbook damaged", async () => {
  const files = unzipSync(await made());
  for (const [part, kind, root] of [["xl/workbook.xml", "xl/workbook.xml", "workbook"], ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet{id}.xml", "worksheet"], ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet{id}.xml", "worksheet"]] as const) {
    const found = children(strFromU8(files[part] ?? new Uint8Array()));
    expect(found.length, part).toBeGreaterThan(3);
    expect(found, part).toEqual((getOrderOfSiblings(kind, root) ?? []).filter((name) => found.includes(name)));
  }
});
