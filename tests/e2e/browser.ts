// What every test in the browser starts from: the page as `npm start` serves it, on a port of its own, and a test that
// fails on any breach of the page's policy, any exception and any complaint in the console.
import { test as plain } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { late } from "./late.ts";

export { expect } from "@playwright/test";

interface Served {
  address: string;
}

export const test = plain.extend<{ complaints: string[] }, { served: Served }>({
  served: [
    // Playwright wants the empty pattern: it reads the fixtures a fixture needs from it.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serve(fileURLToPath(new URL("../../dist", import.meta.url)));
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ served }, use) => {
    await use(served.address);
  },
  complaints: [
    async ({ page, context }, use, info) => {
      await late(context);
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        // A worker that keeps the page offline is wanted only where that is tested.
        if (message.text() === "Service Worker registration blocked by Playwright") return;
        // Chromium reports a breach of the policy here, as an error.
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
      });
      await use(complaints);
      if (info.status !== info.expectedStatus) await page.screenshot({ path: info.outputPath("failed.png") }).catch(() => undefined);
      plain.expect(complaints, "exceptions, warnings and breaches of the policy").toEqual([]);
    },
    { auto: true },
  ],
});
