#!/usr/bin/env node
// Whether two builds of the package answer alike. By hand, before and after a change that is to change no result:
//
//   compare-results.mjs record <folder of the package> <file>    asks everything, a line of JSON for each answer
//   compare-results.mjs compare <file> <file>                    says which answers differ, and where
//
// Asked are all functions of the package, of every contract, worked case and example, and of every text of `tests/pasted`
// and `tests/samples`, as they are in this checkout. Keys are sorted, so that their order is no difference.
import { once } from "node:events";
import { createReadStream, createWriteStream, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** @typedef {import("../package/index.ts").Engine} Engine */
/** @typedef {import("../package/index.ts").Contract} Contract */
/** @typedef {import("../package/index.ts").VendorMonth} VendorMonth */
/** @typedef {{ name: string, contract: Contract }} Written */

/** @param {string} path @returns {unknown} */
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
/** @param {string} folder @param {RegExp} [ending] */
const files = (folder, ending = /./) => readdirSync(folder).filter((name) => ending.test(name)).sort().map((name) => `${folder}/${name}`);

/** Sorted keys; columns as lists. @param {unknown} value @returns {unknown} */
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  if (Symbol.iterator in value) return [.../** @type {Iterable<unknown>} */ (value)];
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, entry]) => [key, canonical(entry)]));
}

/** JSON merge patch (RFC 7396). @param {unknown} target @param {unknown} patch @returns {unknown} */
function merged(target, patch) {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  /** @type {Record<string, unknown>} */
  const result = typeof target === "object" && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, key);
    else result[key] = merged(result[key], value);
  }
  return result;
}

/** @typedef {{ contract?: unknown, values?: Record<string, unknown>, month?: VendorMonth, calendar?: { month: string, events?: Record<string, string> } }} Case */

/** The contract of a case. @param {unknown} template @param {Case} one */
function written(template, { contract, values = {} }) {
  const own = /** @type {Contract} */ (merged(template, contract ?? {}));
  const stated = (own.values ?? []).map((value) => (value.id in values ? /** @type {typeof value} */ ({ ...value, value: values[value.id], example: false }) : value));
  return stated.length > 0 ? { ...own, values: stated } : own;
}

/** Every contract as it is in its file, and every case with its own. */
function corpus() {
  const folders = [...["mall", "courier", "outsourcing", "support"].map((id) => `contracts/${id}`), ...files("contracts/guide")];
  const sources = [
    ...folders.map((folder) => ({ name: folder, contract: json(`${folder}/terms.json`), cases: files(`${folder}/cases`).flatMap((file) => /** @type {Case[]} */ (json(file))) })),
    ...files("contracts/examples").map((file) => ({ name: file, .../** @type {{ contract: unknown, cases: Case[] }} */ (json(file)) })),
  ];
  /** @type {Written[]} */
  const contracts = sources.map(({ name, contract }) => ({ name, contract: written(contract, {}) }));
  const cases = sources.flatMap(({ name, contract, cases }) => cases.map((one, place) => ({ ...one, name: `${name} case ${String(place)}`, contract: written(contract, one) })));
  const texts = [...files("tests/pasted/good"), ...files("tests/pasted/bad"), ...files("tests/samples")]
    .filter((file) => /\.(?:tsv|csv|txt)$/.test(file))
    .map((file) => ({ name: file, text: new TextDecoder(/gbk\.csv$/.test(file) ? "gb18030" : "utf-8").decode(readFileSync(file)) }));
  return { contracts, cases, texts };
}

/** Names of all results of a month. @param {Engine} engine @param {Contract} contract @param {VendorMonth} month */
function results(engine, contract, month) {
  const { metrics, items, groups = [], outcomes, lines, fallback } = engine.assess(contract, month);
  return [
    "score", "fallback", "payable", "total:providerPays", "total:clientPays", "nothing of that name",
    ...metrics.map(({ id }) => `metric:${id}`),
    ...items.map(({ id }) => `item:${id}`),
    ...groups.map(({ id }) => `group:${id}`),
    ...outcomes.map(({ id }) => `outcome:${id}`),
    ...lines.flatMap(({ id, category }) => [`line:${id}`, ...(category ? [`line:${id}:${category}`] : [])]),
    ...fallback.byCategory.flatMap(({ category }) => lines.map(({ id }) => `line:${id}:${category}`)),
    ...fallback.rows.map(({ category, figure }) => `row:${category}:${figure}`),
  ];
}

