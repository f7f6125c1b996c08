#!/usr/bin/env node
// What a first visit transfers, against its budget. A file of dist/ counts unless it is named here as loaded on use
// only: whoever adds a file has to decide.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 120 * 1024;

/** Loaded when a person asks for what they hold, never before the first result is on screen. */
const ON_USE = [/^embed\.html$/, /^assets\/(?:below|derivation|page|problems|workbook|worker)-/];

const files = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => {
    const bytes = readFileSync(path);
    const name = path.slice("dist/".length);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length, counts: !ON_USE.some((on) => on.test(name)) };
  })
  .sort((one, two) => Number(two.counts) - Number(one.counts) || two.brotli - one.brotli);

/** @param {string} name @param {number} raw @param {number} brotli @param {string} [note] */
const row = (name, raw, brotli, note = "") => {
  console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`.trimEnd());
};

console.log(`${"file".padEnd(44)} ${"raw".padStart(9)} ${"brotli".padStart(9)}`);
for (const { name, raw, brotli, counts } of files) row(name, raw, brotli, counts ? "" : "on use");
const first = files.filter(({ counts }) => counts);
const total = first.reduce((sum, { brotli }) => sum + brotli, 0);
row("first load", first.reduce((sum, { raw }) => sum + raw, 0), total, `of ${String(BUDGET)}`);

if (total > BUDGET) {
  console.error(`yuekao: the first load is ${String(total - BUDGET)} bytes over its budget.`);
  process.exitCode = 1;
}
