// Printing without a printer.

import { expect, type Page } from "@playwright/test";

/** Waits for what is printed with: it is loaded after the first result, and a browser's own printing waits for nothing. */
export async function printable(page: Page): Promise<void> {
  const laidOut = (): boolean => {
    dispatchEvent(new Event("beforeprint"));
    const printing = document.querySelector("yuekao-app")?.hasAttribute("printing") ?? false;
    dispatchEvent(new Event("afterprint"));
    return printing;
  };
  await expect.poll(() => page.evaluate(laidOut)).toBe(true);
}

/** What stands on the page for the printer, after `ask`, which prints from a script. */
export async function print(page: Page, ask: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.toggleAttribute("data-printed", true);
  });
  await ask();
  await expect(page.locator("html")).toHaveAttribute("data-printed");
  await page.emulateMedia({ media: "print" });
}

/** As many sheets as the browser would print by its own menu. */
export async function sheets(page: Page, path: string): Promise<number> {
  const pdf = await page.pdf({ path, preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

/** The page as the browser's own printing finds it, for looking at; `put back` ends it. */
export async function onPaper(page: Page): Promise<{ putBack: () => Promise<void> }> {
  const size = page.viewportSize();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  // A4 between the margins.
  await page.setViewportSize({ width: 688, height: 1018 });
  return {
    putBack: async () => {
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.emulateMedia({ media: null });
      if (size) await page.setViewportSize(size);
    },
  };
}
