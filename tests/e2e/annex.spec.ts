// From a contract's annex as it is held, pasted, to a score under it.

import type { Locator, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { answer, open, paste, sample, undo } from "./paste.ts";

const given = (name: string): string => readFileSync(new URL(`../annexes/given/${name}.txt`, import.meta.url), "utf8");
const HOTLINE = given("01-hotline-score-table");

/** A month of that annex worked by hand: 28 + 18 + 9 + 25 + 5 + 5 of 100 points, paid at 97 per cent. */
const MONTH = "月份\t人工接通率\t20秒内接起率\t平均处理时长\t客户满意度\t有责投诉\t质检平均分\t当月服务费\n2026-10\t90.5%\t83.2%\t262.9\t96%\t1\t92\t120,000\n";

const annex = (page: Page): Locator => page.locator("yuekao-annex");
const box = (page: Page): Locator => annex(page).getByRole("textbox", { name: "粘贴合同附件" });
const line = (page: Page, number: number): Locator => annex(page).locator(`[data-line="${String(number)}"]`);

async function begin(page: Page): Promise<void> {
  await page.goto("/");
  await open(page, "合同");
  await page.getByRole("button", { name: "粘贴合同附件…" }).click();
}

/** What somebody copied from a document. */
async function pasteMarkup(page: Page, markup: string, text = ""): Promise<void> {
  await box(page).focus();
  await box(page).evaluate((target, [html, plain]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html ?? "");
    clipboardData.setData("text/plain", plain ?? "");
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, [markup, text]);
}

/** Takes the first answer of each question that has none. */
async function answerAll(page: Page): Promise<void> {
  const open = annex(page).locator("fieldset:not(.settled)");
  while ((await open.count()) > 0) await open.first().getByRole("radio").first().check();
}

test("an annex becomes a contract, and a month gets its score and money under it", async ({ page }, info) => {
  await begin(page);
  await box(page).fill(HOTLINE);
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("status")).toHaveText(/^已识别 \d+ 行，待确认 \d+ 行，没有读懂 \d+ 行$/);
  // Every line that is not blank is accounted for.
  await expect(annex(page).locator(".source li")).toHaveCount(HOTLINE.split("\n").filter((one) => one.trim() !== "").length);
  await page.screenshot({ path: info.outputPath("annex.png"), fullPage: true });
  await line(page, 7).click();
  await expect(line(page, 7)).toHaveAttribute("aria-current", "true");
  await answerAll(page);
  await annex(page).getByRole("button", { name: "作为新合同采用" }).click();
  await expect(annex(page)).toBeHidden();
  await open(page, "开始");
  await paste(page, MONTH);
  await expect(page.locator("yuekao-answer .score .value")).toHaveText("90");
  await expect(page.locator("yuekao-statement")).toContainText("¥3,600.00");
  await page.screenshot({ path: info.outputPath("score.png"), fullPage: true });
});

test("nothing counts before it is taken, and the text stays", async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await open(page, "合同");
  await page.getByRole("button", { name: "粘贴合同附件…" }).click();
  await box(page).fill(HOTLINE);
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("status")).toBeVisible();
  await annex(page).getByRole("button", { name: "返回合同" }).click();
  await expect(page.locator("yuekao-contract-document").first()).toBeVisible();
  await page.getByRole("button", { name: "继续读附件…" }).click();
  await annex(page).getByRole("button", { name: "修改原文" }).click();
  await expect(box(page)).toHaveValue(HOTLINE);
  await open(page, "结算");
  await expect(answer(page, "综合服务评分")).toHaveText("86");

  // Put into the contract in force: of two scores one counts, what goes is named before, and a step back brings it back.
  await open(page, "合同");
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("status")).toBeVisible();
  await answerAll(page);
  await annex(page).getByRole("button", { name: /^并入/ }).click();
  const merging = annex(page).getByRole("group", { name: /后的变化$/ });
  await expect(merging.getByRole("button", { name: "确认并入" })).toBeDisabled();
  await merging.getByRole("radio", { name: /^用附件的评分/ }).check();
  await expect(merging).toContainText("优质服务商");
  await merging.getByRole("button", { name: "确认并入" }).click();
  await expect(annex(page)).toBeHidden();
  await open(page, "结算");
  await expect(page.locator("yuekao-answer")).toContainText("扣款 待定");
  await undo(page);
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("what is copied from Word keeps its cells, and nothing of it becomes markup", async ({ page }) => {
  await begin(page);
  await pasteMarkup(page, `<html><head><style>td{color:red}</style></head><body><!--StartFragment-->
    <p class=MsoNormal>附件一<span style='mso-hide:all;display:none'>内部备注</span></p>
    <table><tr><td rowspan=2>服务指标</td><td><p>客户满意度</p></td><td>不低于96%</td></tr><tr><td>质检平均分</td><td>90分<img src=x onerror="document.title='hit'"></td></tr></table>
    <ol start=3><li><p>每低1%扣2分</p></li></ol><script>document.title="hit"</script><p>&lt;b&gt;扣完为止&lt;/b&gt;</p><!--EndFragment--></body></html>`);
  await expect(box(page)).toHaveValue("附件一\n服务指标\t客户满意度\t不低于96%\n\t质检平均分\t90分\n3. 每低1%扣2分\n<b>扣完为止</b>");
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).locator(".source")).toContainText("<b>扣完为止</b>");
  expect(await page.title()).not.toBe("hit");
});

