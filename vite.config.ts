import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page needs the names of the figures, and on use their kinds, not the hundreds of headings they are recognised by. */
const figureNames: Plugin = {
  name: "figure-names",
  enforce: "pre",
  transform(code, id) {
    const glossary = /\/contracts\/glossary\.json(\?kinds)?$/.exec(id);
    if (!glossary) return null;
    const { figures } = JSON.parse(code) as { figures: { id: string; label: unknown; unit: string; kind: string; part_of?: string }[] };
    if (!glossary[1]) return JSON.stringify({ figures: figures.map(({ id, label }) => ({ id, label })) });
    return { code: `export default ${JSON.stringify({ figures: figures.map(({ id, label, unit, kind, part_of }) => ({ id, label, unit, kind, part_of })) })}`, moduleType: "js" };
  },
};

/** Workbooks are packed and unpacked where the page's policy allows it. */
const zipHere: Plugin = {
  name: "zip-here",
  enforce: "pre",
  resolveId: (name, importer) => (name === "fflate" && importer?.includes("-excel-file") ? here("www/pasted/zip-here.ts") : null),
};

/** Of the package as `yuekao/first`: what else stands behind some of its imports. */
const FIRST = new Map([["./default.js", "www/first/default.ts"], ["../pkg/contracts.js", "www/first/contracts.ts"]]);

/** The package a second time, to make a first result: over a part of the module, and with one contract. */
const firstResult: Plugin = {
  name: "first-result",
  enforce: "pre",
  async resolveId(source, importer) {
    if (source !== "yuekao/first" && !importer?.endsWith("?first")) return null;
    const other = FIRST.get(source);
    if (other) return here(other);
    const found = await this.resolve(source === "yuekao/first" ? "yuekao" : source, importer?.replace(/\?first$/, ""), { skipSelf: true });
    return found && `${found.id}?first`;
  },
};

export default defineConfig({
  plugins: [figureNames, firstResult, zipHere],
  root: here("www"),
  // Relative addresses: the built page works in whatever folder a server puts it.
  base: "./",
  resolve: { alias: [{ find: /^yuekao$/, replacement: here("package/index.ts") }] },
  server: { fs: { allow: [here(".")] } },
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2023",
    // The policy of the page allows no data: addresses but for pictures.
    assetsInlineLimit: 0,
    // scripts/size.mjs reads from it what a first visit loads.
    manifest: true,
    // Its polyfill would be an inline script for browsers that have no wasm anyway.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["www/index.html", "www/embed.html"].map(here).filter((page) => existsSync(page)),
    },
  },
  worker: { format: "es", plugins: () => [figureNames, zipHere] },
  test: {
    root: here("."),
    include: ["tests/unit/**/*.test.ts", "www/**/*.test.ts"],
  },
});
