/** `yuekao read`: how files are read, for a person or a program. */
import type { Writable } from "node:stream";
import type { Contract, Engine, Layout, Parsed, TableReading } from "../index.js";
import { type Remarks, type Source, text } from "./input.js";
import { problemLine } from "./report.js";
import { printable } from "./terminal.js";

/** Writes how each file is read. True if all of it is clear: nothing is wrong, and no question is open. */
export async function readFiles(
  engine: Engine, contract: Contract, sources: Source[], { layout, format, terminal }: { layout: Layout[]; format: string | null; terminal: boolean }, out: Writable, stderr: Writable,
): Promise<boolean> {
  const found: (Parsed & { source: string })[] = [];
  const write = (text: string): boolean => out.write(terminal ? printable(text) : text);
  let clear = true;
  for (const source of sources) {
    const remarks: Remarks = [];
    const decoder = new TextDecoder();
    let all = "";
    for await (const piece of text(source, remarks, engine)) all += typeof piece.text === "string" ? piece.text : decoder.decode(piece.text, { stream: true });
    const parsed = engine.parse(all + decoder.decode(), contract, { source: source.name, layout });
    remarks.forEach((remark) => stderr.write(printable(remark)));
    for (const problem of parsed.problems) stderr.write(printable(problemLine(problem, { names: [source.name], breaks: [] })));
    const asked = parsed.tables.some(({ questions }) => questions.some(({ open }) => open));
    clear &&= !asked && !parsed.problems.some(({ severity }) => severity === "error");
    if (format === "json") found.push({ source: source.name, ...parsed });
    else write(`${source.name}\n${lines(parsed)}`);
  }
  if (format === "json") write(`${JSON.stringify(found, null, 2)}\n`);
  return clear;
}

function lines({ tables, records }: Parsed): string {
  const months = records.map(({ vendor, month, figures, rows = {} }) => {
    const lists = Object.entries(rows).map(([id, list]) => `${String(list.length)} rows of ${id}`);
    const given = [...Object.entries(figures).map(([id, value]) => `${id} ${String(value)}`), ...lists];
    return `  ${[vendor, month ?? "month not known"].filter(Boolean).join(" ")}: ${given.join(", ") || "no figure"}\n`;
  });
  return tables.map(table).join("") + (months.length > 0 ? `  Months\n${months.map((line) => `  ${line}`).join("")}` : "");
}

function table({ rows, columns, grain, combined, checks, questions, sheet, rowsOf }: TableReading): string {
  const where = rows.across ? "columns" : "rows";
  const body = rows.body ? ` ${rows.body[0]}–${rows.body[1]}` : "";
  const parts = grain.parts.length > 0 ? `, parted by ${grain.parts.join(", ")}` : "";
  const head = `  Table${sheet ? ` on sheet ${sheet}` : ""}: ${where}${body}, each a ${rowsOf === undefined ? grain.row : `row of ${rowsOf}`}${parts} → ${combined.length} month${combined.length === 1 ? "" : "s"}\n`;
  const taken = columns.map(({ heading, role, figure, chat_figure, unit, decided, weight, candidates, numbers }) => {
    const what = figure ? [figure, chat_figure].filter(Boolean).join(" or ") : role;
    const open = candidates.length > 0 && !figure ? `; could be ${candidates.join(", ")}` : "";
    const unused = role === "ignored" && numbers ? ", numbers nobody uses" : "";
    return `    ${heading || "(no heading)"} → ${what}${unit ? ` in ${unit}` : ""}${weight ? `, weighted by ${weight}` : ""} (${decided})${unused}${open}\n`;
  });
  const aside = [["totals", rows.totals], ["means", rows.means], ["about others", rows.others], ["notes", rows.notes], ["belonging to no month", rows.unplaced]] as const;
  const left = aside.filter(([, numbers]) => numbers.length > 0).map(([what, numbers]) => `    Rows ${what}: ${numbers.join(", ")}\n`);
  const out = rows.leftOut.map(({ heading, cell, count }) => `    Left out: ${count} row${count === 1 ? "" : "s"} with ${heading} = ${cell}\n`);
  const checked = checks.map(({ label, heading, total, sum, equal }) => `    ${equal ? "✓" : "✕"} ${label} ${heading}: ${total}${equal ? "" : `, and the rows add up to ${sum}`}\n`);
  const asked = questions.map(({ ask, figure, heading, open, choices }) => {
    const about = [figure, heading].filter(Boolean).join(", ");
    const answers = choices.map(({ id, text: said, comesTo }) => {
      const figures = comesTo?.flatMap((month) => Object.entries(month.figures).map(([name, value]) => `${name} ${String(value)}`)).slice(0, 4) ?? [];
      return `      - ${[id, said].filter(Boolean).join(": ")}${figures.length > 0 ? ` → ${figures.join(", ")}` : ""}\n`;
    });
    return `    ${open ? "?" : "·"} ${ask}${about ? ` (${about})` : ""}\n${answers.join("")}`;
  });
  return [head, ...taken, ...left, ...out, ...checked, ...asked].join("");
}

/** Columns of numbers that nobody uses, of all tables. */
export function unusedLines(tables: readonly TableReading[]): string {
  const unused = tables.flatMap(({ columns }) => columns.filter(({ role, numbers, heading }) => role === "ignored" && numbers && heading).map(({ heading }) => heading));
  const names = [...new Set(unused)];
  return names.length === 0 ? "" : `Columns of numbers that were not used: ${names.join(", ")}\n`;
}