test("a table inside a table keeps its cells", async ({ page }) => {
  await begin(page);
  const bands = "<table><tr><td>≥96%</td><td>25分</td></tr><tr><td>94%-96%</td><td>20分</td></tr></table>";
  const scored = `<table><tr><td>指标</td><td>计分办法</td></tr><tr><td>客户满意度</td><td>按下列计分：${bands}</td></tr></table>`;
  await pasteMarkup(page, `<table><tr><td><p>附件一</p></td></tr><tr><td>${scored}</td><td></td></tr></table>`);
  await expect(box(page)).toHaveValue("附件一\n指标\t计分办法\n客户满意度\t按下列计分： ≥96% 25分；94%-96% 20分");
});

test("prose without a rule says so and can be taken by nobody", async ({ page }) => {
  await begin(page);
  await box(page).fill("双方应当友好协商解决争议。\n本合同一式两份。");
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("alert")).toContainText("没有读出会产生分数或金额的条款");
  await expect(annex(page).getByRole("button", { name: "作为新合同采用" })).toBeDisabled();
});

test("a Word file is read on this computer", async ({ page }) => {
  const { strToU8, zipSync } = await import("fflate");
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  // Cells that are merged to the right (→) and down (↓), and numbers that Word counts by itself.
  const cell = (text: string): string => `<w:tc><w:tcPr>${text.endsWith("→") ? '<w:gridSpan w:val="2"/>' : ""}${text === "" ? "<w:vMerge/>" : text.endsWith("↓") ? '<w:vMerge w:val="restart"/>' : ""}</w:tcPr><w:p><w:r><w:t>${text.replace(/[→↓]$/, "")}</w:t></w:r></w:p></w:tc>`;
  const numbered = (text: string, level: number): string => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${String(level)}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const rows = [["类别↓", "要求→", "权重↓"], ["", "考核指标", "目标值", ""], ["效率↓", "接通率", "≥90%", "60"], ["", "首次响应", "≤30秒", "40"]];
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
  const body = `<w:p><w:r><w:t>附件一 考核标准</w:t></w:r></w:p>${numbered("指标", 0)}${numbered("按月考核", 1)}${table}${numbered("结算", 0)}`;
  const levels = [["chineseCounting", "%1、"], ["decimal", "（%2）"]].map(([format, text], at) => `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${String(format)}"/><w:lvlText w:val="${String(text)}"/></w:lvl>`);
  const docx = zipSync(Object.fromEntries(Object.entries({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`,
    "word/numbering.xml": `<w:numbering xmlns:w="${w}"><w:abstractNum w:abstractNumId="0">${levels.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  }).map(([name, text]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)])));
  await begin(page);
  await annex(page).locator("input[type=file]").setInputFiles({ name: "附件.docx", mimeType: "application/octet-stream", buffer: Buffer.from(docx) });
  await expect(box(page)).toHaveValue("附件一 考核标准\n一、指标\n（1）按月考核\n类别\t要求\t\t权重\n\t考核指标\t目标值\t\n效率\t接通率\t≥90%\t60\n\t首次响应\t≤30秒\t40\n二、结算");
  await annex(page).locator("input[type=file]").setInputFiles({ name: "坏.docx", mimeType: "application/octet-stream", buffer: Buffer.from([0x50, 0x4b, 3, 4, 0]) });
  await expect(annex(page).getByRole("alert")).toContainText("读不了这个文件");
});

