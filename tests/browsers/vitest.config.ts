// One file of journeys, once for each browser; two browsers at a time. Chromium and Firefox have to be there.

import { defineConfig } from "vitest/config";
import { BROWSERS, installed, PROGRAMS } from "./drivers.ts";

const missing = installed("WebKit") ? [] : (["WebKit"] as const);
for (const browser of missing) console.log(`\n!! ${browser} is not installed here: its journeys are NOT made (${PROGRAMS[browser].join(", ")} name its programs).\n`);

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: BROWSERS.filter((browser) => !missing.some((one) => one === browser)).map((browser) => ({
      test: {
        name: browser,
        dir: import.meta.dirname,
        include: ["*.test.ts"],
        env: { BROWSER: browser },
        // A browser starts in seconds, on a machine at work on something else in many.
        testTimeout: 120_000,
        hookTimeout: 120_000,
      },
    })),
  },
});
