// What axe has to say about a page, or about one frame of it.

import type { Frame, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Finding {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, in words, but not in the frames below; evaluated through the debugger, which the page's policy does not bind. */
export async function findings(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    () => (window as unknown as { axe: { run: (options: { iframes: boolean }) => Promise<{ violations: Finding[] }> } }).axe.run({ iframes: false }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}
