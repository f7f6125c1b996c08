// The host page of tests/host-page.ts beside the calculator's own server.

import { hostOf, type Host } from "../host-page.ts";
import { test as plain } from "./browser.ts";

export { expect } from "@playwright/test";

export const test = plain.extend<{ host: Pick<Host, "page"> }>({
  host: async ({ served }, use) => {
    const host = await hostOf(served.address);
    await use(host);
    await host.close();
  },
});
