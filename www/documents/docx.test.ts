import { convertToHtml, extractRawText } from "mammoth";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { docx } from "./docx.ts";
import type { PaperDocument } from "./document.ts";

const DOCUMENT: PaperDocument = {
  title: "客服服务费结算单",
  about: "蓝鲸家电 · 2026年10月",
  mark: "数据不全，非最终结果",
  locale: "zh-CN",
  blocks: [
    { heading: "一、结算" },
    { facts: [["合同编号", "YK-01"]] },
    { table: { heads: ["项目", "金额"], rows: [["基础服务费", "¥50,000.00"], ["合计", "¥50,000.00"]], numbers: [1], total: true } },
    { text: "第一行\n第二行" },
    { list: ["按自然月"] },
    { blank: "改进措施" },
    { signatures: [{ party: "甲方", lines: ["盖章："] }, { party: "乙方", lines: ["盖章："] }] },
  ],
};

const bytes = async (): Promise<Buffer> => Buffer.from(await (await docx(DOCUMENT)).arrayBuffer());

test("everything in a document stands in the file, in its order", async () => {
  const { value } = await extractRawText({ buffer: await bytes() });
  const lines = value.split("\n").filter((line) => line !== "");
  expect(lines).toEqual(["客服服务费结算单", "蓝鲸家电 · 2026年10月", "一、结算", "合同编号", "YK-01", "项目", "金额", "基础服务费", "¥50,000.00", "合计", "¥50,000.00", "第一行", "第二行", "· 按自然月", "改进措施", "甲方", "盖章：", "乙方", "盖章："]);
});

test("the heads of a table stand on every page of it, and so does the mark", async () => {
  const { value } = await convertToHtml({ buffer: await bytes() });
  expect(value).toContain("<thead><tr><th><p><strong>项目</strong></p></th>");
  const files = unzipSync(new Uint8Array(await bytes()));
  const header = Object.entries(files).find(([name]) => /^word\/header\d*\.xml$/.test(name))?.[1];
  expect(strFromU8(header ?? new Uint8Array())).toContain("数据不全，非最终结果");
  expect(strFromU8(files["word/document.xml"] ?? new Uint8Array())).toContain("w:headerReference");
});

test("a chart is one of the word processor, with the numbers it is drawn from", async () => {
  const chart = { label: "费用随通话分钟数变化", axis: "通话分钟数", lines: [{ name: "A 现行", points: [[0, 20000], [12000, 22400]] }, { name: "B 包干", points: [[0, 30000], [12000, 30000]] }] } as const;
  const files = unzipSync(new Uint8Array(await (await docx({ ...DOCUMENT, blocks: [...DOCUMENT.blocks, { chart }] })).arrayBuffer()));
  const drawn = Object.entries(files).filter(([name]) => /^word\/charts\/chart[^/]*\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes)).join("");
  for (const written of ["A 现行", "B 包干", "通话分钟数", "<c:v>22400</c:v>", "<c:v>30000</c:v>"]) expect(drawn).toContain(written);
  expect(strFromU8(files["word/document.xml"] ?? new Uint8Array())).toContain("费用随通话分钟数变化");
});
