// What comes out of a printer, however it was asked for: a recap of the month, of each vendor, or a clean sheet of a tab.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./browser.ts";
import { hold } from "./hold.ts";
import { many, pasteLong } from "./many.ts";
import { answer, asList, open, paste, sample, start } from "./paste.ts";
import { onPaper, print, printable, sheets } from "./printer.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

/** The month of the samples, ready to be printed. */
async function month(page: Page): Promise<void> {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await printable(page);
}

test("the browser's own printing gives the recap of the month on one sheet", async ({ page }, info) => {
  await month(page);
  await page.evaluate(() => {
    addEventListener("afterprint", () => {
      document.documentElement.dataset["printed"] = document.querySelector("yuekao-app")?.shadowRoot?.querySelector("yuekao-recap")?.shadowRoot?.textContent ?? "";
    });
  });
  expect(await sheets(page, info.outputPath("month.pdf"))).toBe(1);
  const printed = await page.locator("html").getAttribute("data-printed");
  for (const named of ["蓝鲸家电旗舰店 · 2026年10月", "网上商城产品销售咨询及售后服务合同", "合并计算：接起与接待之和 ÷ 进线与意愿之和"]) expect(printed).toContain(named);
  await expect(page.locator("yuekao-recap")).toHaveCount(0);
  await expect(page.locator("header.top")).toBeVisible();
});

test("a recap is drawn before a script that prints goes on", async ({ page }) => {
  await month(page);
  const drawn = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    return document.querySelector("yuekao-app")?.shadowRoot?.querySelector("yuekao-recap")?.shadowRoot?.textContent;
  });
  expect(drawn).toContain("综合服务评分");
});

test("whoever prints by key before it is loaded waits for the recap", async ({ page }) => {
  const release = await hold(page, "**/assets/print-*.js");
  const asked = page.waitForRequest("**/assets/print-*.js");
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event("beforeprint"));
  });
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await asked;
  await page.keyboard.press("Control+P");
  await expect(page.locator("yuekao-recap")).toHaveCount(0);
  release();
  await expect(page.locator("yuekao-recap")).toContainText("综合服务评分");
});

test("an open derivation goes with the recap, with every step unfolded", async ({ page }, info) => {
  await month(page);
  await answer(page, "综合服务评分").getByRole("button").click();
  const derivation = page.locator("yuekao-derivation");
  await expect(derivation).toBeVisible();
  expect(await sheets(page, info.outputPath("derivation.pdf"))).toBe(2);
  const { putBack } = await onPaper(page);
  await expect(page.locator("yuekao-recap article")).toBeVisible();
  await expect(derivation.getByText("2,640 ÷ 3,000 = 88%")).toBeVisible();
  await expect(derivation.getByText("电话转人工进线量")).toBeVisible();
  await expect(page.locator("yuekao-answer")).toBeHidden();
  await putBack();
  await expect(derivation.getByText("2,640 ÷ 3,000 = 88%")).toBeHidden();
});

test("the table of months is printed vendor by vendor, by menu and by key, and says when it cannot be", async ({ page }, info) => {
  await paste(page, many({ vendors: 3, months: 12 }));
  await asList(page);
  await expect(page.locator("yuekao-months-table tr[data-line='0']")).toContainText("商家1");
  const paper = page.locator("yuekao-vendor-recaps");
  // The menu, when the table has stood still for a while.
  await expect.poll(() => sheets(page, info.outputPath("vendors.pdf"))).toBe(3);

  // Just after a change the sheets are not there yet; what was there before would be wrong.
  const early = page.evaluate(paperOfTheNextRows);
  await page.getByRole("searchbox").fill("商家2");
  expect(await early).toContain("还没有准备好");

  // By key it waits for them.
  await page.getByRole("searchbox").fill("商家3");
  await expect(page.locator("yuekao-months")).toContainText("筛选后 12 条");
  await page.evaluate(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      document.documentElement.toggleAttribute("data-printed", true);
    };
  });
  await page.keyboard.press("Control+P");
  await expect(page.locator("html")).toHaveAttribute("data-printed");
  await expect(paper.locator("h1")).toHaveText(["商家3"]);
  await expect(paper).toContainText("这里只有表格筛选后的 12 条月度记录，共 36 条月度记录。");
  await expect(paper).toContainText("有多种口径的条款，按：附件一 1.2 合并计算");
});

