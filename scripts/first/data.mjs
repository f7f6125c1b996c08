// Which bytes of the module's data the functions that are left can get at. The linker knows: it notes for every function,
// and for all data that points to other data, which pieces of data are named there (`--emit-relocs`). The tools that work
// on the module afterwards do not keep these notes up to date, so that they are read from what the linker wrote.

import { bytes, quoted } from "./text.mjs";

/** @typedef {import("./text.mjs").Node} Node */

const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;
const DATA = 11;
/** Parts of the sections `name` and `linking`. */
const FUNCTION_NAMES = 1;
const SYMBOLS = 8;
/** Kinds of symbols, and a flag of those that are defined elsewhere or have a name of their own. */
const DATA_SYMBOL = 1;
const SECTION_SYMBOL = 3;
const UNDEFINED = 0x10;
const EXPLICIT_NAME = 0x40;
/** Notes that name data, which all have a distance to it, and of the others the ones that have such a number, too. */
const NAMES_DATA = new Set([3, 4, 5, 11, 14, 15, 16, 17, 21, 23, 25]);
const HAS_ADDEND = new Set([...NAMES_DATA, 8, 9, 22]);

class Bytes {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError("the module ends in the middle of something");
    return byte;
  }

  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  signed() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return shift < 25 && byte & 64 ? value | (-1 << (shift + 7)) : value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  /** @template T @param {() => T} read */
  list(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/**
 * The module with zeros in place of the data that its functions do not reach.
 * @param {Node[]} module not optimised since it was linked: an address stands in it as the linker put it
 * @param {Uint8Array} linked what the linker wrote
 */
export function cleared(module, linked) {
  const reach = reached(linked, new Map(module.flatMap((item) => (item[0] === "func" ? [[String(item[1]).slice(1), constants(item)]] : []))));
  return module.map((item) => {
    if (typeof item === "string" || item[0] !== "data") return item;
    const at = item.findIndex((part) => typeof part !== "string");
    const place = item[at];
    if (place?.[0] !== "i32.const") throw new Error("data that is not put at an address");
    const content = bytes(String(item[at + 1]));
    return [...item.slice(0, at + 1), quoted(content.map((byte, offset) => (reach(Number(place[1]) + offset) ? byte : 0)))];
  });
}

/** The numbers that stand in a function, as constants and as distances. @param {Node} node @param {Set<number>} [found] */
function constants(node, found = new Set()) {
  if (typeof node === "string") {
    const offset = /^offset=(\d+)$/.exec(node)?.[1];
    if (offset) found.add(Number(offset));
  } else {
    if (node[0] === "i32.const") found.add(Number(node[1]) >>> 0);
    for (const part of node) constants(part, found);
  }
  return found;
}

/**
 * Which bytes of data the functions reach, as a test of addresses. Whatever the notes leave open counts as reached.
 * @param {Uint8Array} linked what the linker wrote
 * @param {ReadonlyMap<string, ReadonlySet<number>>} constants the numbers that stand in each function, by its name
 */
function reached(linked, constants) {
  const { pieces, inFunctions, inData } = notes(linked);
  /** @type {Set<number>} */
  const live = new Set();
  const open = inFunctions.flatMap(({ name, value, piece }) => (name === null || (constants.get(name)?.has(value) ?? true) ? [piece] : []));
  open.push(...(inData.get(null) ?? []));
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if (live.has(piece)) continue;
    live.add(piece);
    open.push(...(inData.get(piece) ?? []));
  }
  /** @type {Set<number>} */
  const dead = new Set();
  // One text may be the end of another.
  for (const reach of [false, true]) {
    for (const [piece, { address, size }] of pieces) {
      if (live.has(piece) !== reach) continue;
      for (let byte = address; byte < address + size; byte++) {
        if (reach) dead.delete(byte);
        else dead.add(byte);
      }
    }
  }
  return (/** @type {number} */ address) => !dead.has(address);
}

/**
 * What names which piece of data: functions by the address they hold, and other data; without a name or a piece where that
 * is not clear.
 * @param {Uint8Array} linked
 */
