// What the page says where a table is damaged or cannot be what it looks like, and that the rest of it is read.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "yuekao";

import { language, LOCALES } from "../../www/i18n/language.ts";
import { problemHint, problemSentence } from "../../www/domain/problem-sentences.ts";

const HEAD = "日期\t电话转人工进线量\t电话接起量\n";
const days = (...which: number[]): string => which.map((day) => `2026-10-${String(day).padStart(2, "0")}\t100\t90\n`).join("");
const ALL = Array.from({ length: 31 }, (_, day) => day + 1);
const file = (name: string): string => readFileSync(new URL(`../tables/${name}`, import.meta.url), "utf8");

interface Case {
  what: string;
  text: string;
  /** What is said, by its code, and words that it must have in Chinese. */
  says: Readonly<Record<string, readonly string[]>>;
  asks: readonly string[];
  /** What each month has; null: not given before somebody has answered. */
  months: Readonly<Record<string, readonly (string | null)[]>>;
}

const FIGURES = ["calls_offered", "calls_answered", "chats_offered"] as const;

const CASES: readonly Case[] = [
  { what: "two systems in one paste", text: file("two-systems.tsv"), says: {}, asks: [], months: { "2026-10": ["3000", "2850", "1100"] } },
  { what: "cut off in the middle", text: `${HEAD}${days(...ALL.slice(0, 30))}2026-10-31\t10`, says: { row_too_short: ["2", "3"] }, asks: [], months: { "2026-10": [null, null, null] } },
  { what: "a total that does not fit its rows", text: `${HEAD}${days(...ALL)}合计\t3200\t2790\n`, says: { total_differs: ["3,200", "3,100"] }, asks: ["totals"], months: { "2026-10": [null, "2790", null] } },
  { what: "days missing in the month", text: `${HEAD}${days(...ALL.filter((day) => ![5, 6, 21].includes(day)))}`, says: { days_missing: ["5–6", "21"] }, asks: [], months: { "2026-10": ["2800", "2520", null] } },
  { what: "the same day twice", text: `${HEAD}${days(...ALL, 31)}`, says: { duplicate_month: ["2026年10月"] }, asks: ["repeated"], months: { "2026-10": [null, null, null] } },
  { what: "two months in one export", text: file("two-months.tsv"), says: {}, asks: [], months: { "2026-09": [null, null, "2240"], "2026-10": [null, null, "2323"] } },
  { what: "dates in two orders", text: `${HEAD}03/04/2026\t100\t90\n03/05/2026\t50\t40\n`, says: { which_date_order: ["日期"] }, asks: ["date_order"], months: {} },
  { what: "a column whose cells change their format half-way", text: file("formats-change.tsv"), says: { days_missing: ["5–31"] }, asks: [], months: { "2026-10": ["4800", "4400", null] } },
];

test.each(CASES)("$what", async ({ text, says, asks, months }) => {
  const engine = await load();
  const { problems, records, tables } = engine.parse(text, engine.template("mall"), {});
  for (const [code, words] of Object.entries(says)) {
    const [problem, ...more] = problems.filter((one) => one.code === code);
    expect(more).toEqual([]);
    if (!problem) throw new Error(`${code} is not said`);
    const spoken = await Promise.all(LOCALES.map((locale) => language(locale, ["page", "more", "problems"])));
    const sentences = spoken.map((one) => `${problemSentence(problem, one)} ${problemHint(problem, one)}`);
    // A person's own language, and nothing that was to be filled in.
    for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined/);
    expect(new Set(sentences).size).toBe(LOCALES.length);
    for (const word of words) expect(sentences[0]).toContain(word);
  }
  expect(problems.map(({ code }) => code).filter((code) => !(code in says) && code !== "days_missing")).toEqual([]);
  expect(tables.flatMap(({ questions }) => questions).filter(({ open }) => open).map(({ ask }) => ask)).toEqual(asks);
  const given = new Map(records.map(({ month, figures }) => [month, FIGURES.map((figure) => figures[figure] ?? null)]));
  for (const [month, figures] of Object.entries(months)) expect(given.get(month)).toEqual(figures);
});
