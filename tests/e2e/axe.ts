// What axe has to say about a page, or about one frame of it.

import type { Frame, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Finding {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Options = Record<string, unknown>;

/** What axe finds, in words, but not in the frames below; evaluated through the debugger, which the page's policy does not bind. */
export async function findings(page: Page | Frame, options: Options = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (chosen) => (window as unknown as { axe: { run: (options: Options) => Promise<{ violations: Finding[] }> } }).axe.run({ iframes: false, ...chosen }),
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** All rules of axe that look at colours and are not left out by default. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** In light and dark: the same elements stand in both, so that everything but their colours is asked once. */
export async function findingsLightAndDark(page: Page): Promise<string[]> {
  const light = await findings(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(settled);
  const dark = await findings(page, { runOnly: { type: "rule", values: OF_COLOURS } });
  await page.emulateMedia({ colorScheme: "light" });
  await page.evaluate(settled);
  return [...light, ...dark.map((found) => `dark: ${found}`)];
}

/** Colours go over into one another for a moment. */
async function settled(): Promise<void> {
  await new Promise((drawn) => requestAnimationFrame(() => { requestAnimationFrame(drawn); }));
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot);
  // What has no end is no change of colours.
  const ending = roots.flatMap((root) => root.getAnimations()).filter((one) => one instanceof CSSTransition);
  await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
}
