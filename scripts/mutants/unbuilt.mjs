// Reads why the program with all mutants does not build, and adds the mutants that are to blame to those that are left out.
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [room = ""] = process.argv.slice(2);

/** @typedef {{ file_name: string, byte_start: number, byte_end: number, is_primary: boolean }} Span */

/** @type {Set<number>} */
const blamed = new Set();
/** @type {string[]} */
const unexplained = [];

/**
 * The mutant whose text a place of the written source belongs to: the last number of an arm before it, on its line or above.
 * @param {Span} span
 * @returns {number[]}
 */
function mutantsAt({ file_name: file, byte_start: start, byte_end: end }) {
  const source = readFileSync(join(room, "tree", file));
  const before = source.subarray(0, end).toString();
  const opened = before.lastIndexOf("crate::mutant::chosen(");
  const place = source.subarray(0, start).toString();
  const arm = [...place.slice(Math.max(0, place.lastIndexOf("crate::mutant::chosen("))).matchAll(/(?:^|[{,] )(\d+) => /g)].at(-1);
  const site = /^crate::mutant::chosen\((\d+), (\d+)\)/.exec(before.slice(opened));
  if (!site) return [];
  const [first, last] = [Number(site[1]), Number(site[2])];
  if (arm && Number(arm[1]) >= first && Number(arm[1]) <= last) return [Number(arm[1])];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

for (const line of readFileSync(join(room, "check.jsonl"), "utf8").split("\n")) {
  if (!line.startsWith("{")) continue;
  /** @type {unknown} */
  const said = JSON.parse(line);
  const { message } = /** @type {{ message?: { level: string, rendered: string, spans: Span[] } }} */ (said);
  if (message?.level !== "error" || message.spans.length === 0) continue;
  const found = message.spans.filter((span) => span.is_primary).flatMap(mutantsAt);
  if (found.length === 0) unexplained.push(message.rendered);
  for (const number of found) blamed.add(number);
}
if (blamed.size === 0) {
  console.error(unexplained.slice(0, 5).join("\n") || "mutants: it does not build, and no mutant is to blame");
  process.exit(1);
}
console.error(`mutants: ${String(blamed.size)} do not build`);
appendFileSync(join(room, "left-out"), [...blamed].map((number) => `${String(number)}\n`).join(""));
