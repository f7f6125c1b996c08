import type { Page } from "@playwright/test";

/** The whole engine, as a file. */
export const ENGINE = /\/assets\/yuekao_\w+-.*\.wasm$/;

/** Keeps files from arriving until they are let through. */
export async function hold(page: Page, files: string | RegExp): Promise<() => void> {
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
