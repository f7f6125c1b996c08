// WebAssembly's text form as nested lists: `(if (local.get $0) (then …))` is ["if", ["local.get", "$0"], ["then", …]].

/** @typedef {string | NodeList} Node @typedef {Node[]} NodeList */

const TOKEN = /;;[^\n]*|"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+(?:"(?:[^"\\]|\\.)*")?/g;

/** Reads one module. @param {string} text @returns {Node[]} */
export function read(text) {
  /** @type {Node[][]} */
  const open = [[]];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith(";;")) continue;
    if (token === "(") {
      open.push([]);
    } else if (token === ")") {
      const list = open.pop() ?? [];
      open.at(-1)?.push(list);
    } else {
      open.at(-1)?.push(token);
    }
  }
  const module = open[0]?.[0];
  if (!Array.isArray(module)) throw new Error("not the text of a module");
  return module;
}

/** @param {Node} node @returns {string} */
export function write(node) {
  return typeof node === "string" ? node : `(${node.map(write).join(" ")})\n`;
}

const ESCAPES = new Map([["t", 9], ["n", 10], ["r", 13], ['"', 34], ["'", 39], ["\\", 92]]);
const LATIN = new TextEncoder();

/** The bytes that a text of the module stands for, such as "a\\00\\n". @param {string} quoted */
export function bytes(quoted) {
  return [...quoted.slice(1, -1).matchAll(/\\([0-9a-f]{2})|\\(.)|([^\\]+)/gis)].flatMap(([, hex, escape, plain]) =>
    hex ? [Number.parseInt(hex, 16)] : escape ? [ESCAPES.get(escape) ?? 0] : [...LATIN.encode(plain)]);
}

/** Bytes as a text of the module. @param {readonly number[]} list */
export const quoted = (list) => `"${list.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("")}"`;
