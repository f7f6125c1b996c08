// Every contract there is opens as a paper with true sentences, and goes out again as it came in.

import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { read } from "./contract-text.ts";
import { open, paste, sample } from "./paste.ts";

const folder = new URL("../../contracts/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");

/** The text of the contract in an example, as it is written there. */
function contractOf(path: string): string {
  const whole = text(path);
  const tree = parseTree(whole);
  const node = tree && findNodeAtLocation(tree, ["contract"]);
  return node ? whole.slice(node.offset, node.offset + node.length) : whole;
}

const EXAMPLES = readdirSync(new URL("examples", folder)).map((file) => `examples/${file}`);
const CONTRACTS = ["mall", "courier", "support", "outsourcing", ...readdirSync(new URL("guide", folder)).map((id) => `guide/${id}`)].map((id) => `${id}/terms.json`);

async function load(page: Page, name: string, content: string): Promise<void> {
  const contracts = page.locator("select.contract option");
  const before = await contracts.count();
  await page.locator("yuekao-contract-document input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  await expect(contracts).toHaveCount(before + 1);
  await expect(page.getByRole("alert")).toHaveCount(0);
}

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await page.locator("yuekao-contract-document [data-do=export]").click();
  return readFileSync(await (await download).path(), "utf8");
}

/** What each example says, read and found true. */
const SENTENCES = JSON.parse(readFileSync(new URL("../samples/contract-sentences.json", import.meta.url), "utf8")) as Record<string, string[]>;

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

for (const locale of ["zh-CN", "zh-TW", "en"]) {
  test(`no contract leaves a hole in a sentence: ${locale}`, async ({ page }) => {
    const found: Record<string, string[]> = {};
    await page.locator("select[aria-label='语言']").selectOption(locale);
    await page.locator("nav [data-tab=contract]").click();
    for (const path of [...CONTRACTS, ...EXAMPLES]) {
      const content = contractOf(path);
      await load(page, path.replaceAll("/", "-"), content);
      const stated = new Set(((JSON.parse(content) as { values?: { id: string }[] }).values ?? []).map(({ id }) => `{${id}}`));
      const sentences = await read(page);
      if (EXAMPLES.includes(path)) found[path] = sentences;
      const written = sentences.join("\n");
      // The words of a contract name its values in braces; nothing else is left open.
      expect((written.match(/\{\w+\}/g) ?? []).filter((name) => !stated.has(name)), path).toEqual([]);
      expect(written, path).not.toMatch(/undefined|\[object|\b(?:term|label|row|method)-[a-z]+/);
      await expect(page.locator("yuekao-contract-document code"), path).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} does not scroll sideways`).toBe(true);
      // Opened and saved, nothing of a file has changed, to the last space; the same in every language.
      if (locale === "zh-CN") expect(await exported(page), path).toBe(content);
    }
    // Every mechanism's example says what its clause says.
    if (locale === "zh-CN") expect(found).toEqual(SENTENCES);
  });
}

test("one number is changed: everything else in the file stays as it was written", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  const content = text("mall/terms.json").replace('"weight": "50"', '"weight": 50.00');
  await load(page, "mall.json", content);
  await page.getByRole("textbox", { name: "调研满意度：目标" }).first().fill("88");
  await expect(page.locator("yuekao-contract-document .strip")).toContainText("80");
  expect(await exported(page)).toBe(content.replace('"target": "85"', '"target": "88"'));
});

test("a file of a later version is told apart, and nothing is done to what is in force", async ({ page }) => {
  await open(page, "合同");
  await page.locator("yuekao-contract-document input[type=file]").setInputFiles({ name: "later.json", mimeType: "application/json", buffer: Buffer.from(text("mall/terms.json").replace("yuekao.contract/1", "yuekao.contract/9")) });
  await expect(page.getByRole("alert")).toContainText("yuekao.contract/9");
  await expect(page.getByRole("combobox", { name: "合同", exact: true }).locator("option")).toHaveCount(4);
});
