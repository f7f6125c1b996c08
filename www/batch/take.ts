// The table of months in the forms people take along, made beside the page: a hundred thousand rows are work.

import type { Contract } from "../engine.ts";
import { clipboardHtml, csv, tsv } from "../export/text.ts";
import { language, type Locale } from "../language.ts";
import type { Form, Taken } from "./protocol.ts";
import type { Results } from "./results.ts";
import { sheets } from "./sheets.ts";

export async function take(results: Results, contract: Contract, form: Form, locale: Locale): Promise<Taken> {
  const spoken = await language(locale, ["page", "problems", "months"]);
  const tables = sheets(results, contract, spoken);
  const [months] = tables;
  if (!months) throw new RangeError("no table of months");
  switch (form) {
    case "csv":
      return { file: csv(months) };
    case "clipboard":
      return { html: clipboardHtml(months), plain: tsv(months) };
    case "xlsx": {
      const { workbook } = await import("../export/workbook.ts");
      return { file: await workbook(tables) };
    }
  }
}
