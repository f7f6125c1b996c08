// What a key or a move costs, in calls of the page's functions: the same on every machine, however busy it is.

import type { Page } from "@playwright/test";

/** How many functions of the page were called since it was asked last. */
export async function callsOf(page: Page): Promise<() => Promise<number>> {
  const client = await page.context().newCDPSession(page);
  await client.send("Profiler.enable");
  await client.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  return async () => {
    const { result } = await client.send("Profiler.takePreciseCoverage");
    return result.filter(({ url }) => url.includes("/assets/")).flatMap(({ functions }) => functions).reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0);
  };
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