/** What no month should be, and what only JavaScript can say. @type {[string, unknown][]} */
const ODD = [
  ["nothing", undefined], ["null", null], ["a list", []], ["a text", "2026-10"], ["empty", {}],
  ["numbers", { month: "2026-10", figures: { calls_offered: 3000, calls_answered: 2640n, chats_offered: 5e3, chats_handled: 0.1 + 0.2, satisfied: "380" } }],
  ["no numbers", { month: "2026-10", figures: { calls_offered: NaN, calls_answered: Infinity, chats_offered: -Infinity, chats_handled: true, satisfied: {} } }],
  ["absent", { vendor: undefined, month: "2026-10", figures: { calls_offered: undefined, calls_answered: null } }],
  ["large and small", { month: "2026-10", figures: { calls_offered: 1e21, calls_answered: 1e-7, chats_offered: Number.MAX_SAFE_INTEGER, chats_handled: 1.5e-10, satisfied: -0 } }],
  ["dates", { month: new Date(Date.UTC(2026, 9, 1)), figures: new Map() }],
  ["a bad month", { month: "2026-13", vendor: 7, figures: { nobody_knows: 1 }, categories: [{ category: "手机" }, { category: "手机", presales_calls: "x" }, null] }],
  ["cells", { figures: { calls_offered: -1 }, cells: { calls_offered: { row: 2, column: 3, cell: " -1 " }, more: { row: 1.5, column: -1, cell: 7 } }, history: [{ month: "2026-09", figures: { csat_rate: "x" } }, "no month"] }],
];

/** Every question with how to ask it. @param {Engine} engine @returns {Generator<[string, () => unknown]>} */
function* questions(engine) {
  const { contracts, cases, texts } = corpus();
  const templates = engine.templates().map(({ id }) => engine.template(id));
  yield ["templates", () => engine.templates()];
  for (const { id } of engine.templates()) yield [`template ${id}`, () => engine.template(id)];
  yield ["template of an unknown id", () => engine.template("unknown")];
  for (const [name, contract] of /** @type {[string, unknown][]} */ ([...ODD, ...broken(contracts)])) yield [`validate ${name}`, () => engine.validate(contract)];
  for (const { name, contract } of contracts) {
    yield [`validate ${name}`, () => engine.validate(contract)];
    for (const [odd, month] of ODD) yield* ofMonth(engine, `${name} / ${odd}`, contract, month, templates);
    for (const month of ["2026-02", "2026-10", "2027-01", "2026", ""]) yield [`calendar ${name} / ${month}`, () => engine.calendar(contract, month)];
    yield [`calendar ${name} / a table`, () => engine.calendar(contract, "2026-10", json("contracts/holidays.json"), { result_received: "2026-11-05", statement_received: "2026-11-16", nobody: "x" })];
    yield [`calendar ${name} / a bad table`, () => engine.calendar(contract, "2026-10", [7], /** @type {Record<string, string>} */ (/** @type {unknown} */ ({ result_received: 7 })))];
  }
  for (const { name, contract, month, calendar } of cases) {
    yield [`validate ${name}`, () => engine.validate(contract)];
    if (calendar) yield [`calendar ${name}`, () => engine.calendar(contract, calendar.month, undefined, calendar.events)];
    if (month) yield* ofMonth(engine, name, contract, month, templates);
  }
  for (const { name, contract } of contracts) for (const text of texts) yield* ofText(engine, `${name} / ${text.name}`, contract, text.text, templates);
}

/** Contracts with something wrong: each key of the four left out, or of another kind. @param {readonly Written[]} contracts @returns {Generator<[string, unknown]>} */
function* broken(contracts) {
  for (const { name, contract } of contracts) {
    for (const [path, wrong] of spoiled(contract)) yield [`${name} with ${path}`, wrong];
  }
}

/** @param {unknown} value @returns {Generator<[string, unknown]>} */
function* spoiled(value) {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    /** @param {unknown} put */
    const copy = (put) => (Array.isArray(value) ? value.map((entry, at) => (String(at) === key ? put : /** @type {unknown} */ (entry))) : { ...value, [key]: put });
    yield [`${key} null`, copy(null)];
    yield [`${key} -1.50`, copy(-1.5)];
    yield [`${key} a list`, copy([{}, "x", 1e300])];
    for (const [path, inside] of spoiled(/** @type {Record<string, unknown>} */ (value)[key])) yield [`${key}/${path}`, copy(inside)];
  }
}

/** @param {Engine} engine @param {string} name @param {Contract} contract @param {unknown} given @param {Contract[]} templates @returns {Generator<[string, () => unknown]>} */
function* ofMonth(engine, name, contract, given, templates) {
  const month = /** @type {VendorMonth} */ (given);
  const parts = /** @type {Partial<VendorMonth>} */ (given ?? {});
  yield [`assess ${name}`, () => engine.assess(contract, month)];
  for (const result of attempt(() => results(engine, contract, month)) ?? []) yield [`explain ${name} / ${result}`, () => engine.explain(contract, month, result)];
  yield [`readings ${name}`, () => engine.readings(contract, month)];
  yield [`nextTier ${name}`, () => engine.nextTier(contract, month)];
  const figures = Object.entries(parts.figures ?? {}).slice(0, 3);
  const axes = figures.map(([figure, value]) => ({ figure, values: [String(value), "0", "100", 7, "x"] }));
  yield [`whatIf ${name} / none`, () => engine.whatIf(contract, month, [])];
  yield [`whatIf ${name} / one`, () => engine.whatIf(contract, month, axes.slice(0, 1))];
  yield [`whatIf ${name} / two`, () => engine.whatIf(contract, month, axes.slice(0, 2))];
  yield [`whatIf ${name} / three`, () => engine.whatIf(contract, month, axes)];
  yield [`compare ${name}`, () => engine.compare([contract, ...templates], month)];
  for (const figure of ["calls_offered", ...figures.map(([figure]) => figure), "presales_calls"]) yield [`breakEven ${name} / ${figure}`, () => engine.breakEven([contract, ...templates.slice(0, 2)], month, figure)];
  const [changed] = figures;
  const theirs = /** @type {VendorMonth} */ ({ ...parts, figures: { ...parts.figures, ...(changed && { [changed[0]]: 7 }), "stated.score": "80", "stated.pays": "1,000" } });
  yield [`reconcile ${name}`, () => engine.reconcile(contract, month, theirs)];
}

