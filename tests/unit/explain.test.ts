// Every number of real months is explained in words: no internal name, no hole, in any language.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { load, type Contract, type Derivation, type Engine, type VendorMonth } from "yuekao";

import { explain, MECHANISMS, readable, Words } from "../../www/explain/index.ts";
import { language, LOCALES } from "../../www/language.ts";

const here = (path: string): URL => new URL(path, import.meta.url);

let engine: Engine;
let contract: Contract;
beforeAll(async () => {
  engine = await load({ wasm: readFileSync(here("../../pkg/yuekao_bg.wasm")) });
  contract = engine.template("mall");
  contract.start = "2026-01-01";
});

test("every mechanism contracts are written in has its renderer", () => {
  const [, declared = ""] = /export type Mechanism = ([^;]+);/.exec(readFileSync(here("../../package/types.ts"), "utf8")) ?? [];
  const names = [...declared.matchAll(/"(\w+)":/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !MECHANISMS.includes(name ?? ""))).toEqual([]);
});

function months(): VendorMonth[] {
  const pasted = ["month-label-value.tsv", "month-one-row.tsv", "sideways.tsv"].flatMap(
    (name) => engine.parse(readFileSync(here(`../samples/${name}`), "utf8"), contract).records,
  );
  const leak = { month: "2026-10", figures: { calls_offered: 100, calls_answered: 80, leaked_records: 21, goods_payment: "50000" } };
  const late = { month: "2026-10", figures: { chats_offered: 0 }, work_orders: [{ received: "2026-10-12T11:30", replied: "2026-10-12T16:00", cost: "30" }] };
  return [...pasted, leak, late, { month: "2026-01", figures: {} }];
}

function results(month: VendorMonth): string[] {
  const { metrics, items, lines, fallback } = engine.assess(contract, month);
  return [
    "score", "fallback", "payable", "total:providerPays", "total:clientPays",
    ...metrics.map(({ id }) => `metric:${id}`),
    ...items.map(({ id }) => `item:${id}`),
    ...lines.map(({ id }) => `line:${id}`),
    ...fallback.rows.map(({ category, figure }) => `row:${category}:${figure}`),
  ];
}

const all = (node: Derivation): Derivation[] => [node, ...node.inputs.flatMap(all)];

describe.each(LOCALES)("%s", (locale) => {
  test("explains every step of every result", async () => {
    const words = new Words(await language(locale), contract);
    const explained = new Set<string>();
    const odd: string[] = [];
    for (const month of months()) {
      for (const result of results(month)) {
        const derivation = engine.explain(contract, month, result);
        for (const node of derivation ? all(readable(derivation)) : []) {
          const { sentence, formula = "" } = explain(node, words);
          explained.add(node.mechanism);
          const text = [words.name(node), words.value(node), sentence, formula].join(" | ");
          // Message ids have hyphens inside, engine names underscores; an unfilled value keeps its brace.
          if (/[a-z]_[a-z]|\b(?:why|step|problem)-[a-z]|[{}]|undefined|NaN/.test(text)) odd.push(`${result}: ${text}`);
        }
      }
    }
    expect([...new Set(odd)]).toEqual([]);
    expect([...explained].filter((name) => !MECHANISMS.includes(name))).toEqual([]);
    expect(explained.size).toBeGreaterThan(12);
  });
});
