// Axe on pages of others with the calculator in them, and on the frame's own document.

import type { Frame, Page } from "@playwright/test";
import { findings } from "./axe.ts";
import { expect, test } from "./host.ts";
import { sample } from "./paste.ts";

const FIGURES = JSON.stringify(sample("month-label-value.tsv"));
const VIEWS = ["full", "compact", "result"] as const;

function framed(page: Page): Frame {
  const frame = page.frames()[1];
  if (!frame) throw new Error("there is no frame");
  return frame;
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing on a host's page with elements", async ({ page, host }) => {
      const elements = VIEWS.map((view) => `<h2>${view}</h2><yuekao-calculator id="${view}" view="${view}" language="zh-CN" theme="${colorScheme}"></yuekao-calculator>`);
      const script = `await import(yuekao + "/element.js"); for (const one of document.querySelectorAll("yuekao-calculator")) one.figures = ${FIGURES};`;
      await page.goto(await host.page(script, `<main><h1>host</h1>${elements.join("")}</main>`));
      for (const view of VIEWS) await expect(page.locator(`#${view} yuekao-answer .score .value`)).toHaveText("86");
      expect(await findings(page)).toEqual([]);
      await page.locator("#full yuekao-answer .score .why").click();
      await expect(page.locator("#full yuekao-derivation")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    for (const view of VIEWS) {
      test(`axe finds nothing on a host's page with a frame, nor in it: ${view}`, async ({ page, host }) => {
        const options = `{ figures: ${FIGURES}, view: "${view}", language: "en", theme: "${colorScheme}", title: "Settlement of the month" }`;
        await page.goto(await host.page(`const { mount } = await import(yuekao + "/embed.js"); mount("#here", ${options});`, `<main><h1>host</h1><div id="here"></div></main>`));
        await expect(page.frameLocator("iframe").locator("yuekao-answer .score .value")).toHaveText("86");
        expect(await findings(page)).toEqual([]);
        await expect(page.frameLocator("iframe").getByRole("main")).toHaveCount(1);
        // The heading of the first level is that of the page around.
        expect((await findings(framed(page))).filter((found) => !found.startsWith("page-has-heading-one"))).toEqual([]);
      });
    }

    test("axe finds nothing in the frame's document opened by itself", async ({ page }) => {
      await page.goto("/embed.html");
      await expect(page.getByRole("button", { name: "载入示例" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.getByRole("button", { name: "载入示例" }).click();
      await expect(page.locator("yuekao-answer .score .value")).toHaveText("86");
      expect(await findings(page)).toEqual([]);
    });
  });
}
