// What is said in passing: what came of the figures, for those who listen, and what of a paste was recognised.

import type { Contract, RowKind, TableReading, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { NAMES, saysSomething } from "../domain/layout-settings.ts";
import { resultParts, statusText } from "../domain/result-texts.ts";
import type { View } from "../session/session.ts";

/** The result in one sentence; nothing while it is being worked out. */
export function announcement({ assessment, contract, busy }: View, language: Language): string {
  if (!assessment || busy) return "";
  const tier = assessment.tier ? language.text(assessment.tier.label) : language.say("open");
  const parts = contract ? resultParts(assessment, contract, tier, language) : [];
  // Where nothing is scored or paid, what is triggered.
  const outcomes = assessment.outcomes.filter(({ holds }) => holds).map(({ label }) => language.text(label));
  return [...(contract?.score ? [statusText(assessment.status, language)] : []), ...(parts.length > 0 ? parts.map((part) => part.join(" ")) : outcomes)].join(language.say("clause-comma"));
}

/** How the paste was read: how many columns of a table of months count, or what rows became which months. */
export function recognised({ parsed, of, contract }: View, language: Language): string {
  if (!parsed) return "";
  const count = (value: number): string => language.number.count(String(value));
  const lists = parsed.tables.some(({ rowsOf }) => rowsOf !== undefined);
  const joined = parsed.tables.filter(({ combined }) => lists || combined.some(({ rows }) => rows > 1));
  if (joined.length > 0) return joined.map((table) => readAs(table, parsed.records, contract, language)).join(language.say("clause-comma"));
  const known = parsed.columns.filter((column) => column.role !== "ignored").length;
  return language.say(known === parsed.columns.length ? "recognised" : "recognised-some", {
    known: count(known),
    ignored: count(parsed.columns.length - known),
    count: count(of),
  });
}

const READ: Readonly<Record<RowKind, string>> = {
  month: "read-month", day: "read-month", days: "read-interval", interval: "read-interval", contact: "read-contact", event: "read-event",
};

/** `31 天 × 3（客服） → 2026年10月 · 合计一致 · 2 列未使用` */
export function readAs({ grain, combined, checks, columns, rows: own, rowsOf, layout }: TableReading, records: readonly VendorMonth[], contract: Contract | null, language: Language): string {
  const count = (value: number): string => language.number.count(String(value));
  const months = [...new Set(combined.flatMap(({ record }) => records[record]?.month ?? []))];
  const [month] = months;
  const rows = combined.reduce((sum, one) => sum + one.rows, 0);
  const days = grain.days ?? 0;
  const parts = grain.parts.filter((part) => part !== NAMES).join(language.say("clause-comma"));
  const said = {
    from: rowsOf !== undefined
      ? language.say("read-rows", { table: language.text(contract?.tables?.find(({ id }) => id === rowsOf)?.label ?? rowsOf), rows: count(grain.rows) })
      : grain.row === "day" && days > 0
      ? language.say(parts !== "" && rows > days && rows % days === 0 ? "read-days-parts" : "read-days", { days: count(days), each: count(rows / days), parts })
      : language.say(parts !== "" && grain.row === "month" ? "read-parts" : READ[grain.row], { rows: count(rows), parts }),
    to: months.length === 1 && month !== undefined ? language.number.month(month) : language.say("read-months", { count: count(combined.length) }),
  };
  const differing = checks.filter(({ equal }) => !equal).length;
  const unused = columns.filter(({ role, heading }) => role === "ignored" && heading !== "").length;
  return [
    language.say("read-as", said),
    ...(checks.length > 0 ? [language.say(differing > 0 ? "read-totals-differ" : "read-totals-fit", { count: count(differing) })] : []),
    ...(unused > 0 ? [language.say("read-unused", { count: count(unused) })] : []),
    ...(own.byHand.length > 0 ? [language.say("read-left-out", { count: count(own.byHand.length) })] : []),
    ...(saysSomething(layout) ? [language.say("read-said")] : []),
  ].join(" · ");
}