test("what was pasted, answered and changed is there after a reload, until it is discarded", async ({ page }) => {
  await begin(page);
  await box(page).fill("附件 考核标准\n接通率不低于90");
  await page.reload();
  await open(page, "合同");
  await expect(box(page)).toHaveValue("附件 考核标准\n接通率不低于90");
  await box(page).fill(HOTLINE);
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("status")).toBeVisible();
  // The second answer to the first question, and a weight by hand.
  const first = annex(page).locator("fieldset").first();
  await first.getByRole("radio").nth(1).check();
  const weight = annex(page).getByRole("textbox", { name: "人工接通率：权重" });
  await weight.fill("35");
  await expect(annex(page)).toContainText("权重合计");
  await page.reload();
  await open(page, "合同");
  await expect(first.getByRole("radio").nth(1)).toBeChecked();
  await expect(weight).toHaveValue("35");
  await weight.fill("30");
  await expect(annex(page).locator(".acts .wrong")).toHaveCount(0);
  // Another answer after that does not take back what was changed by hand.
  await annex(page).getByRole("textbox", { name: "人工接通率：目标" }).first().fill("91");
  await first.getByRole("radio").first().check();
  await expect(annex(page).getByRole("textbox", { name: "人工接通率：目标" }).first()).toHaveValue("91");
  // The same text read once more: nothing of it is asked again.
  await annex(page).getByRole("button", { name: "修改原文" }).click();
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("textbox", { name: "人工接通率：目标" }).first()).toHaveValue("91");

  await annex(page).getByRole("button", { name: "返回合同" }).click();
  await page.reload();
  await open(page, "合同");
  await expect(annex(page)).toBeHidden();
  await page.getByRole("button", { name: "继续读附件…" }).click();
  await expect(annex(page).getByRole("textbox", { name: "人工接通率：目标" }).first()).toHaveValue("91");
  await annex(page).getByRole("button", { name: "放弃这份附件" }).click();
  await page.reload();
  await open(page, "合同");
  await page.getByRole("button", { name: "粘贴合同附件…" }).click();
  await expect(box(page)).toHaveValue("");
});

test("what was adopted is no draft any more, and a step back does not bring an annex about", async ({ page }) => {
  await begin(page);
  await box(page).fill(HOTLINE);
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  await expect(annex(page).getByRole("status")).toBeVisible();
  await answerAll(page);
  await annex(page).getByRole("button", { name: "作为新合同采用" }).click();
  await expect(annex(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "粘贴合同附件…" })).toBeVisible();
  await page.reload();
  await open(page, "合同");
  await expect(page.getByRole("button", { name: "粘贴合同附件…" })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem("yuekao/inputs"))).not.toContain('"annex":{');
});

test("three hundred pages are read beside the page, which goes on answering", async ({ page }, info) => {
  await begin(page);
  // A page holds some eight hundred characters.
  const one = HOTLINE.trim();
  const pages = Array.from({ length: Math.ceil((300 * 800) / one.length) }, (_, index) => `附件${String(index + 1)}\n${one}`).join("\n");
  await box(page).evaluate((element, text) => {
    (element as HTMLTextAreaElement).value = text;
    element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }, pages);
  const worker = page.waitForEvent("worker");
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  expect((await worker).url()).toContain("worker");
  const reading = annex(page).getByRole("button", { name: "正在读取…" });
  // The page paints while it is read.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
  await expect(reading).toBeVisible();
  await expect(annex(page).getByRole("status")).toBeVisible({ timeout: 60_000 });
  await expect(reading).toHaveCount(0);
  await page.screenshot({ path: info.outputPath("long.png") });
});

test("two annexes in one paste become two contracts, one after the other", async ({ page }, info) => {
  const other = readFileSync(new URL("../annexes/tried/37-cleaning-kinds.txt", import.meta.url), "utf8").trim();
  await begin(page);
  await box(page).fill(`${HOTLINE.trim()}\n\n${other}`);
  await annex(page).getByRole("button", { name: "读取条款" }).click();
  const question = annex(page).locator("fieldset", { hasText: "这是一份合同，还是两份？" }).first();
  await question.getByRole("radio", { name: "两份：分开读" }).check();
  // What belongs to two contracts is taken by nobody.
  await expect(annex(page).getByRole("button", { name: "作为新合同采用" })).toBeDisabled();
  await page.screenshot({ path: info.outputPath("two.png"), fullPage: true });
  const begins = HOTLINE.trim().split("\n").length + 2;
  await expect(question.getByRole("spinbutton")).toHaveValue(String(begins));
  await question.getByRole("button", { name: "分两份读，各成一份合同" }).click();
  await expect(annex(page)).toContainText("采用或放弃之后接着读第二份");
  await expect(annex(page).locator(".source")).not.toContainText(other.split("\n")[0] ?? "");
  await page.reload();
  await open(page, "合同");
  await expect(annex(page)).toContainText("采用或放弃之后接着读第二份");
  await answerAll(page);
  await annex(page).getByRole("button", { name: "作为新合同采用" }).click();
  await expect(annex(page).locator(".source li").first()).toContainText(other.split("\n")[0] ?? "");
  await expect(annex(page)).toContainText("现在读的是所粘贴内容的一部分");
  await page.screenshot({ path: info.outputPath("second.png"), fullPage: true });
  await answerAll(page);
  await annex(page).getByRole("button", { name: "作为新合同采用" }).click();
  await expect(annex(page)).toBeHidden();
  // Both stand in the list of contracts.
  await expect(page.locator("select option, [role=option]").filter({ hasText: "呼入服务考核评分表" })).not.toHaveCount(0);
});
