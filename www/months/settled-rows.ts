// Months that were settled by themselves among those of a text: with what was typed for them, or under the contract as it was when
// they were agreed. Each stands in the place of the row of its vendor and month, or after the others where there is none.

import type { Assessment } from "../engine/engine.ts";
import type { SettledRow } from "./protocol.ts";
import type { Cells } from "./sort-index.ts";
import { Sum } from "./sums.ts";

/** The columns with those rows in them. */
export function withRows(columns: Readonly<Record<string, Cells>>, rows: readonly SettledRow[]): Record<string, Cells> {
  if (rows.length === 0) return columns;
  const [vendors, months] = [[...(columns["vendor"] ?? [])], [...(columns["month"] ?? [])]];
  const known = new Map(vendors.map((vendor, row) => [`${vendor}\n${months[row] ?? ""}`, row]));
  const places = rows.map((row) => known.get(`${row["vendor"] ?? ""}\n${row["month"] ?? ""}`) ?? -1);
  let end = vendors.length;
  const at = places.map((place) => (place >= 0 ? place : end++));
  const ids = new Set([...Object.keys(columns), ...rows.flatMap((row) => Object.keys(row))]);
  return Object.fromEntries([...ids].map((id) => {
    const cells = [...(columns[id] ?? Array.from({ length: vendors.length }, () => ""))];
    rows.forEach((row, number) => { cells[at[number] ?? 0] = row[id] ?? ""; });
    return [id, cells];
  }));
}

/** An assessment as a row of results: its numbers as they are. */
export function rowOf({ vendor, month, status, score, scoreBetween, tier, metrics, items, groups = [], lines, totals, outcomes, notices }: Assessment): SettledRow {
  const between = (range: readonly [string | null, string | null] | null | undefined): string => (range ? `${range[0] ?? ""}..${range[1] ?? ""}` : "");
  const named = <One>(all: readonly One[], cell: (one: One) => [string, string | null | undefined]): [string, string][] => all.map(cell).map(([id, value]) => [id, value ?? ""]);
  return Object.fromEntries<string>([
    ["vendor", vendor ?? ""], ["month", month ?? ""], ["status", status], ["score", score ?? ""], ["score_between", between(scoreBetween)], ["tier", tier?.id ?? ""],
    ...named(metrics, ({ id, value }) => [`metric:${id}`, value]),
    ...named(items, ({ id, score: points }) => [`item:${id}`, points]),
    ...named(groups, ({ id, score: points }) => [`group:${id}`, points]),
    ...Object.entries(amounts(lines)),
    ...named(outcomes, ({ id, holds }) => [`outcome:${id}`, holds === null ? "" : String(holds)]),
    ["provider_pays", totals.providerPays ?? ""], ["provider_pays_between", between(totals.providerPaysBetween)],
    ["client_pays", totals.clientPays ?? ""], ["client_pays_between", between(totals.clientPaysBetween)],
    ["payable", totals.payable ?? ""], ["payable_between", between(totals.payableBetween)],
    ["incomplete", [...new Set(lines.filter(({ amount, due }) => amount === null && due !== false).map(nameOf))].join(" ")],
    ["notices", notices.map(({ code }) => code).join(" ")],
  ]);
}

/** By line; one that stands once for each category is their sum, and open where one of them is. */
function amounts(lines: Assessment["lines"]): Record<string, string> {
  const sums = new Map<string, Sum | null>();
  for (const line of lines) {
    const { amount } = line;
    const id = nameOf(line);
    const known = sums.get(id);
    if (amount === null || known === null) {
      sums.set(id, null);
      continue;
    }
    const sum = known ?? new Sum();
    sum.add(amount);
    sums.set(id, sum);
  }
  return Object.fromEntries([...sums].map(([id, sum]) => [`line:${id}`, sum ? String(sum) : ""]));
}

/** Its name in the contract: that of a category's line has the category behind it. */
function nameOf({ id, category }: Assessment["lines"][number]): string {
  return category ? id.slice(0, -category.length - 1) : id;
}
