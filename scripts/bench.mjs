#!/usr/bin/env node
// All benchmarks in one run, written into docs/performance.md: native, instructions, the package in Node and in
// Chromium, and, where YUEKAO_PEERS names the folder of the peers benchmark, what else one could use for the same work.
// Nothing here fails because something was slow; scripts/instructions.mjs does that, by counting.
import { chromium } from "@playwright/test";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "./serve.mjs";

const PAGE = "docs/performance.md";
const COUNTS = [1_000, 10_000, 100_000];
const MILLION = 1_000_000;
const project = fileURLToPath(new URL("..", import.meta.url));
process.chdir(project);

/** @typedef {ReturnType<typeof import("../benches/wasm.mjs").measure>} Measured */
/** @typedef {ReturnType<typeof import("../benches/floor.mjs").beside>} Compared */
/** @typedef {ReturnType<typeof import("../benches/wasm.mjs").streamed> & { peak: number }} Streamed */

// One part of it in a process of its own, so that its memory is its own.
const [part, argument] = process.argv.slice(2);
if (part === "--stream" || part === "--node") {
  const { load } = await import("../pkg/index.js");
  const { measure, streamed } = await import("../benches/wasm.mjs");
  const engine = await load();
  const result = part === "--node" ? measure(engine, COUNTS) : { ...streamed(engine, Number(argument)), peak: process.resourceUsage().maxRSS * 1024 };
  console.log(JSON.stringify(result));
  process.exit();
}

if (part === "--floor") {
  // Of a copy of the peers benchmark, as the argument names it.
  const { load } = await import("../pkg/index.js");
  const { beside } = await import("../benches/floor.mjs");
  const at = (/** @type {string} */ file) => pathToFileURL(join(argument ?? "", file)).href;
  /** @type {unknown[]} */
  const modules = await Promise.all([import(at("data.mjs")), import(at("peers/floor-pasted.mjs"))]);
  const [{ generate, pasted }, { compute }] = /** @type {[{ generate: (count: number) => unknown, pasted: (batch: unknown) => string }, { compute: (text: string) => unknown }]} */ (modules);
  const engine = await load();
  const result = [10_000, 100_000].map((count) => beside(engine, { text: pasted(generate(count)), count, rounds: count > 50_000 ? 5 : 15, floor: compute }));
  console.log(JSON.stringify(result));
  process.exit();
}

/** @param {string[]} words */
const own = (...words) => {
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...words], { encoding: "utf8" });
  /** @type {unknown} */
  const result = JSON.parse(printed);
  return result;
};
/** @param {string} what */
const say = (what) => {
  console.log(`· ${what} …`);
};

execFileSync("bash", ["scripts/package.sh"], { stdio: "inherit" });
say("Native (divan)");
const native = execFileSync("cargo", ["bench", "--quiet", "--bench", "engine"], { encoding: "utf8" }).trim();
say("Instructions (callgrind)");
const instructions = execFileSync(process.execPath, ["scripts/instructions.mjs"], { encoding: "utf8" }).trim();
say("The package in Node");
const inNode = /** @type {Measured} */ (own("--node"));
const streams = [...COUNTS, MILLION].map((count) => /** @type {Streamed} */ (own("--stream", String(count))));
say("The package in Chromium");
const inBrowser = await browser();
say("Peers");
const peersFolder = process.env["YUEKAO_PEERS"];
const floors = peersFolder ? /** @type {Compared[]} */ (own("--floor", peersFolder)) : [];
const peers = peersFolder ? peersTable(peersFolder) : null;

/** @returns {Promise<Measured>} */
async function browser() {
  const server = await serve(project);
  const open = await chromium.launch(process.env["CHROMIUM"] ? { executablePath: process.env["CHROMIUM"] } : {});
  try {
    const page = await open.newPage();
    await page.goto(`${server.address}/benches/empty.html`);
    return /** @type {Measured} */ (
      await page.evaluate(async (counts) => {
        const at = (/** @type {string} */ path) => new URL(path, location.href).href;
        /** @type {unknown[]} */
        const modules = await Promise.all([import(at("../pkg/index.js")), import(at("wasm.mjs"))]);
        const [{ load }, { measure }] = /** @type {[typeof import("../pkg/index.js"), typeof import("../benches/wasm.mjs")]} */ (modules);
        return measure(await load(), counts);
      }, COUNTS)
    );
  } finally {
    await open.close();
    await server.close();
  }
}

