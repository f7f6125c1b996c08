// What is pasted, linked or handed in stays text, and the page asks nobody but its own files.
import type { Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { fragmentOf } from "../../www/share/link.ts";
import { EMPTY, OWN } from "../../www/domain/state.ts";
import { readFileSync } from "node:fs";
import { open, paste, sample } from "./paste.ts";

const MARKUP = `<img src=x onerror="document.title='run'"><script>document.title='run'</script><svg onload="document.title='run'">`;
/** Names a person could paste, each of them markup. */
const HOSTILE = sample("month-label-value.tsv")
  .replace("蓝鲸家电旗舰店", MARKUP)
  .replace("手机", `"${MARKUP.replaceAll('"', '""')}"`)
  .replace("120", `${MARKUP}120`);

/** Every tab, with a derivation open where there is one; nothing of the text became an element. */
async function lookEverywhere(page: Page): Promise<void> {
  for (const tab of await page.getByRole("navigation").getByRole("button", { disabled: false }).allTextContents()) {
    await open(page, tab.trim());
    await page.waitForTimeout(150);
    const made = await page.evaluate(() => {
      const found: string[] = [];
      const look = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll("*")) {
          if (element.matches("img, iframe, object, embed, svg[onload], [onerror], body script, svg script") || (root !== document && element.matches("script"))) found.push(element.outerHTML.slice(0, 80));
          if (element.shadowRoot) look(element.shadowRoot);
        }
      };
      look(document);
      return found;
    });
    expect(made, `in ${tab}`).toEqual([]);
  }
  expect(await page.title()).not.toBe("run");
}

test("pasted markup is text in every view", async ({ page }) => {
  await page.goto("/");
  await paste(page, HOSTILE);
  await expect(page.locator("yuekao-sheet")).toContainText("<img src=x");
  await expect(page.locator("yuekao-answer")).toContainText("<img src=x");
  await lookEverywhere(page);
});

test("markup in a link is text in every view, in the figures and in the contract", async ({ page }) => {
  const mall = JSON.parse(readFileSync(new URL("../../contracts/mall/terms.json", import.meta.url), "utf8")) as Record<string, unknown> & { items: { label: unknown }[] };
  const own = { ...mall, title: MARKUP, titles: null, items: mall.items.map((item) => ({ ...item, label: MARKUP })) } as never;
  const inputs = { ...EMPTY, text: HOSTILE, contract: OWN, owns: [{ id: OWN, name: "", contract: own, draft: null, base: null, source: "", checked: {} }] };
  const fragment = await fragmentOf({ inputs, record: 0, locale: MARKUP, tab: MARKUP });
  await page.goto(`/${fragment ?? ""}`);
  await expect(page.locator("yuekao-notice")).toContainText("<img src=x");
  await expect(page.locator("yuekao-answer")).toContainText("<img src=x");
  await lookEverywhere(page);
});

test("a month is pasted, asked about, shared and embedded without a request to anybody else", async ({ page, served }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await page.locator("yuekao-answer .score .why").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await lookEverywhere(page);
  await page.getByRole("button", { name: "分享", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((url) => !url.startsWith(`${served.address}/`) && !/^(?:data|blob):/.test(url))).toEqual([]);
});
