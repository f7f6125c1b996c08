// What a person does: copy in a spreadsheet, press Ctrl+V, read.

import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";

export const sample = (name: string): string => readFileSync(new URL(`../samples/${name}`, import.meta.url), "utf8");

/** Through the real clipboard, into the paste box. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole("textbox", { name: "粘贴一个月或多个月的数据" }).focus();
  await page.keyboard.press("Control+V");
}

/** One of the four answers in the headline, by what stands above it; with the contract open, in the line that stays in sight. */
export function answer(page: Page, name: string): Locator {
  const inSight = page.locator("yuekao-contract-document .figure").filter({ has: page.getByText(name, { exact: true }) }).locator("strong");
  return page.locator("yuekao-answer div").filter({ has: page.getByText(name, { exact: true }) }).locator(".value").or(inSight);
}

/** A cell of the pasted table. */
export function cell(page: Page, row: number, column: number): Locator {
  return page.locator(`yuekao-sheet td[data-row="${row}"][data-column="${column}"]`);
}

/** Another tab, by its name. */
const PARTS_OF_MONTH = ["明细", "数据", "日期"];

/** Opens a tab, or a part of the month, which is under 结算. */
export async function open(page: Page, tab: string): Promise<void> {
  if (PARTS_OF_MONTH.includes(tab)) await open(page, "结算");
  await page.getByRole("navigation").getByRole("button", { name: tab, exact: true }).click();
}

/** Opens one tab after the other; none of them complains. */
export async function everyTab(page: Page): Promise<void> {
  for (const tab of await page.getByRole("navigation").getByRole("button", { disabled: false }).allTextContents()) {
    await open(page, tab.trim());
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
}

export async function start(page: Page, date: string): Promise<void> {
  await open(page, "合同");
  await page.getByLabel("合作开始日期").fill(date);
  await open(page, "结算");
}

/** A step back, by the button in the head. */
export async function undo(page: Page | FrameLocator): Promise<void> {
  await page.locator(".steps button").first().click();
}

/** A step forward again. */
export async function redo(page: Page): Promise<void> {
  await page.locator(".steps button").last().click();
}

/** Many months as a list, a row each; a matrix comes first. */
export async function asList(page: Page): Promise<void> {
  await page.locator("yuekao-months").getByRole("button", { name: "列表" }).click();
}