test("a vendor of many months, with much to be looked at, stays on one page in the longest language", async ({ page }, info) => {
  let waiting = 0;
  const text = many({ vendors: 1, months: 48, categories: 1 }).replaceAll("家用电器", (name) => (waiting++ < 12 ? "一个名字很长而且合同里从来没有列出过的奇怪品类" : name));
  await paste(page, text);
  await page.getByRole("combobox", { name: "语言" }).selectOption("en");
  await expect(page.locator("yuekao-months")).toContainText("Vendors: 1, monthly records: 48");
  await expect.poll(() => onPaperText(page)).toContain("8 more months are not listed, but they are in the total.");
  expect(await onPaperText(page)).toContain("(and 9 more)");
  expect(await sheets(page, info.outputPath("long.pdf"))).toBe(1);
});

/** The sheets of vendors as the browser's own printing finds them. */
function onPaperText(page: Page): Promise<string> {
  return page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const said = document.querySelector("yuekao-app")?.shadowRoot?.querySelector("yuekao-vendor-recaps")?.shadowRoot?.textContent ?? "";
    dispatchEvent(new Event("afterprint"));
    return said;
  });
}

/** What would be printed the moment the table shows other rows: from outside that moment is not to be caught. Evaluated in the page. */
async function paperOfTheNextRows(): Promise<string | null | undefined> {
  const page = document.querySelector("yuekao-app")?.shadowRoot;
  const table = page?.querySelector("yuekao-months")?.shadowRoot;
  if (!table) return null;
  await new Promise<void>((done) => {
    new MutationObserver((_, observer) => {
      if (!table.textContent.includes("筛选后")) return;
      observer.disconnect();
      done();
    }).observe(table, { subtree: true, childList: true, characterData: true });
  });
  dispatchEvent(new Event("beforeprint"));
  const paper = page.querySelector("yuekao-vendor-recaps")?.shadowRoot?.textContent;
  dispatchEvent(new Event("afterprint"));
  return paper;
}

test("on a vendor's sheet what is open says what it can be, and a sum that it is the least it can be", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  // November without its score has no bonus yet.
  await paste(page, "商家\t月份\t电话响应时长\t受理问题数\t解决问题数\t满意度评分\n迅达\t2026-10\t18\t1000\t936\t92.5\n迅达\t2026-11\t18\t1000\t936\t\n");
  await open(page, "历史");
  await expect(page.locator("yuekao-months")).toContainText("1 个商家，2 条月度记录");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await print(page, () => page.locator("yuekao-export").getByRole("button", { name: /^打印/ }).click());
  const rows = page.locator("yuekao-vendor-recaps tbody tr");
  await expect(rows.nth(0)).not.toContainText("待定");
  await expect(rows.nth(1)).toContainText("待定，¥50,000–55,000");
  await expect(rows.nth(2)).toContainText("≥ ¥105,000（1 条待定）");
  await expect(page.locator("yuekao-vendor-recaps footer")).toContainText("有待定的月份");
});

test("months that are still being settled are not printed as if they were", async ({ page }) => {
  await paste(page, many({ vendors: 3, months: 12 }));
  await asList(page);
  await expect(page.locator("yuekao-months-table")).toBeVisible();
  await printable(page);
  await pasteLong(page, many({ vendors: 4000, months: 12, categories: 3 }));
  await expect(page.locator("yuekao-months progress")).toBeVisible();
  expect(await onPaperText(page)).toContain("打印时还没有算完");
});

test("the recap is one A4 page, and nothing else is on it", async ({ page }, info) => {
  await paste(page, everyCategory());
  await start(page, "2026-01-01");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await print(page, () => page.locator("yuekao-export").getByRole("button", { name: /^打印/ }).click());
  await expect(page.locator("yuekao-recap article")).toBeVisible();
  await expect(page.locator("yuekao-recap")).toContainText("附件一 1.3");
  await expect(page.locator("yuekao-recap .dates li").first()).toBeVisible();
  await expect(page.locator("header.top")).toBeHidden();
  expect(await sheets(page, info.outputPath("recap.pdf"))).toBe(1);
});

test("each vendor's months are a page of their own", async ({ page }, info) => {
  await paste(page, many({ vendors: 3, months: 12 }));
  await asList(page);
  await expect(page.locator("yuekao-months-table")).toBeVisible();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await print(page, () => page.locator("yuekao-export").getByRole("button", { name: /^打印/ }).click());
  await expect(page.locator("yuekao-vendor-recaps article")).toHaveCount(3);
  expect(await sheets(page, info.outputPath("vendors.pdf"))).toBe(3);
});

