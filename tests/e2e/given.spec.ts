// What the page around gives to the element, at moments that do not suit.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./host.ts";
import { sample } from "./paste.ts";

const COURIER = readFileSync(new URL("../../contracts/courier/terms.json", import.meta.url), "utf8");
const FIGURES = JSON.stringify(sample("month-label-value.tsv"));
const LOAD = `globalThis.problems = []; addEventListener("yuekao-problem", ({ detail }) => problems.push(detail.code)); await import(yuekao + "/element.js");`;
const ONE = `<yuekao-calculator id="one" language="zh-CN"></yuekao-calculator>`;

const score = (page: Page) => page.locator("#one yuekao-answer .score .value");
const chosen = (page: Page) => page.locator("#one select.contract option:checked");

/** A contract's address that answers when it is told to. */
async function slowly(page: Page): Promise<() => void> {
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/slow.json", async (route) => {
    await told;
    await route.fulfill({ json: JSON.parse(COURIER) as unknown }).catch(() => null);
  });
  return answer;
}

test("what is pasted while a contract is on its way stays", async ({ page, host }) => {
  await page.goto(await host.page(LOAD, ONE));
  const answer = await slowly(page);
  const asked = page.waitForRequest("**/slow.json");
  await page.evaluate(`one.contract = "./slow.json"`);
  await asked;
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), sample("month-label-value.tsv"));
  await page.locator("#one yuekao-paste-box textarea").focus();
  await page.keyboard.press("Control+V");
  await expect(score(page)).toHaveText("86");
  answer();
  await expect(chosen(page)).toContainText("快递客服合同");
  await page.evaluate(`one.contract = "mall"`);
  await expect(score(page)).toHaveText("86");
  expect(await page.evaluate("problems")).toEqual([]);
});

test("a newer contract does not wait for one that does not come, nor do the figures given with that", async ({ page, host }) => {
  await page.goto(await host.page(LOAD, ONE));
  const answer = await slowly(page);
  const asked = page.waitForRequest("**/slow.json");
  await page.evaluate(`one.contract = "./slow.json"; one.figures = ${FIGURES};`);
  await asked;
  await page.evaluate(`one.contract = "mall"`);
  await expect(score(page)).toHaveText("86");
  answer();
  await page.evaluate(`one.contract = "support"`);
  await expect(chosen(page)).not.toContainText("网上商城");
  expect(await page.evaluate("problems")).toEqual([]);
});

test("what was said of one gift is not said any longer after the next", async ({ page, host }) => {
  await page.goto(await host.page(LOAD, ONE));
  await page.evaluate(`one.contract = "walmart"; one.figures = ${FIGURES};`);
  await expect(page.locator("#one yuekao-notice")).toContainText("walmart");
  await expect(score(page)).toHaveText("86");
  await page.evaluate(`one.contract = "courier"`);
  await expect(chosen(page)).toContainText("快递客服合同");
  await expect(page.locator("#one yuekao-notice")).toHaveCount(0);
});

test("who chose another language in there keeps it when the page changes its colours", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, ONE));
  await expect(score(page)).toHaveText("86");
  await page.locator("#one .tools > select").selectOption("en");
  await expect(page.locator("#one h1")).toHaveText("Yuekao");
  await page.evaluate(`one.theme = "dark"`);
  await expect(page.locator("#one yuekao-app")).toHaveCSS("background-color", "rgb(18, 23, 26)");
  await page.evaluate(`one.figures = null`);
  await expect(page.locator("#one yuekao-answer")).toHaveCount(0);
  await expect(page.locator("#one h1")).toHaveText("Yuekao");
  // What the page says of the language itself still counts.
  await page.evaluate(`one.language = "zh-TW"`);
  await expect(page.locator("#one .undo").first()).toHaveAttribute("aria-label", "復原");
});

test("it has a width in places that are as wide as what is in them", async ({ page, host }) => {
  const style = `const style = new CSSStyleSheet(); document.adoptedStyleSheets = [style];
    style.replaceSync("body { margin: 0 } .row { display: flex; width: 1200px } .middle { justify-content: center; width: 700px } .column { display: grid; justify-items: center; width: 360px }");`;
  const body = ["row", "row middle", "column"].map((name, at) => `<div class="${name}"><yuekao-calculator id="n${String(at)}" view="result" language="zh-CN"></yuekao-calculator></div>`).join("");
  await page.goto(await host.page(`${style} ${LOAD} for (const one of document.querySelectorAll("yuekao-calculator")) one.figures = ${FIGURES};`, body));
  const widths = [];
  for (const id of ["n0", "n1", "n2"]) {
    await expect(page.locator(`#${id} yuekao-answer .score .value`)).toHaveText("86");
    widths.push(await page.locator(`#${id}`).evaluate((one) => one.getBoundingClientRect().width));
  }
  expect(widths[0]).toBeGreaterThan(900);
  expect(widths.slice(1)).toEqual([700, 360]);
});

test("a property that is taken back, as frameworks do it, is none", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, `<yuekao-calculator id="one" contract="mall" language="en" theme="dark" view="result"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  await page.evaluate(`for (const name of ["contract", "language", "theme", "view", "storage"]) one[name] = undefined`);
  expect(await page.locator("#one").evaluate((one) => one.getAttributeNames())).toEqual(["id", "contract"]);
  await expect(page.locator("#one h1")).toHaveText("月考");
  await page.evaluate(`one.figures = undefined`);
  await expect(page.locator("#one yuekao-answer")).toHaveCount(0);
  await expect(page.locator("#one select.contract")).toHaveValue("mall");
  expect(await page.evaluate("problems")).toEqual([]);
});

test("where nothing can be put in, it says that there is nothing, and asks nobody to paste", async ({ page, host }) => {
  const body = `<yuekao-calculator id="one" readonly language="zh-CN"></yuekao-calculator><yuekao-calculator id="two" view="result" language="en"></yuekao-calculator>`;
  await page.goto(await host.page(LOAD, body));
  await expect(page.locator("#one").getByText("还没有数据。")).toBeVisible();
  await expect(page.locator("#one").getByRole("heading", { name: /粘贴/ })).toBeHidden();
  await expect(page.locator("#two").getByText("No figures yet.")).toBeVisible();
  await page.evaluate(`one.figures = two.figures = ${FIGURES}`);
  await expect(score(page)).toHaveText("86");
  await expect(page.locator("#two yuekao-answer .score .value")).toHaveText("86");
  await expect(page.getByText("No figures yet.")).toHaveCount(0);
});
