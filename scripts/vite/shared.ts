// What every bundle has in common: the site (vite.config.ts), the page in one file, the element of the package.

import { fileURLToPath } from "node:url";
import type { Plugin, UserConfig } from "vite";

/** A path from the project's folder. */
export const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

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

/** Workbooks are packed and unpacked where the page's policy allows it. */
const zipHere: Plugin = {
  name: "zip-here",
  enforce: "pre",
  resolveId: (name, importer) => (name === "fflate" && importer?.includes("-excel-file") ? here("www/pasted/zip-here.ts") : null),
};

/** Of what runs beside the page, too. */
export const workerPlugins = (): Plugin[] => [figureNames, zipHere];

/** A function: builds must not share what they change. */
export const shared = (): UserConfig => ({
  plugins: [...workerPlugins(), noGlobalNames],
  root: here("www"),
  // Relative addresses: what is built works in whatever folder it is put.
  base: "./",
  build: {
    target: "es2023",
    // Its polyfill would be an inline script for browsers that have no wasm anyway.
    modulePreload: { polyfill: false },
  },
  worker: { format: "es", plugins: workerPlugins },
});
