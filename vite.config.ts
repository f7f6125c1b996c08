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
    const { figures } = JSON.parse(code) as { figures: { id: string; label: unknown; unit: string; kind: string }[] };
    if (!glossary[1]) return JSON.stringify({ figures: figures.map(({ id, label }) => ({ id, label })) });
    return { code: `export default ${JSON.stringify({ figures: figures.map(({ id, label, unit, kind }) => ({ id, label, unit, kind })) })}`, moduleType: "js" };
  },
};

export default defineConfig({
  plugins: [figureNames],
  root: here("www"),
  // Relative addresses: the built page works in whatever folder a server puts it.
  base: "./",
  resolve: { alias: { yuekao: here("package/index.ts"), "./default.js": here("www/default.ts") } },
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
  worker: { format: "es" },
  test: {
    root: here("."),
    include: ["tests/unit/**/*.test.ts", "www/**/*.test.ts"],
  },
});
