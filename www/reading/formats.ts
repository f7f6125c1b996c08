// How the cells of a column can be read, where they do not say it themselves.

import type { ColumnReading, Contract, TableReading } from "../engine/engine.ts";
import { columnKey } from "../domain/layout-settings.ts";
import { isPercent, unitOf } from "./figures.ts";

export interface Format {
  name: "scale" | "unit" | "dates";
  choices: readonly string[];
  /** What was said; null: nothing. */
  chosen: string | null;
}

const LENGTHS: ReadonlySet<string> = new Set(["s", "min", "h"]);
/** `88`, `0.88`, `5,400` */
const BARE = /^[\d.,\s]+$/;
/** `03/04/2026`, `3-4` */
const EITHER = /^\d{1,2}\s*[-/.]\s*\d{1,2}(?:\s*[-/.]\s*\d{2,4})?(?:\s.*)?$/;

export function formatsOf(column: ColumnReading, { layout, questions, rowsOf }: TableReading, contract: Contract): Format[] {
  const { figure, role, samples, heading } = column;
  const said = layout.columns?.[columnKey(column)];
  const asked = (ask: string): boolean => questions.some((question) => question.ask === ask && (question.heading ?? heading) === heading);
  const bare = samples.some((sample) => BARE.test(sample.normalize("NFKC")));
  const formats: Format[] = [];
  if (figure && isPercent(contract, figure, rowsOf) && (bare || asked("scale"))) formats.push({ name: "scale", choices: ["percent", "fraction"], chosen: said?.scale ?? null });
  if (figure && LENGTHS.has(unitOf(contract, figure, rowsOf)) && (bare || asked("unit"))) formats.push({ name: "unit", choices: ["ms", "s", "min", "h", "d"], chosen: said?.unit ?? null });
  const dated = role === "date" || role === "from" || role === "to";
  if (dated && (asked("date_order") || samples.some((sample) => EITHER.test(sample.trim())))) formats.push({ name: "dates", choices: ["month_first", "day_first"], chosen: layout.dates ?? null });
  return formats;
}
