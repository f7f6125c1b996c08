import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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

/** Lit leaves global names, among them a count of its copies; an element inside somebody's page leaves none there. */
const noGlobalNames: Plugin = {
  name: "no-global-names",
  transform(code, id) {
    if (!/\/(?:lit-html|lit-element|reactive-element)\/[^?]*\.js$/.test(id)) return null;
    const kept = code
      .replaceAll(/\(\w+\.(?:litHtml|litElement|reactiveElement)Versions\s*\?\?=\s*\[\]\)\.push\([^)]*\)/g, "0")
      .replaceAll(/\w+\.litPropertyMetadata\s*\?\?=\s*new WeakMap\b/g, "0");
    return { code: kept.includes("litPropertyMetadata") ? `${kept}\nconst litPropertyMetadata = new WeakMap();` : kept, map: null };
  },
};

/** Writes into the service worker which files there are, and a version that changes with any of them. */
const offline: Plugin = {
  name: "offline",
  enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle["sw.js"];
    if (worker?.type !== "chunk") return;
    const built = Object.values(bundle).filter((file) => file !== worker).map((file) => ({ name: file.fileName, content: file.type === "chunk" ? file.code : file.source }));
    const copied = readdirSync(here("www/public")).filter((name) => !name.startsWith("_")).map((name) => ({ name, content: readFileSync(here(`www/public/${name}`)) }));
    const files = [...built, ...copied].sort((one, two) => (one.name < two.name ? -1 : 1));
    const version = createHash("sha256");
    for (const { name, content } of files) version.update(name).update("\0").update(content);
    const written = `const FILES=${JSON.stringify(files.map(({ name }) => name))},VERSION=${JSON.stringify(version.digest("hex").slice(0, 16))};`;
    worker.code = written + worker.code;
  },
};

/** The scripts that are named from outside. */
const PUBLIC: Readonly<Record<string, string>> = { element: "element.js", loader: "embed.js", sw: "sw.js" };

export default defineConfig({
  plugins: [figureNames, noGlobalNames, offline],
  root: here("www"),
  // Relative addresses: the built page works in whatever folder a server puts it.
  base: "./",
  resolve: { alias: { yuekao: here("package/index.ts") } },
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
      input: { index: here("www/index.html"), embed: here("www/embed.html"), element: here("www/element.ts"), loader: here("www/embed/loader.ts"), sw: here("www/offline/service-worker.ts") },
      preserveEntrySignatures: "exports-only",
      output: {
        // What other pages name keeps its name; everything else has its contents in it.
        // The page, the frame and the element begin with the same file; in pieces it would be larger.
        codeSplitting: { groups: [{ name: "calculator", test: /\/www\/elements\/calculator\.ts$/ }] },
        entryFileNames: ({ name }) => PUBLIC[name] ?? "assets/[name]-[hash].js",
      },
    },
  },
  worker: { format: "es" },
  test: {
    root: here("."),
    include: ["tests/unit/**/*.test.ts", "www/**/*.test.ts"],
  },
});