/** @param {Engine} engine @param {string} name @param {Contract} contract @param {string} text @param {Contract[]} templates @returns {Generator<[string, () => unknown]>} */
function* ofText(engine, name, contract, text, templates) {
  yield [`parse ${name}`, () => engine.parse(text, contract)];
  yield [`excerpt ${name}`, () => engine.excerpt(text, contract, [1, 0, 99])];
  yield [`parseStatement ${name}`, () => engine.parseStatement(text, contract)];
  yield [`assessText ${name} / csv`, () => engine.assessText(contract, text, { format: "csv" })];
  yield [`assessText ${name} / json`, () => engine.assessText(contract, text, { format: "json" })];
  yield [`assessText ${name} / columns`, () => engine.assessText(contract, text)];
  yield [`assessStream ${name}`, () => {
    const stream = engine.assessStream(contract, { rows: 3 });
    for (let at = 0; at < text.length; at += 50) stream.push(text.slice(at, at + 50));
    stream.begin();
    stream.push(new TextEncoder().encode(text));
    return { parts: [...stream.finish()].map(({ columns, categories }) => ({ columns, categories })), breaks: stream.breaks, problems: stream.problems, notices: stream.notices };
  }];
  // The months of a text under a contract that does not know its figures say little.
  if (!templates.some(({ id }) => id === contract.id)) return;
  const { records } = engine.parse(text, contract);
  for (const [place, record] of records.slice(0, 6).entries()) {
    const month = place > 0 ? { ...record, history: records.slice(0, place) } : record;
    yield* ofMonth(engine, `${name} / ${String(place)}`, contract, month, templates);
  }
}

/** @template T @param {() => T} ask */
function attempt(ask) {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** @param {string} folder @param {string} path */
async function record(folder, path) {
  /** @type {unknown} */
  const module = await import(pathToFileURL(resolve(join(folder, "index.js"))).href);
  const engine = await /** @type {typeof import("../package/index.ts")} */ (module).load();
  const out = createWriteStream(path);
  /** @type {Set<string>} */
  const asked = new Set();
  for (const [question, ask] of questions(engine)) {
    if (asked.has(question)) continue;
    asked.add(question);
    /** @type {unknown} */
    let answer;
    try {
      answer = ask();
    } catch (error) {
      answer = { throws: error instanceof Error ? error.name : String(error) };
    }
    if (!out.write(`${JSON.stringify([question, canonical(answer)])}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  console.log(`${String(asked.size)} answers in ${path}`);
}

/** Where two answers differ first. @param {unknown} one @param {unknown} other @param {string} [path] @returns {string} */
function difference(one, other, path = "") {
  if (typeof one === "object" && typeof other === "object" && one !== null && other !== null) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [first, second] = [/** @type {Record<string, unknown>} */ (one)[key], /** @type {Record<string, unknown>} */ (other)[key]];
      if (JSON.stringify(first) !== JSON.stringify(second)) return difference(first, second, `${path}/${key}`);
    }
  }
  return `${path}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`;
}

/** @param {string} path */
const lines = (path) => createInterface({ input: createReadStream(path) });
/** @param {string} line */
const read = (line) => {
  /** @type {unknown} */
  const entry = JSON.parse(line);
  return /** @type {[question: string, answer: unknown]} */ (entry);
};

/** @param {string} one @param {string} other */
async function compare(one, other) {
  /** @type {Map<string, string>} the answers of the first, by their questions */
  const answers = new Map();
  for await (const line of lines(one)) answers.set(read(line)[0], line);
  let [same, differing] = [0, 0];
  for await (const line of lines(other)) {
    const [question, after] = read(line);
    const before = answers.get(question);
    answers.delete(question);
    if (before === line) {
      same += 1;
      continue;
    }
    differing += 1;
    console.log(before === undefined ? `${question}: only in the second` : `${question}: ${difference(read(before)[1], after).slice(0, 400)}`);
  }
  for (const question of answers.keys()) console.log(`${question}: only in the first`);
  console.log(`${String(same)} answers alike, ${String(differing + answers.size)} different`);
  if (differing + answers.size > 0 || same === 0) process.exitCode = 1;
}

const [what, one = "", other = ""] = process.argv.slice(2);
if (what === "record") await record(one, other);
else if (what === "compare") await compare(one, other);
else {
  console.error("usage: compare-results.mjs record <folder of the package> <file> | compare <file> <file>");
  process.exitCode = 2;
}
