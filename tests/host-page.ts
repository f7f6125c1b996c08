// A page of somebody else's, on an origin of its own and under a strict policy of its own, that embeds the calculator.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../scripts/serve.mjs";

export interface Host {
  /** Serves a page with this script, which finds the calculator's address as `yuekao`; gives the page's address. */
  page: (script: string, body?: string) => Promise<string>;
  close: () => Promise<void>;
}

/** What such a page has to allow, as README.md says: scripts, the engine and its files for the element, or the frame. */
export const policyOf = (yuekao: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${yuekao}`,
    "style-src 'self'",
    `connect-src 'self' ${yuekao}`,
    `frame-src ${yuekao}`,
    "img-src 'self' data:",
    "base-uri 'none'",
  ].join("; ");

export async function hostOf(yuekao: string, policy = policyOf(yuekao)): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), "yuekao-host-"));
  const server = await serve(folder, { policy: () => policy });
  return {
    page: async (script, body = "") => {
      await writeFile(join(folder, "main.js"), `const yuekao = ${JSON.stringify(yuekao)};\n${script}`);
      await writeFile(
        join(folder, "index.html"),
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><script type="module" src="./main.js"></script><body>${body}</body></html>`,
      );
      return server.address;
    },
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