const TABS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  试算: (page) => expect(page.locator("yuekao-heat-map path.edges")).toBeVisible(),
  数据: (page) => expect(page.locator("yuekao-figures")).toContainText("从表里读到的数据"),
  报价: async (page) => {
    for (const variant of [1, 8, 10]) await page.getByRole("combobox", { name: "添加方案…" }).selectOption({ index: variant });
    await expect(page.locator("yuekao-lines path").first()).toBeAttached();
  },
  对账: async (page) => {
    await page.getByRole("textbox", { name: "对方的结算单" }).fill(STATEMENT);
    await expect(page.getByRole("textbox", { name: "异议草稿" })).toBeVisible();
  },
  日期: (page) => expect(page.locator("yuekao-dates .line")).toBeVisible(),
  合同: (page) => expect(page.locator("yuekao-contract-document")).toContainText("合作开始"),
};
const STATEMENT = ["电话接起量：2,340", "综合服务评分：78", ...Array.from({ length: 14 }, (_, line) => `第 ${line + 1} 行：不认识`)].join("\n");

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark", viewport: { width: 1920, height: 1080 } });

  for (const [tab, prepare] of Object.entries(TABS)) {
    test(`the tab ${tab} is a clean sheet`, async ({ page }, info) => {
      await month(page);
      await open(page, tab);
      await prepare(page);
      expect(await sheets(page, info.outputPath("sheet.pdf"))).toBeLessThanOrEqual(["合同", "报价"].includes(tab) ? 4 : 3);
      const { putBack } = await onPaper(page);
      await page.screenshot({ path: info.outputPath("sheet.png"), fullPage: true });
      const head = page.locator("yuekao-sheet-head");
      await expect(head.locator("header")).toHaveText(`蓝鲸家电旗舰店 · 2026年10月 · ${tab}网上商城产品销售咨询及售后服务合同`);
      await expect(head).toContainText("有多种口径的条款，按：附件一 1.2 合并计算");
      expect(await page.evaluate(seen)).toEqual({ pressed: [], cut: [], scheme: "light" });
      if (tab === "报价") await expect(page.locator("yuekao-lines svg")).toHaveCount(2);
      if (tab === "报价") for (const drawing of await page.locator("yuekao-lines svg").all()) await expect(drawing).toBeVisible();
      if (tab === "对账") await expect(page.locator("yuekao-reconcile pre").first()).toHaveText(STATEMENT);
      await putBack();
      await expect(page.locator("yuekao-sheet-head, yuekao-reconcile pre")).toHaveCount(0);
      await expect(page.locator("header.top")).toBeVisible();
      expect(await page.evaluate(seen)).toMatchObject({ scheme: "light dark" });
    });
  }
});

test("a contract is a sheet before there is a month", async ({ page }) => {
  await page.getByRole("combobox", { name: "合同", exact: true }).selectOption({ label: "快递客服合同协议书" });
  await open(page, "合同");
  await expect(page.locator("yuekao-contract-document")).toContainText("示例");
  await printable(page);
  await onPaper(page);
  await expect(page.locator("yuekao-sheet-head header")).toHaveText("合同快递客服合同协议书");
  await expect(page.locator("yuekao-sheet-head")).toContainText("有多种口径的条款，按：四(一)2 按低档：扣除当月绩效奖金。");
  expect(await page.evaluate(seen)).toMatchObject({ pressed: [], cut: [] });
});

/** What does not belong on a sheet: what is there to be pressed, and what runs out of it. Evaluated in the page. */
function seen(): { pressed: string[]; cut: string[]; scheme: string } {
  const inside = (root: ParentNode): Element[] => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const all = inside(document).filter((one) => one.checkVisibility() && !one.matches(".unseen, .unseen *"));
  const named = (one: Element): string => `${one.localName}.${one.className}`;
  const app = document.querySelector("yuekao-app");
  return {
    pressed: all.filter((one) => one.matches(".button, textarea, summary, [type=range], [type=file], [type=date], nav *, yuekao-paste-box")).map(named),
    cut: all.filter((one) => one instanceof HTMLElement && one.getBoundingClientRect().right > innerWidth + 1).map(named),
    scheme: app ? getComputedStyle(app).colorScheme : "",
  };
}

/** A failed month with work in each of the contract's thirty-four categories. */
function everyCategory(): string {
  const { fees = [] } = JSON.parse(readFileSync(new URL("../../contracts/mall/terms.json", import.meta.url), "utf8")) as { fees?: { rate_card?: { packages: { categories: { "zh-CN": string }[] }[] } }[] };
  const categories = fees.flatMap(({ rate_card }) => rate_card?.packages ?? []).flatMap((one) => one.categories.map((category) => category["zh-CN"]));
  expect(categories.length).toBe(34);
  const [head = "", row = ""] = many({ vendors: 1, months: 1 }).split("\n");
  const rows = categories.map((category) => ["商家1", "2026-10", category, 100, 200, 30, 40, 5].join("\t"));
  return `${head}\n${row.replace("2020-01", "2026-10")}\n\n商家\t月份\t品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n${rows.join("\n")}\n`;
}
