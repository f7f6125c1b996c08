// The sheets of a month's workbook: 数据, 合同, 结算, 说明.

import { title } from "../../domain/contract.ts";
import type { Language } from "../../i18n/language.ts";
import { text, type Cell, type Sheet } from "../../sheets/sheet.ts";
import { Book, type SheetKey } from "./book.ts";
import { MonthBook, type Ask, type MonthOf } from "./month-book.ts";

/** Rows over the first row of each sheet: the title and the heads. */
const ABOVE = 2;

const HEADS: Readonly<Record<SheetKey, readonly string[]>> = {
  data: ["workbook-head-figure", "workbook-head-value", "export-unit", "workbook-head-source", "workbook-head-remark"],
  contract: ["workbook-head-term", "workbook-head-value", "export-unit", "clause", "workbook-head-remark"],
  settlement: ["workbook-head-kind", "export-line", "workbook-head-result", "export-unit", "workbook-head-count", "workbook-head-of", "workbook-head-target", "workbook-head-holds", "clause"],
};

/** `told`: what else there is to know of the contract and the month, in sentences. */
export async function monthWorkbook(of: MonthOf, ask: Ask, language: Language, told: readonly string[]): Promise<Sheet[]> {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const names: Record<SheetKey, string> = { data: say("workbook-data"), contract: say("workbook-contract"), settlement: say("workbook-settlement") };
  const book = new Book(names, { data: ABOVE, contract: ABOVE, settlement: ABOVE }, { open: say("open"), empty: say("workbook-empty") });
  await new MonthBook(of, remembering(ask), language, book).make();
  const { contract, assessment } = of;
  const whose = `${assessment.vendor ?? say("vendor-unknown")} · ${assessment.month ? language.number.month(assessment.month) : say("month-unknown")}`;
  const values = { whose, title: language.text(title(contract)) };
  const sheet = (key: SheetKey, more: Partial<Sheet> = {}): Sheet => {
    const heads = HEADS[key].map((id) => say(id));
    return { name: names[key], above: [[text(say(`workbook-${key}-title`, values), { role: "title", span: heads.length })]], heads, rows: book.rows[key], ...more };
  };
  return [sheet("data"), sheet("contract", { filter: true }), sheet("settlement", { filter: true, landscape: true }), notes(of, book, language, whose, told)];
}

function notes({ contract, assessment }: MonthOf, book: Book, language: Language, whose: string, told: readonly string[]): Sheet {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const row = (about: string, content: string): Cell[] => [text(about), text(content, { wrap: true })];
  const fixed = book.fixed.map(({ address, label, reason }) => row("", say("workbook-fixed", { address, label, reason: say(`workbook-reason-${reason}`) })));
  return {
    name: say("workbook-notes"),
    heads: [say("workbook-head-about"), say("workbook-head-content")],
    rows: [
      row(say("workbook-note-whose"), whose),
      row(say("workbook-note-contract"), language.text(title(contract))),
      row(say("workbook-note-status"), say(`status-${assessment.status.replace("_", "-")}`)),
      ...told.map((sentence) => row(say("workbook-note-changes"), sentence)),
      row(say("workbook-note-use"), say("workbook-note-use-text")),
      row(say("workbook-note-rounding"), say("workbook-note-rounding-text")),
      ...(contract.trial ? [row(say("workbook-note-trial"), say("workbook-note-trial-text"))] : []),
      row(say("workbook-note-fixed"), fixed.length === 0 ? say("workbook-note-fixed-none") : ""),
      ...fixed,
    ],
  };
}

/** The same result is asked for more than once. */
function remembering(ask: Ask): Ask {
  const known = new Map<string, ReturnType<Ask>>();
  return (result) => {
    const there = known.get(result) ?? ask(result);
    known.set(result, there);
    return there;
  };
}
