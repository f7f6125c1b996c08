#!/usr/bin/env node
// What a first visit transfers until the result of a paste is on screen, against its budget: the page with what it imports
// statically, the engine, and what the page asks for by itself before anything is pasted.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** What the first load may come to; docs/decisions/0016-one-module.md says why it is not 400. */
const BUDGET = 508_800;
/** What of it may be spent on the page, so that the engine has the rest. Names of other files move it by a hundred bytes. */
const PAGE_BUDGET = 50_000;

/** What a page pays for the script that frames the calculator, as it is. */
const LOADER_BUDGET = 2 * 1024;

/** A first visit fetches no worker: it reads long texts. */
const WORKER = /^assets\/worker-/;

/**
 * The files of a first visit: the page with all it imports statically, its styles and the engine; what is imported on use is
 * not among them.
 */
export function filesOfFirstVisit() {
  /** @type {unknown} */
  const read = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
  const manifest = /** @type {Record<string, { file: string, imports?: string[], css?: string[], assets?: string[] }>} */ (read);
  const files = new Set(["index.html"]);
  /** @param {string} name */
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) if (!WORKER.test(file)) files.add(file);
    chunk.imports?.forEach(visit);
  };
  visit("index.html");
  // www/main.ts loads these two once the page is there, so that they come before a paste, though nothing waits for them.
  visit("calculator/external-changes.ts");
  visit("calculator/offline.ts");
  return files;
}

function report() {
  const first = filesOfFirstVisit();
  const files = readdirSync("dist", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // The page in one file and the package are nothing a browser loads with the page.
    .filter((path) => !/^dist\/(?:\.vite\/|yuekao\.html|yuekao-.*\.tgz)/.test(path))
    .map((path) => {
      const bytes = readFileSync(path);
      const name = path.slice("dist/".length);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length, counts: first.has(name) };
    })
    .sort((one, two) => Number(two.counts) - Number(one.counts) || two.brotli - one.brotli);

  /** @param {string} name @param {number} raw @param {number} brotli @param {string} [note] */
  const row = (name, raw, brotli, note = "") => {
    console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`.trimEnd());
  };

  console.log(`${"file".padEnd(44)} ${"raw".padStart(9)} ${"brotli".padStart(9)}`);
  for (const { name, raw, brotli, counts } of files) row(name, raw, brotli, counts ? "" : "on use");
  const counted = files.filter(({ counts }) => counts);
  /** @param {typeof files} some @param {"raw" | "brotli"} size */
  const sum = (some, size) => some.reduce((bytes, file) => bytes + file[size], 0);
  const total = sum(counted, "brotli");
  const page = counted.filter(({ name }) => !name.endsWith(".wasm"));
  row("first load", sum(counted, "raw"), total, `of ${String(BUDGET)}`);
  row("of which the page", sum(page, "raw"), sum(page, "brotli"), `of ${String(PAGE_BUDGET)}`);

  const loader = readFileSync("dist/embed.js", "utf8");
  if (/\bimport\b(?!\.meta)/.test(loader)) {
    console.error("yuekao: embed.js imports something, so that a page would wait for more than it.");
    process.exitCode = 1;
  }

  for (const [what, over] of /** @type {const} */ ([["first load", total - BUDGET], ["page", sum(page, "brotli") - PAGE_BUDGET], ["loader", loader.length - LOADER_BUDGET]])) {
    if (over <= 0) continue;
    console.error(`yuekao: the ${what} is ${String(over)} bytes over its budget.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) report();