/**
 * The peers benchmark on a copy of its folder, with our adapter and our package in it.
 * @param {string} folder
 */
function peersTable(folder) {
  const copy = mkdtempSync(join(tmpdir(), "yuekao-peers-"));
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes("node_modules") });
    symlinkSync(join(folder, "node_modules"), join(copy, "node_modules"));
    cpSync("benches/peers/engine.mjs", join(copy, "peers/engine.mjs"));
    cpSync("pkg", join(copy, "yuekao"), { recursive: true });
    // The package in its own folder finds its glue beside itself.
    for (const file of readdirSync(join(copy, "yuekao")).filter((name) => name.endsWith(".js"))) {
      const path = join(copy, "yuekao", file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("../pkg/", "./"));
    }
    const { stdout, stderr, status } = spawnSync(process.execPath, ["bench.mjs", ...(process.env["YUEKAO_PEERS_ARGUMENTS"]?.split(" ") ?? [])], { cwd: copy, encoding: "utf8" });
    if (status !== 0) throw new Error(`the peers benchmark failed: ${stderr}`);
    return stdout.trim();
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** @param {string} table */
function peersText(table) {
  const beside = floors.map(({ count, best, median }) =>
    `| ${count.toLocaleString("en")} | ${us(best.floor)} / ${us(median.floor)} | ${us(best.columns)} / ${us(median.columns)} | ${us(best.read)} / ${us(median.read)} | ${(best.columns / best.floor).toFixed(2)} / ${(median.columns / median.floor).toFixed(2)} |`);
  return `
## Beside hand-written JavaScript

\`floor-pasted\` reads the same clipboard text with its columns known, and checks nothing. By turns in one process; µs per
vendor-month, best / median. A column is decoded when it is read first: once without reading any, once reading every cell.

| vendor-months | \`floor-pasted\` | \`assessText\` to columns | the same, every cell read | columns ÷ floor |
|---|---|---|---|---|
${beside.join("\n")}

## Peers

The same month by other means, every answer checked, and made into the objects the benchmark asks for.

${table}
`;
}

/** @param {number} value */
const us = (value) => value.toFixed(value < 10 ? 2 : 1);
/** @param {number} bytes */
const mb = (bytes) => (bytes / 1e6).toFixed(1);
/** @param {(keyof Measured & ("assess" | "assessWithCategories" | "explain"))} key @param {string} what */
const row = (key, what) => `| ${what} | ${us(inNode[key])} | ${us(inBrowser[key])} |`;
const bare = own("--stream", "1");
const idle = /** @type {Streamed} */ (bare).peak;

const text = `<!-- Written by \`npm run bench\`; everything below it is replaced. -->

Measured on ${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.version}, ${execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim()}.

## The package, µs per call (median)

| | Node | Chromium |
|---|---|---|
${row("assess", "`assess`, a month without categories")}
${row("assessWithCategories", "`assess`, a month with eight categories")}
${row("explain", "`explain`, the score of that month")}

## \`assessText\`: clipboard text to result columns, µs per vendor-month with eight categories

| vendor-months | Node | Chromium |
|---|---|---|
${inNode.assessText.map(({ count, each }, at) => `| ${count.toLocaleString("en")} | ${us(each)} | ${us(inBrowser.assessText[at]?.each ?? NaN)} |`).join("\n")}

## \`assessStream\`: text in parts to CSV in parts, in a process of its own

The peak is that of the process, less the ${mb(idle)} MB that one which settles a single month takes.

| vendor-months | rows of text | text, MB | results, MB | µs per vendor-month | peak, MB | peak ÷ text |
|---|---|---|---|---|---|---|
${streams.map(({ count, bytes, written, each, peak }) => `| ${count.toLocaleString("en")} | ${(count * 9).toLocaleString("en")} | ${mb(bytes)} | ${mb(written)} | ${us(each)} | ${mb(peak - idle)} | ${((peak - idle) / bytes).toFixed(2)} |`).join("\n")}

## Native

\`\`\`
${native}
\`\`\`

## Instructions

\`\`\`
${instructions}
\`\`\`
${peers ? peersText(peers) : ""}`;
const [kept] = readFileSync(PAGE, "utf8").split("<!-- Written by");
writeFileSync(PAGE, `${String(kept)}${text}`);
console.log(text);
