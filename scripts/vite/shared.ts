// What every bundle has in common: the site (vite.config.ts), the page in one file, the element of the package.

import { FluentResource, type Message } from "@fluent/bundle";
import { fileURLToPath } from "node:url";
import type { Plugin, UserConfig } from "vite";
import { notices, workerNotices } from "./notices.ts";

/** A path from the project's folder. */
export const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The page needs the names of the figures, and on use their kinds, not the hundreds of headings they are recognised by. */
const figureNames: Plugin = {
  name: "figure-names",
  enforce: "pre",
  transform(code, id) {
    const glossary = /\/contracts\/glossary\.json(\?kinds)?$/.exec(id);
    if (!glossary) return null;
    const { figures } = JSON.parse(code) as { figures: { id: string; label: unknown; unit: string; scope: string; kind: string; part_of?: string; absent?: string }[] };
    if (!glossary[1]) return JSON.stringify({ figures: figures.map(({ id, label }) => ({ id, label })) });
    return { code: `export default ${JSON.stringify({ figures: figures.map(({ id, label, unit, scope, kind, part_of, absent }) => ({ id, label, unit, scope, kind, part_of, absent })) })}`, moduleType: "js" };
  },
};

type Pattern = NonNullable<Message["value"]>;

/** What a sentence of a catalogue is made of: its text, and between two texts the name of a value. */
function sentence(pattern: Pattern, id: string): string | string[] {
  if (typeof pattern === "string") return pattern;
  const made = [""];
  const add = (part: Exclude<Pattern, string>[number]): void => {
    if (typeof part === "string") made.push(`${made.pop() ?? ""}${part}`);
    else if (part.type === "var") made.push(part.name, "");
    else if (part.type === "str") add(part.value);
    // A value that a language has no use for is named in a choice that leaves none.
    else if (part.type === "select" && part.variants.length === 1) [part.variants[0]?.value ?? []].flat().forEach(add);
    else throw new Error(`the sentence ${id} has something else in it than values; www/i18n/language.ts would have to know it`);
  };
  pattern.forEach(add);
  return made;
}

/** Catalogues are read when the page is built, so that it need not bring what reads them. */
const catalogues: Plugin = {
  name: "catalogues",
  transform(code, id) {
    if (!id.endsWith(".ftl")) return null;
    const sentences = new FluentResource(code).body.flatMap(({ id, value, attributes }) =>
      Object.entries({ ...(value ? { [id]: value } : {}), ...Object.fromEntries(Object.entries(attributes).map(([name, text]) => [`${id}.${name}`, text])) }));
    return { code: `export default ${JSON.stringify(Object.fromEntries(sentences.map(([id, pattern]) => [id, sentence(pattern, id)])))}`, moduleType: "js" };
  },
};

/** Nothing is loaded before it is asked for, and no script brings a style sheet: a dynamic import is one, without Vite's wrapping. */
const plainImports: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

/** A style without the blanks that a browser leaves out anyway; strings and what is put into it stay as they are. */
const tight = (style: string): string => style.split(/(\$\{[^}]*\}|"[^"]*")/).map((part, place) => (place % 2 === 1 ? part : part.replaceAll(/\s*([{},;])\s*/g, "$1").replaceAll(/:\s+/g, ":"))).join("");

/** Templates and styles are written with indents, and styles with reasons in lines of their own, that say nothing to a browser. */
const noIndents: Plugin = {
  name: "no-indents",
  enforce: "pre",
  transform: (code, id) => (/\/www\/.*\.ts$/.test(id) && /\bfrom "lit"/.test(code) ? { code: code.replaceAll(/\n *\/\*[^]*?\*\/(?=\n)/g, "").replaceAll(/\n\s+/g, "\n").replaceAll(/\bcss`[^`]*`/g, tight), map: null } : null),
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
  resolveId: (name, importer) => (name === "fflate" && importer?.includes("-excel-file") ? here("www/paste/zip-here.ts") : null),
};

const pagePlugins = (): Plugin[] => [figureNames, catalogues, zipHere];

/** Of what runs beside the page. */
export const workerPlugins = (): Plugin[] => [...pagePlugins(), workerNotices];

/** A function: builds must not share what they change. */
export const shared = (): UserConfig => ({
  plugins: [...pagePlugins(), plainImports, noIndents, noGlobalNames, notices],
  root: here("www"),
  // Relative addresses: what is built works in whatever folder it is put.
  base: "./",
  build: {
    target: "es2023",
    // What is loaded on use is kept by the service worker by then; naming it all in advance costs every first visit.
    modulePreload: false,
  },
  worker: { format: "es", plugins: workerPlugins },
});
