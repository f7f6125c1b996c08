// What can be done to the structure of a contract: things added, copied, moved, taken out. Each is a contract made of one.

import { moneyUnit } from "../../domain/contract.ts";
import glossary from "../../../contracts/glossary.json?kinds";
import type { Contract, Figure, GroupTerm, ItemTerm, LineTerm, RateCard, TableTerm, Term, TierTerm } from "../../engine/engine.ts";
import { plainNumber } from "../../domain/inputs.ts";
import type { Language } from "../../i18n/language.ts";
import { change, insert, parent, pointerTo, put, steps, valueAt } from "../../domain/pointer.ts";
import { merged, spanOf, split, withEdgeIn, type Row } from "../../domain/ranges.ts";
import { balanced } from "../weights.ts";

/** An id nothing in the contract has yet. */
export function freeId(contract: Contract, wanted: string): string {
  const text = JSON.stringify(contract);
  const taken = new Set([...text.matchAll(/"([A-Za-z_]\w*)"/g)].map(([, name]) => name));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}_${number}`;
  return id;
}

type Entry = Record<string, unknown>;

/** What is done by a menu to an entry of a list. */
export function acted(contract: Contract, action: string, at: string, language: Language): Contract {
  const { list, index } = parent(at);
  const all = valueAt(contract, list);
  switch (action) {
    case "copy":
      return copied(contract, at, language);
    case "up":
    case "down":
      return Array.isArray(all) ? put(contract, list, moved(all, index, action === "up" ? -1 : 1)) : contract;
    case "remove":
      return removed(contract, at);
    case "split-tier":
      return tierSplit(contract, index, language);
    case "remove-tier":
      return tierRemoved(contract, index);
    default:
      return action.startsWith("add:") ? completed(contract, at, action.slice(4), language) : contract;
  }
}

export function removed(contract: Contract, at: string): Contract {
  const { list } = parent(at);
  const without = put(contract, at, undefined);
  const rest = valueAt(without, list);
  // A list with nothing in it need not stand there, but for those that must have something.
  return Array.isArray(rest) && rest.length === 0 && steps(list).length === 1 ? put(without, list, undefined) : without;
}

function moved(all: readonly unknown[], index: number, by: number): unknown[] {
  const to = index + by;
  if (to < 0 || to >= all.length) return [...all];
  return all.toSpliced(index, 1).toSpliced(to, 0, all[index]);
}

function copied(contract: Contract, at: string, language: Language): Contract {
  const { list, index } = parent(at);
  const entry = valueAt(contract, at) as Entry;
  const id = typeof entry["id"] === "string" ? { id: freeId(contract, entry["id"]) } : {};
  const { label } = entry;
  const name = (text: string): string => language.say("copy-of", { name: text });
  const called = typeof label === "string" ? { label: name(label) } : typeof label === "object" && label !== null ? { label: Object.fromEntries(Object.entries(label).map(([locale, text]) => [locale, name(String(text))])) } : {};
  return insert(contract, list, index + 1, { ...entry, ...id, ...called });
}

/** A part an entry may have and does not. */
function completed(contract: Contract, at: string, part: string, language: Language): Contract {
  const [ambiguity] = contract.ambiguities ?? [];
  const [metric] = contract.metrics ?? [];
  const condition: Term = metric ? { at_least: [metric.id, metric.target ?? "90"] } : "assessed";
  const begun: Record<string, unknown> = {
    target: "90", when: condition, due: "assessed", counts: language.say("begin-counts"), hours: { text: language.say("begin-hours"), clause: "—" }, given: "csat_rate", full: "100",
    group: contract.groups?.[0]?.id, grace_months: "1", note: language.say("begin-note"), document: { text: language.say("begin-document"), clause: "—" }, only_with: ["unpaid_amount"],
    combine: "sum", of: peerOf(contract, at), part_of: peerOf(contract, at), sum_of: [peerOf(contract, at)], plus: { working_days: 5 }, objection_to: "result", years: 1, renews_years: 1, end: "2027-12-31",
    name: { label: language.say("new-row-name") }, below_zero: true,
    read_as: ambiguity ? { [ambiguity.id]: ambiguity.choices[0]?.id } : undefined,
  };
  if (part === "only_with") begun["only_with"] = [contract.figures?.find(({ scope = "month" }) => scope === "month")?.id ?? "leaked_records"];
  return put(contract, pointerTo(...steps(at), part), begun[part]);
}

/** A figure that another of the contract's own may be held against: a common one of its scope. */
function peerOf(contract: Contract, at: string): string {
  const { id, scope = "month" } = valueAt(contract, at) as Figure;
  return [...(contract.figures ?? []), ...glossary.figures].find((one) => one.id !== id && (one.scope ?? "month") === scope && one.kind === "count")?.id ?? "";
}

/** What of these figures the contract settles by, or all of them where it uses none. */
export function countedIn<One extends { id: string }>(contract: Contract, counted: readonly One[]): One[] {
  const words = new Set(JSON.stringify({ ...contract, not_offered: [], figures: [] }).match(/\w+/g));
  const used = counted.filter(({ id }) => words.has(id));
  return used.length > 0 ? used : [...counted];
}

interface TierUses {
  /** The amounts of each tier. */
  per_tier: (amounts: Record<string, Term>) => Record<string, Term>;
  /** The tiers in which something holds. */
  in_tier: (ids: readonly string[]) => readonly string[];
}

/** The contract with what names tiers changed. */
function withTierUses(contract: Contract, how: TierUses): Contract {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const made = value.map(within);
      return made.every((one, index) => one === value[index]) ? value : made;
    }
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const made = entries.map(([key, part]): [string, unknown] => {
      if (key === "per_tier") return [key, how.per_tier(part as Record<string, Term>)];
      return [key, key === "in_tier" ? how.in_tier(part as readonly string[]) : within(part)];
    });
    return made.every(([, part], index) => part === entries[index]?.[1]) ? value : Object.fromEntries(made);
  };
  return within(contract) as Contract;
}

/** A tier in two; the new one is the lower part. Until it is set it takes the same, and the same follows from it. */
export function tierSplit(contract: Contract, index: number, language: Language): Contract {
  const tiers = contract.tiers ?? [];
  const tier = tiers[index];
  if (!tier) return contract;
  const id = freeId(contract, "tier");
  const made: TierTerm = { ...tier, id, label: language.say("new-tier") };
  const full = typeof contract.score?.full === "string" ? contract.score.full : "100";
  const edge = middle(spanOf(tier.in).from || "0", spanOf(tier.in).to || full);
  const split_ = put(contract, "/tiers", split(tiers, index, edge, made));
  return withTierUses(split_, {
    per_tier: (amounts) => (tier.id in amounts && !(id in amounts) ? { ...amounts, [id]: amounts[tier.id] ?? "0" } : amounts),
    in_tier: (ids) => (ids.includes(tier.id) ? [...ids, id] : ids),
  });
}

/** The whole number in the middle, or the upper edge where none is between. */
function middle(from: string, to: string): string {
  const [low, high] = [Number(from), Number(to)];
  return Number.isFinite(low) && Number.isFinite(high) ? String(Math.floor((low + high) / 2)) : to;
}

export function tierRemoved(contract: Contract, index: number): Contract {
  const tiers = contract.tiers ?? [];
  const tier = tiers[index];
  if (!tier) return contract;
  const left = merged(tiers, index);
  const heir = left.find(({ id, in: range }) => tiers.some((before) => before.id === id && before.in !== range))?.id;
  return withTierUses(put(contract, "/tiers", left), {
    per_tier: (amounts) => (tier.id in amounts ? Object.fromEntries(Object.entries(amounts).filter(([id]) => id !== tier.id)) : amounts),
    // Where something held in the tier and does not in the one that takes its range over, nobody has said what is to be: that is an error.
    in_tier: (ids) => (ids.includes(tier.id) && heir !== undefined && ids.includes(heir) ? ids.filter((id) => id !== tier.id) : ids),
  });
}

/** The row that meets the scores just below the lowest tier that ends: a new tier where there is most room. */
export function tierAdded(contract: Contract, language: Language): Contract {
  const tiers = contract.tiers ?? [];
  const full = Number(contract.score?.full ?? 100);
  const room = tiers.map(({ in: range }) => {
    const { from, to } = spanOf(range);
    return Number(to || full) - Number(from || 0);
  });
  return tierSplit(contract, room.indexOf(Math.max(...room)), language);
}

export function rowSplit(contract: Contract, at: string): Contract {
  const { list, index } = parent(at);
  return change(contract, list, (value) => {
    const rows = value as (Row & Entry)[];
    const row = rows[index];
    if (!row) return value;
    const { from, to } = spanOf(row.in);
    const low = Number(from || 0);
    const edge = to === "" ? String(low === 0 ? 100 : low * 2) : middle(String(low), to);
    return split(rows, index, edge, { ...row });
  });
}

export function rowRemoved(contract: Contract, at: string): Contract {
  const { list, index } = parent(at);
  return change(contract, list, (rows) => merged(rows as Row[], index));
}

/** The edge between two rows goes to the other one. */
export function edgeTurned(contract: Contract, at: string): Contract {
  const row = parent(at).list;
  const { list, index } = parent(row);
  return change(contract, list, (rows) => withEdgeIn(rows as Row[], index, "from", !spanOf((rows as Row[])[index]?.in ?? "").fromClosed));
}

export function likeLast(contract: Contract, list: string): Contract {
  const all = valueAt(contract, list) as unknown[];
  return insert(contract, list, all.length, structuredClone(all.at(-1)));
}

/** Another version from the next year on; before it the last one ends. */
export function versionAdded(contract: Contract, list: string): Contract {
  return change(contract, list, (value) => {
    const versions = value as { from?: string | null; value: Term }[];
    const last = versions.at(-1);
    const year = Number(/^\d{4}/.exec(last?.from ?? "")?.[0] ?? 2026) + 1;
    return [...versions, { from: `${year}-01${list.endsWith("/by_day") ? "-15" : ""}`, value: last?.value ?? "0" }];
  });
}

export function termAdded(contract: Contract, list: string, kind: string): Contract {
  return insert(contract, list, (valueAt(contract, list) as unknown[]).length, kind === "flag" ? "assessed" : "1");
}

/** One more figure of the rows of a table. */
export function rowFigureAdded(contract: Contract, at: string, language: Language): Contract {
  const list = `${at}/figures`;
  const figures = valueAt(contract, list) as unknown[];
  return insert(contract, list, figures.length, { id: freeId(contract, "row_figure"), label: language.say("new-row-figure"), unit: "times", kind: "count" });
}

/** Money in another currency than yuan: in dollars, until another is chosen. What was counted in yuan is counted in them. */
function inDollars(contract: Contract): Contract {
  const renamed = <One extends { unit: string }>(all: readonly One[]): One[] => all.map((one) => (one.unit === "yuan" ? { ...one, unit: "USD" } : one));
  const { figures, values, metrics, tables } = contract;
  return {
    ...contract, currency: { code: "USD" },
    ...(figures ? { figures: renamed(figures) } : {}), ...(values ? { values: renamed(values) } : {}), ...(metrics ? { metrics: renamed(metrics) } : {}),
    ...(tables ? { tables: tables.map((table) => (table.values ? { ...table, values: renamed(table.values) } : table)) } : {}),
  };
}

/** One more number of the rows of a table. */
export function rowValueAdded(contract: Contract, at: string, language: Language): Contract {
  const { clause, values = [] } = valueAt(contract, at) as TableTerm;
  return put(contract, `${at}/values`, [...values, { id: freeId(contract, "row_value"), label: language.say("new-row-value"), unit: moneyUnit(contract), clause, value: "0" }]);
}

/** One more of the names the rows of a table have. */
export function rowNameAdded(contract: Contract, at: string, language: Language): Contract {
  const { among = [] } = valueAt(contract, at) as NonNullable<TableTerm["name"]>;
  return put(contract, `${at}/among`, [...among, language.say("new-row", { number: String(among.length + 1) })]);
}

export function packageAdded(contract: Contract, at: string, language: Language): Contract {
  const card = parent(at).list;
  const rates = valueAt(contract, card) as RateCard;
  const id = freeId(contract, "package");
  const last = rates.packages.at(-1);
  const made = { id, label: language.say("new-package", { number: String(rates.packages.length + 1) }), clause: last?.clause ?? "—", categories: [] };
  const prices = rates.prices.map((price) => ({ ...price, per_unit: { ...price.per_unit, [id]: (last && price.per_unit[last.id]) ?? "0" } }));
  return put(contract, card, { ...rates, packages: [...rates.packages, made], prices });
}

/** Its categories go to no package. */
export function packageRemoved(contract: Contract, at: string): Contract {
  const { list, index } = parent(at);
  const card = parent(list).list;
  const rates = valueAt(contract, card) as RateCard;
  const id = rates.packages[index]?.id;
  const prices = rates.prices.map((price) => ({ ...price, per_unit: Object.fromEntries(Object.entries(price.per_unit).filter(([package_]) => package_ !== id)) }));
  return put(contract, card, { ...rates, packages: rates.packages.toSpliced(index, 1), prices });
}

export function priceAdded(contract: Contract, at: string, language: Language, figures: readonly { id: string; label: string }[]): Contract {
  const rates = valueAt(contract, parent(at).list) as RateCard;
  const used = new Set(rates.prices.map(({ figure }) => figure));
  const figure = figures.find(({ id }) => !used.has(id)) ?? figures[0];
  const made = { figure: figure?.id ?? "service_orders", label: figure?.label ?? language.say("new-price"), clause: rates.prices.at(-1)?.clause ?? "—", per_unit: Object.fromEntries(rates.packages.map(({ id }) => [id, "0"])) };
  return put(contract, at, [...rates.prices, made]);
}

/** A score that all items add up to, where there is none yet. */
export function withScore(contract: Contract, language: Language): Contract {
  return contract.score ? contract : put(contract, "/score", { label: language.say("new-score"), clause: "—", full: "100" });
}

/** One more figure that nobody offers: the first that the contract uses and that is not named yet. */
export function notOfferedAdded(contract: Contract): Contract {
  const named = contract.not_offered ?? [];
  const counted = [...glossary.figures, ...(contract.figures ?? [])].filter(({ kind }) => kind === "count" || kind === "money");
  const open = countedIn(contract, counted).find(({ id }) => !named.includes(id));
  return open ? { ...contract, not_offered: [...named, open.id] } : contract;
}

type Adding = (contract: Contract, language: Language) => Contract;

const line = (section: "fees" | "damages", made: (contract: Contract, language: Language) => Omit<LineTerm, "id">, id: string): Adding => (contract, language) =>
  insert(contract, `/${section}`, contract[section]?.length ?? 0, { id: freeId(contract, id), ...made(contract, language) });

/** What the buttons at the ends of sections add. */
export const ADDED: Readonly<Record<string, Adding>> = {
  "add-metric": (contract, language) => insert(contract, "/metrics", contract.metrics?.length ?? 0, { id: freeId(contract, "metric"), label: language.say("new-metric"), unit: "%", clause: "—", target: "90", value: { ratio: { of: ["calls_answered"], to: ["calls_offered"] } } }),
  "add-group": (contract, language) => {
    const id = freeId(contract, "group");
    const items = contract.items ?? [];
    const full = contract.score?.full ?? "100";
    const made: GroupTerm = { id, label: language.say("new-group"), clause: "—", weight: full };
    // All items that are in no group go into it.
    return { ...contract, items: items.map((one: ItemTerm) => (one.group ? one : { ...one, group: id })), groups: [...(contract.groups ?? []), made] };
  },
  "add-trial": (contract) => put(contract, "/trial", { months: "2", clause: "—" }),
  "add-tiers": (contract, language) => put(contract, "/tiers", [
    { id: freeId(contract, "good"), label: language.say("tier-meets"), clause: "—", in: "[80, )", meets: true },
    { id: freeId(contract, "poor"), label: language.say("tier-misses"), clause: "—", in: "(, 80)", meets: false },
  ] satisfies TierTerm[]),
  "add-tier": tierAdded,
  "add-outcome": (contract, language) => insert(contract, "/outcomes", contract.outcomes?.length ?? 0, {
    id: freeId(contract, "outcome"), label: language.say("new-outcome"), clause: "—", when: contract.metrics?.[0] ? { below: [contract.metrics[0].id, "80"] } : { above: ["leaked_records", "0"] },
  }),
  "add-fee": line("fees", (_, language) => ({ kind: "base_fee", label: language.say("new-fee"), payer: "client", clause: "—", amount: "0" }), "fee"),
  "add-rate-card": line("fees", (_, language) => ({
    kind: "volume_fee", label: language.say("new-rate-card"), payer: "client", clause: "—",
    rate_card: {
      packages: [{ id: "package_one", label: language.say("new-package", { number: "1" }), clause: "—", categories: [] }],
      prices: [{ figure: "presales_calls", label: language.say("new-price"), clause: "—", per_unit: { package_one: "0" } }],
    },
  }), "rates"),
  "add-damages": line("damages", (contract, language) => ({
    kind: contract.tiers && !(contract.damages ?? []).some(({ kind }) => kind === "deduction") ? "deduction" : "liquidated_damages", label: language.say("new-damages"), payer: "provider", clause: "—",
    amount: contract.tiers && !(contract.damages ?? []).some(({ kind }) => kind === "deduction") ? { per_tier: Object.fromEntries(contract.tiers.map(({ id }) => [id, "0"])) } : "0",
  }), "damages"),
  "add-cap": (contract, language) => insert(contract, "/caps", contract.caps?.length ?? 0, {
    id: freeId(contract, "cap"), label: language.say("new-cap"), clause: "—", lines: (contract.damages ?? []).filter(({ rate_card }) => !rate_card).slice(0, 1).map(({ id }) => id), at_most: "10000",
  }),
  "add-settlement": (contract, language) => put(contract, "/settlement", { label: language.say("new-settlement"), clause: "—", method: "set_off", against: "goods_payment" }),
  "add-date": (contract, language) => insert(contract, "/dates", contract.dates?.length ?? 0, {
    id: freeId(contract, "date"), clause: "—", label: language.say("new-date"), rule: language.say("new-date-rule"), from: { day_of_month: { day: 10, months_later: 1 } },
  }),
  "add-term": (contract) => put(contract, "/term", { clause: "—", years: 1 }),
  "add-value": (contract, language) => insert(contract, "/values", contract.values?.length ?? 0, { id: freeId(contract, "value"), label: language.say("new-value"), unit: moneyUnit(contract), clause: "—", value: "0" }),
  "add-figure": (contract, language) => insert(contract, "/figures", contract.figures?.length ?? 0, { id: freeId(contract, "figure"), label: language.say("new-figure", { number: String((contract.figures?.length ?? 0) + 1) }), unit: "sessions", scope: "month", kind: "count" }),
  "add-table": (contract, language) => insert(contract, "/tables", contract.tables?.length ?? 0, {
    id: freeId(contract, "incidents"), label: language.say("new-table"), clause: "—", name: { label: language.say("new-row-name") },
    figures: [{ id: freeId(contract, "minutes"), label: language.say("new-row-figure"), unit: "min", kind: "number" }],
  } satisfies TableTerm),
  "add-currency": (contract) => inDollars(contract),
  "add-cycle": (contract) => put(contract, "/cycle", { from_day: 26 }),
  "add-not-offered": notOfferedAdded,
  balance: (contract) => weightsBalanced(contract, new Set()),
};

/** The weights brought to the full score, those kept apart; what a group or a formula gives is left as it is. */
export function weightsBalanced(contract: Contract, kept: ReadonlySet<string>): Contract {
  const items = contract.items ?? [];
  const parts = [...items.filter(({ group }) => !group), ...(contract.groups ?? [])];
  const plain = (term: Term): string | null => (typeof term === "object" ? null : plainNumber(String(term)));
  const numbers = parts.map(({ weight }) => plain(weight));
  const full = plain(contract.score?.full ?? "100");
  if (full === null || numbers.some((number) => number === null)) return contract;
  const made = balanced(parts.map(({ id }, index) => ({ id, weight: numbers[index] ?? "0", kept: kept.has(id) })), full);
  if (!made) return contract;
  const set = <One extends { id: string; weight: Term; group?: string | null }>(one: One, grouped: boolean): One => (grouped || made.get(one.id) === undefined || made.get(one.id) === plain(one.weight) ? one : { ...one, weight: made.get(one.id) ?? one.weight });
  return { ...contract, items: items.map((one) => set(one, Boolean(one.group))), ...(contract.groups ? { groups: contract.groups.map((one) => set(one, false)) } : {}) };
}
