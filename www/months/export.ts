// The table of months in the forms people take along, made beside the page: a hundred thousand rows are work.

import type { Contract, Engine, ReadOptions } from "yuekao";

import { clipboardHtml, csv, tsv } from "../sheets/text.ts";
import { language, type Locale } from "../i18n/language.ts";
import type { Form, Taken } from "./protocol.ts";
import type { Results } from "./results.ts";
import { sheets } from "./sheets.ts";

/** What the steps of a number are computed from once more. */
export interface Basis {
  engine: Engine;
  contract: Contract;
  text: string;
  said: ReadOptions;
}

export async function take(results: Results, { engine, contract, text, said }: Basis, form: Form, locale: Locale): Promise<Taken> {
  const spoken = (await language(locale, ["page", "problems", "months", "more", "export"])).of(contract);
  const tables = sheets(results, contract, spoken);
  const [months, ...notices] = tables;
  if (!months) throw new RangeError("no table of months");
  switch (form) {
    case "csv":
      return { file: csv(months) };
    case "clipboard":
      return { html: clipboardHtml(months), plain: tsv(months) };
    case "xlsx": {
      const [{ workbook }, { stepsOfMonths }] = await Promise.all([import("../sheets/workbook.ts"), import("./steps.ts")]);
      return { file: await workbook([months, await stepsOfMonths(engine, text, said, contract, results, spoken), ...notices], spoken) };
    }
  }
}
