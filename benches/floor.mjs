// The package beside the peers benchmark's `floor-pasted`, hand-written JavaScript that reads the same text with its columns
// known and checks nothing: rounds of both by turns, so that a slow moment of the machine hits both.
import { median } from "./wasm.mjs";

/** @typedef {{ floor: number, columns: number, read: number }} Beside */

/**
 * Best and median µs per vendor-month: of the floor, of text to result columns, and of that with every cell read as text.
 * @param {import("../pkg/index.js").Engine} engine
 * @param {{ text: string, count: number, rounds: number, floor: (text: string) => unknown }} work
 */
export function beside(engine, { text, count, rounds, floor }) {
  const contract = engine.compile({ ...engine.template("mall"), start: "2024-01-01" });
  let letters = 0;
  const ways = {
    floor: () => floor(text),
    columns: () => engine.assessText(contract, text),
    read: () => {
      const { columns, categories } = engine.assessText(contract, text);
      for (const column of [...Object.values(columns), ...Object.values(categories)]) for (const cell of column) letters += cell.length;
    },
  };
  /** @type {Record<keyof Beside, number[]>} */
  const runs = { floor: [], columns: [], read: [] };
  for (let round = -2; round < rounds; round++) {
    for (const way of /** @type {(keyof Beside)[]} */ (Object.keys(ways))) {
      const begun = performance.now();
      ways[way]();
      if (round >= 0) runs[way].push(((performance.now() - begun) * 1000) / count);
    }
  }
  if (letters === 0) throw new Error("nothing was read");
  /** @param {(list: number[]) => number} of @returns {Beside} */
  const each = (of) => ({ floor: of(runs.floor), columns: of(runs.columns), read: of(runs.read) });
  return { count, best: each((list) => Math.min(...list)), median: each(median) };
}
