// Every number of the worked months of every contract is explained in words: no internal name, no hole, in any language.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load, type Contract, type Derivation, type VendorMonth } from "yuekao";

import { worded } from "../../www/engine/filled-texts.ts";
import { explain, MECHANISMS, readable, Words } from "../../www/explain/index.ts";
import { language, LOCALES } from "../../www/i18n/language.ts";

const here = (path: string): URL => new URL(path, import.meta.url);

const engine = await load({ wasm: readFileSync(here("../../pkg/yuekao_bg.wasm")) });
const mall = { ...engine.template("mall"), start: "2026-01-01" };

/** The mechanisms contracts are written in. */
function declared(): string[] {
  const [, types = ""] = /export type Mechanism = ([^;]+);/.exec(readFileSync(here("../../package/types.ts"), "utf8")) ?? [];
  return [...types.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? "");
}

test("every mechanism contracts are written in has its renderer", () => {
  expect(declared().length).toBeGreaterThan(0);
  expect(declared().filter((name) => !MECHANISMS.includes(name))).toEqual([]);
});

interface Worked {
  contract: Contract;
  month: VendorMonth;
}

interface Case {
  contract?: Partial<Contract>;
  month?: VendorMonth;
}

interface Example {
  contract: Contract;
  cases: Case[];
}

/** Months of a contract, under the readings each names. */
function months(template: Contract, cases: readonly Case[]): Worked[] {
  return cases.flatMap(({ contract, month }) => {
    const written = { ...template, ...contract, readings: { ...template.readings, ...contract?.readings } };
    return month && engine.validate(written).length === 0 ? [{ contract: worded(written, engine.texts(written, month.month)), month }] : [];
  });
}

const read = (path: string): unknown => JSON.parse(readFileSync(here(path), "utf8"));

function worked(): Worked[] {
  const pasted = ["month-label-value.tsv", "month-one-row.tsv", "sideways.tsv"].flatMap(
    (name) => engine.parse(readFileSync(here(`../samples/${name}`), "utf8"), mall).records,
  );
  // The contracts of the guide are a stranger's: they are explained like those that come along.
  const guide = readdirSync(here("../../contracts/guide")).map((id) => `guide/${id}`);
  const cases = [...engine.templates().map(({ id }) => id), ...guide].flatMap((id) => {
    const template = read(`../../contracts/${id}/terms.json`) as Contract;
    return readdirSync(here(`../../contracts/${id}/cases`)).flatMap((file) => months(template, read(`../../contracts/${id}/cases/${file}`) as Case[]));
  });
  const examples = readdirSync(here("../../contracts/examples")).flatMap((file) => {
    const example = read(`../../contracts/examples/${file}`) as Example;
    return months(example.contract, example.cases);
  });
  return [...pasted.map((month) => ({ contract: mall, month })), ...cases, ...examples];
}

function results({ contract, month }: Worked): string[] {
  const { metrics, items, groups = [], outcomes, lines, fallback } = engine.assess(contract, month);
  return [
    "score", "fallback", "payable", "total:providerPays", "total:clientPays",
    ...metrics.map(({ id }) => `metric:${id}`),
    ...items.map(({ id }) => `item:${id}`),
    ...groups.map(({ id }) => `group:${id}`),
    ...outcomes.map(({ id }) => `outcome:${id}`),
    ...lines.map(({ id }) => `line:${id}`),
    ...fallback.rows.map(({ category, figure }) => `row:${category}:${figure}`),
  ];
}

const all = (node: Derivation): Derivation[] => [node, ...node.inputs.flatMap(all)];

/** Every step of every result, once: the engine's part is the same in every language. */
const steps = worked().map((one) => ({
  contract: one.contract,
  results: results(one).map((result) => {
    const derivation = engine.explain(one.contract, one.month, result);
    return { result, nodes: derivation ? all(readable(derivation)) : [] };
  }),
}));

