// Measures the package in one process: as a page, a worker or Node uses it. Runs in Node and, served, in a browser.
import { pasted, pieces } from "./months.mjs";

/** @param {number[]} list */
export const median = (list) => list.sort((one, other) => one - other)[list.length >> 1] ?? NaN;

/**
 * Median µs per call.
 * @param {() => unknown} work
 * @param {number} calls
 * @param {number} rounds
 */
function timed(work, calls, rounds) {
  const runs = [];
  for (let round = 0; round <= rounds; round++) {
    const begun = performance.now();
    for (let call = 0; call < calls; call++) work();
    if (round > 0) runs.push(((performance.now() - begun) * 1000) / calls);
  }
  return median(runs);
}

/**
 * @param {import("../pkg/index.js").Engine} engine
 * @param {number[]} counts
 */
export function measure(engine, counts) {
  const contract = engine.compile({ ...engine.template("mall"), start: "2024-01-01" });
  const whole = engine.parse(pasted(1), contract).records[0];
  if (!whole) throw new Error("there is no month");
  const { categories, ...bare } = whole;
  if (!categories) throw new Error("there are no categories");
  const texts = counts.map((count) => ({ count, text: pasted(count) }));
  // So many rounds because the first thousands of calls run in code that has not been optimised yet.
  return {
    assess: timed(() => engine.assess(contract, bare), 500, 31),
    assessWithCategories: timed(() => engine.assess(contract, whole), 500, 31),
    explain: timed(() => engine.explain(contract, whole, "score"), 200, 31),
    assessText: texts.map(({ count, text }) => ({ count, each: timed(() => engine.assessText(contract, text), 1, count > 50_000 ? 3 : 7) / count })),
  };
}

/**
 * A text that is never held as one string, into CSV that is not kept: µs per vendor-month, and the length of both. A
 * short one is settled before, as the first months run in code that has not been optimised yet.
 * @param {import("../pkg/index.js").Engine} engine
 * @param {number} count
 */
export function streamed(engine, count) {
  const contract = engine.compile({ ...engine.template("mall"), start: "2024-01-01" });
  const encoder = new TextEncoder();
  engine.assessText(contract, pasted(2_000));
  let bytes = 0;
  for (const piece of pieces(count)) bytes += encoder.encode(piece).length;
  const stream = engine.assessStream(contract, { format: "csv" });
  let spent = 0;
  for (const piece of pieces(count)) {
    const begun = performance.now();
    stream.push(piece);
    spent += performance.now() - begun;
  }
  const begun = performance.now();
  let written = 0;
  for (const part of stream.finish()) written += part.length;
  spent += performance.now() - begun;
  return { count, bytes, written, each: (spent * 1000) / count };
}
