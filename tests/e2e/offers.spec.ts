import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { open, undo } from "./paste.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "客服服务协议" });
  await page.getByRole("button", { name: "载入示例" }).click();
  await open(page, "比较");
  await expect(page.getByRole("heading", { name: "同一个月，不同的合同" })).toBeVisible();
});

async function add(page: Page, what: RegExp): Promise<void> {
  const offers = page.getByRole("combobox", { name: "添加一份比较…" });
  const label = (await offers.locator("option").allTextContents()).find((text) => what.test(text));
  await offers.selectOption({ label: label ?? String(what) });
}

const row = (page: Page, name: string): Locator => page.locator("yuekao-compare tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");
const said = (page: Page): Locator => page.locator("yuekao-break-even").getByRole("status");

// January: 9,120 minutes and 18,400 messages, all of it within the base fee of 20,000. By volume 9,120 × 1.5 + 18,400 × 0.6.
test("price models side by side, with the volume at which they break even", async ({ page }) => {
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00"]);
  await add(page, /包干制/);
  await add(page, /按服务量/);
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥30,000.00", "¥24,720.00"]);
  await expect(row(page, "与 A 相比")).toHaveText(["基准", /^\+¥10,000\.00/, /^\+¥4,720\.00/]);
  // 20,000 + 8,333 × 1.2 = 29,999.60; 30,000 is passed with one minute more.
  await expect(said(page)).toContainText("A 与 B：通话分钟数 0–18,333，A 的费用更低；从 18,334 起，B 的费用更低");
  // 1.5 a minute and 11,040 for messages against 30,000: 12,640 minutes cost as much.
  await expect(said(page)).toContainText("B 与 C：通话分钟数 0–12,639，C 的费用更低；通话分钟数 12,640–12,640，费用相同；从 12,641 起，B 的费用更低");
  await expect(page.locator("yuekao-lines path")).toHaveCount(3);
  await expect(page.locator("yuekao-lines")).toContainText("18,334");
  await page.getByText("以表格查看").click();
  await expect(page.locator("yuekao-break-even table tbody tr").first()).toHaveText(/A – B\s*0\s*18,333\s*A/);
  await expect(page.locator("yuekao-compare-bars li")).toHaveCount(3);
});

test("another number is typed on the spot, kept over a reload, and taken back", async ({ page }) => {
  await add(page, /^基础咨询服务月费/);
  const field = page.getByRole("textbox", { name: /基础咨询服务月费/ });
  await field.fill("15,000");
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥15,000.00"]);
  await expect(row(page, "与 A 相比")).toHaveText(["基准", /^−¥5,000\.00 服务商少得/]);
  await field.fill("一万五");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥20,000.00"]);
  await field.fill("15000");
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥15,000.00"]);
  await page.reload();
  await open(page, "比较");
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥15,000.00"]);
  await page.getByRole("button", { name: "移除 B" }).click();
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00"]);
  await undo(page);
  await expect(row(page, "委托方应付")).toHaveText(["¥20,000.00", "¥15,000.00"]);
});

test("other contracts stand beside it, four at most, and what they lack is said", async ({ page }) => {
  await add(page, /网上商城/);
  await add(page, /快递客服/);
  await add(page, /电商平台/);
  await expect(page.getByRole("combobox", { name: "添加一份比较…" })).toHaveCount(0);
  await expect(row(page, "综合服务评分")).toHaveText(["—", "待定，0–100", "—", "—"]);
  await expect(row(page, "委托方应付")).toHaveCount(4);
});
