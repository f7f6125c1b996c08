#!/usr/bin/env node
// first.mjs <linked> <options of wasm-opt…>
// Makes pkg/first_bg.wasm, what a page loads to show the result of a first paste: the module without the code that no known
// first paste runs through, and without the data that only this code gets at. Where another paste needs such code, there is
// a trap: the part breaks down and answers nothing, and the page asks the whole module again; the engine keeps no state, so
// that a question can be asked twice. Data is left out only where nothing that is left names it, so that no answer changes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import initialise, { Compiled } from "../pkg/yuekao.js";
import { ASKED } from "./first/asked.mjs";
import { cleared } from "./first/data.mjs";
import { settleFirstPastes } from "./first/first-pastes.mjs";
import { cut, marked } from "./first/stretches.mjs";
import { read, write } from "./first/text.mjs";

/** @typedef {import("./first/text.mjs").Node} Node */

const folder = mkdtempSync(join(tmpdir(), "yuekao-first-"));
/** What the linker wrote, with its notes; and as scripts/wasm.sh gives them to wasm-opt. */
const [linked = "", ...options] = process.argv.slice(2);
const features = options.filter((option) => option.startsWith("--enable-"));

/** @param {string} tool @param {string[]} args */
const binaryen = (tool, ...args) => execFileSync(`node_modules/.bin/${tool}`, [...features, ...args]);

/** Whether something is seen from outside that a first result does not ask for. @param {Node} item */
const unasked = (item) => {
  const method = item[0] === "export" ? /^"(?:compiled|results|stream|__wbg_(?:results|stream))_(\w+)"$/.exec(String(item[1]))?.[1] : undefined;
  return method !== undefined && !["new", ...ASKED].includes(method);
};

/** @param {Node[]} module @param {string} name */
function assemble(module, name) {
  const path = join(folder, name);
  writeFileSync(`${path}.wat`, write(module));
  binaryen("wasm-as", `${path}.wat`, "-o", path);
  return path;
}

/**
 * Which stretches run when first pastes are settled. Each leaves a byte at the very end of the stack, which grows down to
 * address 0: a megabyte, of which no call gets anywhere near as deep.
 * @param {Node[]} whole
 */
async function trodden(whole) {
  const { module, count } = marked(whole, (stretch) => ["i32.store8", ["i32.const", String(stretch)], ["i32.const", "1"]]);
  const exports = await initialise({ module_or_path: readFileSync(assemble(module, "marked.wasm")) });
  settleFirstPastes(Compiled);
  const marks = new Uint8Array(exports.memory.buffer, 0, count).slice();
  return (/** @type {number} */ stretch) => marks[stretch] === 1;
}

try {
  const text = join(folder, "whole.wat");
  // Not the optimised one: what the linker noted would not be true of it any more.
  binaryen("wasm-dis", "pkg/.web/yuekao_bg.wasm", "-o", text);
  const whole = read(readFileSync(text, "utf8"));
  const first = assemble(cleared(cut(whole, await trodden(whole)), readFileSync(linked)).filter((item) => !unasked(item)), "first.wasm");
  binaryen("wasm-opt", ...options, first, "-o", "pkg/first_bg.wasm");
} finally {
  rmSync(folder, { recursive: true });
}
