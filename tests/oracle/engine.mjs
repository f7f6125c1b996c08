// The engine's side of the oracle: a line with a contract or a month in, a line with what the package makes of it out.
// `node engine.mjs < cases > answers`; a line {"contract", "readings", "values"} is in force for the months after it.
import { createInterface } from "node:readline";
import { load } from "../../pkg/index.js";

const engine = await load();
/** @typedef {import("../../package/types.ts").VendorMonth} VendorMonth */
/** @typedef {VendorMonth & { contract?: string; readings?: Record<string, string>; values?: Record<string, string>; days?: string }} Asked */

/** The contract in force. */
let contract = engine.template("mall");
/** Answers on their way out. @type {string[]} */
let parts = [];

/**
 * What is picked of each, by its id.
 * @template {{ id: string }} One
 * @param {readonly One[] | undefined} list
 * @param {(one: One) => unknown} pick
 */
const idsTo = (list, pick) => Object.fromEntries((list ?? []).map((one) => [one.id, pick(one)]));

/** @param {VendorMonth} month */
function answer(month) {
  const found = engine.assess(contract, month);
  const dates = engine.calendar({ ...contract, start: month.start ?? null }, month.month ?? "").dates;
  return {
    status: found.status,
    trial: found.trial ?? null,
    score: found.score,
    scoreBetween: found.scoreBetween ?? null,
    tier: found.tier?.id ?? null,
    possibleTiers: found.possibleTiers ?? null,
    items: idsTo(found.items, ({ score, between }) => [score, between ?? null]),
    metrics: idsTo(found.metrics, ({ value, met, between }) => [value, met, between ?? null]),
    lines: idsTo(found.lines, ({ kind, payer, amount, due, between }) => [kind, payer, amount, due, between ?? null]),
    outcomes: idsTo(found.outcomes, ({ holds }) => holds),
    categories: found.fallback.byCategory.map(({ category, package: of, amount, due, between }) => [category, of, amount, due, between ?? null]),
    fallback: [found.fallback.total, found.fallback.between ?? null],
    workOrders: found.workOrders.map(({ deadline, late }) => [deadline, late]),
    totals: found.totals,
    notices: found.notices.map(({ code }) => code),
    dates: idsTo(dates, ({ date }) => date),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {unknown} */
  const read = JSON.parse(line);
  const asked = /** @type {Asked} */ (read);
  if (asked.contract) {
    const template = engine.template(asked.contract);
    const filled = asked.values ?? {};
    const values = (template.values ?? []).map((one) => ({ ...one, value: filled[one.id] ?? one.value }));
    const changed = { ...template, readings: { ...template.readings, ...asked.readings }, values };
    const problems = engine.validate(changed).filter(({ severity }) => severity === "error");
    if (problems.length > 0) throw new Error(`a contract that is not sound: ${JSON.stringify(problems)}`);
    contract = engine.compile(changed);
  } else if (asked.days) {
    parts.push(JSON.stringify({ days: engine.calendar(contract, asked.days).days.map(({ date, kind }) => [date, kind]) }));
  } else {
    parts.push(JSON.stringify(answer(asked)));
  }
  if (parts.length >= 200) write();
}
write();

function write() {
  if (parts.length > 0) process.stdout.write(parts.join("\n") + "\n");
  parts = [];
}