function notes(linked) {
  const input = new Bytes(linked, 8);
  let imported = 0;
  /** @type {{ from: number, to: number }[]} */
  const functions = [];
  /** @type {{ base: number, from: number, to: number }[]} */
  const segments = [];
  /** @type {Map<number, string>} */
  const names = new Map();
  /** @type {Map<number, { address: number, size: number }>} */
  const pieces = new Map();
  /** @type {Map<number, { at: number, piece: number, addend: number }[]>} */
  const noted = new Map();
  /** @type {number[]} */
  const kinds = [];
  /** @type {number[]} */
  const starts = [];
  while (input.at < linked.length) {
    const kind = input.byte();
    const length = input.number();
    const end = input.at + length;
    const start = input.at;
    kinds.push(kind);
    starts.push(start);
    if (kind === IMPORT) imported = importedFunctions(input);
    if (kind === CODE) {
      input.list(() => {
        const size = input.number();
        functions.push({ from: input.at, to: (input.at += size) });
      });
    }
    if (kind === DATA) {
      input.list(() => {
        // Active, at a constant address: flag, i32.const, address, end.
        if (input.number() !== 0 || input.byte() !== 0x41) throw new Error("data that is not put at an address");
        const base = input.number();
        input.byte();
        const size = input.number();
        segments.push({ base, from: input.at, to: (input.at += size) });
      });
    }
    if (kind === CUSTOM) {
      const name = input.text();
      if (name === "name") parts(input, end, FUNCTION_NAMES, () => input.list(() => names.set(input.number(), input.text())));
      if (name === "linking") {
        input.number();
        parts(input, end, SYMBOLS, () => {
          let number = 0;
          input.list(() => symbol(input, number++, segments, pieces));
        });
      }
      if (name.startsWith("reloc.")) {
        const section = input.number();
        noted.set(section, input.list(() => {
          const what = input.byte();
          const at = input.number() + (starts[section] ?? 0);
          const piece = input.number();
          const addend = HAS_ADDEND.has(what) ? input.signed() : 0;
          return { at, piece: NAMES_DATA.has(what) ? piece : -1, addend };
        }).filter(({ piece }) => piece >= 0));
      }
    }
    input.at = end;
  }
  const code = noted.get(kinds.indexOf(CODE));
  const data = noted.get(kinds.indexOf(DATA));
  if (!code || !data || pieces.size === 0) throw new Error("the linker left no notes: it has to be called with --emit-relocs");
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  let place = 0;
  const inFunctions = code.map(({ at, piece, addend }) => {
    while ((functions[place]?.to ?? Infinity) <= at) place++;
    const name = names.get(place + imported) ?? null;
    const { address } = pieces.get(piece) ?? { address: 0 };
    return { name: name !== null && times.get(name) === 1 ? name : null, value: (address + addend) >>> 0, piece };
  });
  /** @type {Map<number | null, Set<number>>} */
  const inData = new Map();
  for (const { at, piece } of data) {
    const segment = segments.find(({ from, to }) => at >= from && at < to);
    const address = segment ? segment.base + at - segment.from : -1;
    const owners = [...pieces].flatMap(([owner, { address: from, size }]) => (address >= from && address < from + size ? [owner] : []));
    for (const owner of owners.length > 0 ? owners : [null]) inData.set(owner, (inData.get(owner) ?? new Set()).add(piece));
  }
  return { pieces, inFunctions, inData };
}

/** @param {Bytes} input */
function importedFunctions(input) {
  let count = 0;
  input.list(() => {
    input.text();
    input.text();
    const kind = input.byte();
    if (kind !== 0) throw new Error("something else than a function is imported");
    input.number();
    count++;
  });
  return count;
}

/** Reads one part of a section that is made of parts. @param {Bytes} input @param {number} end @param {number} wanted @param {() => unknown} read */
function parts(input, end, wanted, read) {
  while (input.at < end) {
    const part = input.byte();
    const length = input.number();
    const next = input.at + length;
    if (part === wanted) read();
    input.at = next;
  }
}

/**
 * @param {Bytes} input
 * @param {number} number
 * @param {{ base: number }[]} segments
 * @param {Map<number, { address: number, size: number }>} pieces
 */
function symbol(input, number, segments, pieces) {
  const kind = input.byte();
  const flags = input.number();
  if (kind === DATA_SYMBOL) {
    input.text();
    if (flags & UNDEFINED) return;
    const segment = segments[input.number()];
    const offset = input.number();
    const size = input.number();
    if (segment) pieces.set(number, { address: segment.base + offset, size });
  } else {
    input.number();
    if (kind !== SECTION_SYMBOL && (!(flags & UNDEFINED) || flags & EXPLICIT_NAME)) input.text();
  }
}

/** What the linker wrote without its notes, which the other tools do not know. @param {Uint8Array} linked */
export function withoutNotes(linked) {
  const input = new Bytes(linked, 8);
  const kept = [linked.subarray(0, 8)];
  while (input.at < linked.length) {
    const from = input.at;
    const kind = input.byte();
    const length = input.number();
    const end = input.at + length;
    const noted = kind === CUSTOM && /^(?:linking|reloc\..*)$/.test(input.text());
    if (!noted) kept.push(linked.subarray(from, end));
    input.at = end;
  }
  return Buffer.concat(kept);
}
