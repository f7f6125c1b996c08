// What terms can name, and what people call it.

import { commonUnit } from "../domain/contract.ts";
import glossary from "../../contracts/glossary.json?kinds";
import type { Contract, Text } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { parent, pointerTo, valueAt } from "../domain/pointer.ts";

export type Kind = "number" | "flag";

export const GROUPS = ["figures", "values", "rows", "metrics", "items", "groups", "score", "outcomes", "fees", "damages"] as const;
export type Group = (typeof GROUPS)[number];

export interface Named {
  /** As terms write it. */
  name: string;
  label: string;
  kind: Kind;
  unit: string;
  group: Group;
  /** Where it stands; empty for a common figure. */
  at: string;
  /** The table in whose rows alone it has a meaning. */
  table?: string;
}

export interface FigureChoice {
  id: string;
  label: string;
  unit: string;
}

export class Names {
  readonly all: ReadonlyMap<string, Named>;
  /** Figures that are counted for each category. */
  readonly ofCategories: readonly FigureChoice[];
  /** Figures of the month. */
  readonly ofMonth: readonly FigureChoice[];
  /** Figures that count something, or are amounts: what may not be offered. */
  readonly counted: readonly FigureChoice[];

  /** The same for names that are the same. */
  readonly mark: string;
  readonly #ofRows: readonly Named[];
  readonly #rowNames: ReadonlyMap<string, string>;

  constructor(contract: Contract, language: Language) {
    const { figures = [], values = [], tables = [], metrics = [], items = [], groups = [], score, outcomes = [], fees = [], damages = [] } = contract;
    const text = (label: Text | undefined, name: string): string => (label === undefined ? name : language.text(label));
    const named: Named[] = [];
    const add = (name: string, label: Text | undefined, group: Group, unit: string, at: string, kind: Kind = "number"): void => {
      named.push({ name, label: text(label, name), kind, unit, group, at });
    };
    const own = figures.map((figure, index) => ({ figure, at: pointerTo("figures", index) }));
    const all = [...glossary.figures.map((figure) => ({ figure: { ...figure, unit: commonUnit(figure.unit, contract) }, at: "" })), ...own];
    this.ofCategories = all.filter(({ figure }) => figure.scope === "category").map(({ figure: { id, label, unit } }) => ({ id, label: text(label, id), unit }));
    this.ofMonth = all.filter(({ figure }) => figure.scope !== "category").map(({ figure: { id, label, unit } }) => ({ id, label: text(label, id), unit }));
    this.counted = all.filter(({ figure }) => figure.kind === "count" || figure.kind === "money").map(({ figure: { id, label, unit } }) => ({ id, label: text(label, id), unit }));
    for (const { figure, at } of all) if (figure.scope !== "category") add(figure.id, figure.label, "figures", figure.unit, at, figure.kind === "flag" ? "flag" : "number");
    values.forEach(({ id, label, unit }, index) => add(id, label, "values", unit, pointerTo("values", index)));
    metrics.forEach(({ id, label, unit }, index) => add(id, label, "metrics", unit, pointerTo("metrics", index)));
    items.forEach(({ id, label }, index) => add(`items.${id}`, label, "items", "points", pointerTo("items", index)));
    groups.forEach(({ id, label }, index) => add(`groups.${id}`, label, "groups", "points", pointerTo("groups", index)));
    if (score) add("score", score.label, "score", "points", "/score");
    named.push({ name: "assessed", label: language.say("name-assessed"), kind: "flag", unit: "", group: "score", at: "" });
    outcomes.forEach(({ id, label }, index) => add(id, label, "outcomes", "", pointerTo("outcomes", index), "flag"));
    fees.forEach(({ id, label }, index) => add(id, label, "fees", language.money, pointerTo("fees", index)));
    damages.forEach(({ id, label }, index) => add(id, label, "damages", language.money, pointerTo("damages", index)));
    // A metric goes before a figure of the same name.
    this.#ofRows = tables.flatMap(({ id: table, figures: given, values: computed = [] }, index): Named[] => [
      ...given.flatMap((figure): Named[] => {
        const known = typeof figure === "string" ? glossary.figures.find(({ id }) => id === figure) : figure;
        return known ? [{ name: known.id, label: text(known.label, known.id), kind: known.kind === "flag" ? "flag" : "number", unit: known.unit, group: "rows", at: "", table }] : [];
      }),
      ...computed.map(({ id, label, unit }, place): Named => ({ name: id, label: text(label, id), kind: "number", unit, group: "rows", at: pointerTo("tables", index, "values", place), table })),
    ]);
    this.#rowNames = new Map(tables.flatMap(({ name }) => (name?.among ?? []).flatMap((one) => (typeof one === "string" ? [] : Object.values(one).map((written): [string, string] => [written, language.text(one)])))));
    this.all = new Map([...this.#ofRows, ...named].map((one) => [one.name, one]));
    this.mark = JSON.stringify([named, this.#ofRows, [...this.#rowNames], this.ofCategories, this.counted, language.locale]);
  }

  label(name: string): string {
    return this.all.get(name)?.label ?? name;
  }

  unit(name: string): string {
    return this.all.get(name)?.unit ?? "";
  }

  /** What a row of that name is called. */
  rowName(name: string): string {
    return this.#rowNames.get(name) ?? name;
  }

  /** The tables whose rows are at hand in a place. */
  #rowsAt(at: string, contract: Contract): ReadonlySet<string> {
    const tables = [...at.matchAll(/\/over_rows\/(?=of|when)/g)].map(({ index, 0: step }) => valueAt(contract, `${at.slice(0, index + step.length)}rows`));
    const [, own] = /^\/tables\/(\d+)\//.exec(at) ?? [];
    return new Set([...tables, own === undefined ? undefined : contract.tables?.[Number(own)]?.id].map(String));
  }

  /** What a term in that place of the contract may name: what is computed before it, of that kind. */
  before(at: string, kind: Kind, contract: Contract): Named[] {
    const [section = "", index = "0"] = at.slice(1).split("/");
    const rows = this.#rowsAt(at, contract);
    const ofRows = this.#ofRows.filter((one) => one.kind === kind && rows.has(one.table ?? "") && !(one.at !== "" && at.startsWith(parent(one.at).list) && parent(one.at).index >= Number(at.split("/")[4] ?? "0")));
    return [...ofRows, ...this.#ofMonth(section, index, kind)];
  }

  #ofMonth(section: string, index: string, kind: Kind): Named[] {
    const place = GROUPS.indexOf((section === "tables" ? "rows" : section) as Group);
    const order = place < 0 ? GROUPS.length : place;
    return [...this.all.values()].filter((one) => {
      const there = GROUPS.indexOf(one.group);
      if (one.kind !== kind || one.table !== undefined) return false;
      return there < order || (there === order && Number(one.at.split("/")[2] ?? "0") < Number(index));
    });
  }
}