describe.each(LOCALES)("%s", (locale) => {
  test("explains every step of every result", async () => {
    const speech = await language(locale, ["page", "more", "problems"]);
    const explained = new Set<string>();
    const odd = new Set<string>();
    for (const { contract, results: found } of steps) {
      const words = new Words(speech, contract);
      for (const { result, nodes } of found) {
        for (const node of nodes) {
          const { sentence, formula = "" } = explain(node, words);
          explained.add(node.mechanism);
          const text = [words.name(node), words.value(node), sentence, formula].join(" | ");
          // Message ids have hyphens inside, engine names underscores; an unfilled value keeps its brace.
          if (/[a-z]_[a-z]|\b(?:why|step|problem|measure)-[a-z]|[{}]|undefined|NaN/.test(text)) odd.add(`${result}: ${text}`);
        }
      }
    }
    expect([...odd]).toEqual([]);
    expect([...explained].filter((name) => !MECHANISMS.includes(name))).toEqual([]);
    // A reading is told with what it chooses.
    expect(declared().filter((name) => name !== "by_reading" && !explained.has(name))).toEqual([]);
    expect([...explained]).toEqual(expect.arrayContaining(["step", "earlier", "share", "cap", "capped"]));
  });
});

test("of a figure that was not given it is not said that it was", async () => {
  const contract = engine.template("courier");
  const derivation = engine.explain(contract, { month: "2026-10", figures: {} }, "metric:phone_response");
  const words = new Words(await language("en", ["page", "more", "problems"]), contract);
  const [inner] = derivation?.inputs ?? [];
  expect(inner && explain(inner, words).sentence).toBe("phone response time was not given. The result is open; it does not count as zero.");
});

/** What numbers, operators and parentheses come to; not a number where anything else stands. */
function worth(text: string): number {
  const signs = text.match(/\d+(?:\.\d+)?|[-+*/()]|[^\s]/g) ?? [];
  const factor = (): number => {
    const sign = signs.shift();
    if (sign === "-") return -factor();
    if (sign !== "(") return Number(sign);
    const inside = sum();
    return signs.shift() === ")" ? inside : Number.NaN;
  };
  const product = (): number => {
    let value = factor();
    while (signs[0] === "*" || signs[0] === "/") value = signs.shift() === "*" ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (signs[0] === "+" || signs[0] === "-") value = signs.shift() === "+" ? value + product() : value - product();
    return value;
  };
  const value = sum();
  return signs.length === 0 ? value : Number.NaN;
}

/** What a formula of plain numbers, yuan and per cent comes to, and what it says it comes to; null for one with words in it. */
function sides(formula: string): [number, number] | null {
  const plain = formula.replaceAll(/[¥,]/g, "").replaceAll("−", "-").replaceAll("×", "*").replaceAll("÷", "/").replaceAll(/(\d+(?:\.\d+)?)%/g, "($1/100)");
  const [left = "", right = "", ...more] = plain.split(" = ");
  const both: [number, number] = [worth(left), worth(right)];
  return more.length === 0 && both.every(Number.isFinite) ? both : null;
}

test("a formula says nothing false", async () => {
  const speech = await language("en", ["page", "more", "problems"]);
  const wrong = new Set<string>();
  let checked = 0;
  for (const { contract, results: found } of steps) {
    const words = new Words(speech, contract);
    for (const node of found.flatMap(({ nodes }) => nodes)) {
      const { formula = "" } = explain(node, words);
      const both = sides(formula);
      if (!both) continue;
      checked += 1;
      const [one, other] = both;
      // Shown numbers are rounded: to cents, and to four places of a percentage.
      if (Math.abs(one - other) > 0.006 + Math.abs(other) * 1e-5) wrong.add(`${node.mechanism}: ${formula}`);
    }
  }
  expect([...wrong]).toEqual([]);
  expect(checked).toBeGreaterThan(1000);
});
