import { defineConfig } from "@playwright/test";
import { availableParallelism } from "node:os";

// The system's Chromium where there is one, without its windows if possible: that takes three fifths of the time. Playwright's own
// elsewhere.
const chromium = process.env["HEADLESS_SHELL"] ?? process.env["CHROMIUM"];

export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "package/**/*.spec.ts"],
  outputDir: "test-results",
  fullyParallel: true,
  // A test waits as long as it works: one at a time leaves half of a small machine idle.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // What works does not wait; a machine that is four times as slow is to get there, too.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  use: {
    browserName: "chromium",
    headless: true,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // The worker that keeps the page offline would fetch every file for every test; offline.spec.ts lets it.
    serviceWorkers: "block",
    permissions: ["clipboard-read", "clipboard-write"],
    // Playwright takes a picture at the end of every test, to throw it away if nothing has failed; e2e/browser.ts takes those that are
    // wanted. A test that failed is recorded with `--trace on`.
    screenshot: "off",
    trace: "off",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
