import { expect, test } from "./browser.ts";

test("the page loads its engine under the strict policy", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page.locator("main")).not.toBeEmpty();
});
