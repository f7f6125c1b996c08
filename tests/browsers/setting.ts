// Where a journey begins: a browser on an empty profile, the page as `npm start` serves it on an origin of its own, and
// somebody who writes down every breach of its policy and every complaint of the browser.

import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { policyAt, serve } from "../../scripts/serve.mjs";
import { hostOf, policyOf, type Host } from "../host-page.ts";
import { opened, type Browser, type Opened } from "./drivers.ts";
import { Hands } from "./hands.ts";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

export interface Visitor {
  hands: Hands;
  /** Copies a text where people keep such: in a page of another origin. */
  copy: (text: string) => Promise<void>;
  /** The path of the file that was downloaded, when it is complete. */
  downloaded: (ending: string) => Promise<string>;
  open: (address: string) => Promise<void>;
  /** Until nothing is being loaded any more. */
  rest: () => Promise<void>;
}

export class Setting {
  readonly #browser: Browser;
  readonly #ends: (() => Promise<unknown>)[] = [];
  readonly #opened: Opened[] = [];
  /** Breaches of the policy, as browsers report them. */
  readonly #breaches: string[] = [];
  #reports = "";

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** The site on a new origin, where nothing is kept yet. */
  async site(): Promise<{ address: string; close: () => Promise<void> }> {
    const reports = await this.#collector();
    const site = await serve(DIST, { policy: (address) => `${policyAt(address)}; report-uri ${reports}` });
    this.#ends.push(site.close);
    return site;
  }

  async host(yuekao: string): Promise<Host> {
    const host = await hostOf(yuekao, `${policyOf(yuekao)}; report-uri ${await this.#collector()}`);
    this.#ends.push(host.close);
    return host;
  }

  async visitor(): Promise<Visitor> {
    const folder = await this.folder();
    const browser = await opened(this.#browser, folder);
    this.#opened.push(browser);
    const { driver } = browser;
    await driver.manage().window().setRect({ width: 1366, height: 900 });
    const hands = new Hands(driver);
    const pad = await this.folder();
    const rest = async (): Promise<void> => {
      let loaded = -1;
      await hands.until("a page at rest", async () => {
        const before = loaded;
        loaded = await driver.executeScript<number>("return performance.getEntriesByType('resource').length;");
        await new Promise((later) => setTimeout(later, 250));
        return loaded === before || null;
      });
    };
    // Whoever leaves in the middle of loading gets complaints of what was not loaded; people wait for what they see.
    const visit = async (address: string): Promise<void> => {
      await rest();
      await browser.visit(address);
    };
    const desk = await serve(pad, { policy: () => "img-src data:" });
    this.#ends.push(desk.close);
    return {
      hands,
      copy: async (text) => {
        await writeFile(join(pad, "index.html"), `<!doctype html><meta charset="utf-8"><title>pad</title><link rel="icon" href="data:,"><textarea>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</textarea>`);
        await visit(desk.address);
        await hands.click("textarea");
        await hands.selectAll();
        await hands.copy();
      },
      downloaded: (ending) => hands.until(`a downloaded ${ending}`, () => complete(folder, ending)),
      open: visit,
      rest,
    };
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "yuekao 月考 "));
    this.#ends.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  /** What was complained of since the last time. */
  async complaints(): Promise<string[]> {
    const heard = await Promise.all(this.#opened.map(({ complaints }) => complaints()));
    return [...this.#breaches.splice(0), ...heard.flat()];
  }

  async end(): Promise<void> {
    for (const { close } of this.#opened.splice(0)) await close();
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }

  async #collector(): Promise<string> {
    if (this.#reports !== "") return this.#reports;
    const server = createServer((request, response) => {
      let report = "";
      request.setEncoding("utf8").on("data", (part: string) => (report += part)).on("end", () => {
        if (request.method === "POST") this.#breaches.push(report);
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    this.#ends.push(() => new Promise((closed) => server.close(closed)));
    const at = server.address();
    return (this.#reports = `http://127.0.0.1:${at !== null && typeof at === "object" ? at.port : 0}/`);
  }
}

async function complete(folder: string, ending: string): Promise<string | null> {
  const names = await readdir(folder, { recursive: true });
  const name = names.find((one) => one.endsWith(ending));
  if (name === undefined || names.some((one) => /\.(?:part|crdownload|wkdownload)$/.test(one))) return null;
  const path = join(folder, name);
  return (await stat(path)).size > 0 ? path : null;
}
