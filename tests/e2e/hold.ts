import type { Page } from "@playwright/test";

/** Keeps files from arriving until they are let through. */
export async function hold(page: Page, files: string | RegExp | ((url: URL) => boolean)): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(files, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
