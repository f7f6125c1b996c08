// A quote on its way out: printed, as a file, as a link or as a frame for another page.

import { save } from "../../controls/save-file.ts";
import type { Engine } from "../../engine/engine.ts";
import { bare, EngineSearch } from "../../engine/engine-worker.ts";
import { language as spokenIn, type Language } from "../../i18n/language.ts";
import { carried, type Quoted } from "../../offers/quote.ts";
import type { DrawnPlan } from "../../offers/quote-document.ts";
import type { QuoteWay } from "../../offers/quote-form.ts";

/** The name of the sentence on what has become of it; empty: nothing needs to be said. */
export async function takeQuote(quoted: Quoted, way: Exclude<QuoteWay, "show">, engine: Engine, language: Language): Promise<string> {
  if (way === "print") {
    // Of a quote the browser prints `paper`, which the tab gives out.
    await import("../../print/printing.ts");
    window.print();
    return "";
  }
  return way === "link" || way === "embed" ? copyLink(quoted, way, language) : saveFile(quoted, way, engine, language);
}

async function saveFile(quoted: Quoted, way: "docx" | "xlsx", engine: Engine, language: Language): Promise<string> {
  const [{ quoteDocument }, { fileName }] = await Promise.all([import("../../offers/quote-document.ts"), import("../../sheets/file-name.ts")]);
  const { customer, date } = quoted.question.setup.offer.quote;
  const name = fileName([language.say("offers-quote"), customer === "" ? null : customer, date === "" ? null : date], way);
  if (way === "docx") save(await (await import("../../documents/docx.ts")).docx(quoteDocument(quoted, await drawn(quoted, language), language)), name);
  else save(await quoteWorkbook(quoted, engine, language), name);
  return "quote-saved";
}

/** With the months of the plans as formulas over its volumes. */
async function quoteWorkbook(quoted: Quoted, engine: Engine, language: Language): Promise<Blob> {
  const [{ quoteSheets, volumeCells }, { termLines }, { planSheets }, { workbook }] = await Promise.all([
    import("../../offers/quote-workbook.ts"), import("../../offers/quote-document.ts"), import("../../export/formulas/plan-sheets.ts"), import("../../sheets/workbook.ts"),
  ]);
  const words = await spokenIn(language.locale, ["page", "more", "problems", "offers", "contract", "export", "workbook"]);
  const spoken = words.of(quoted.question.plans[0]?.contract ?? null);
  const volumes = volumeCells(quoted, spoken);
  return workbook(quoteSheets(quoted, volumes, await planSheets(quoted, volumes, engine, words), quoted.plans.flatMap((plan) => termLines(plan, spoken)), spoken), spoken);
}

/** What each plan comes to over the volume that is moved; none where that says nothing. */
async function drawn({ question }: Quoted, language: Language): Promise<readonly DrawnPlan[]> {
  // What another currency stands for is not drawn among the others.
  const [{ axis }, plans] = [question, question.plans.filter(({ currency }) => currency === language.currency.code)];
  if (axis === "" || plans.length < 2) return [];
  const search = new EngineSearch();
  try {
    return (await search.ask((engine, told) => engine.breakEven(bare({ ...question, plans }), told), () => undefined)).lines.map((line, place) => ({ ...line, plan: plans[place]?.mark ?? "" }));
  } finally {
    search.end();
  }
}

async function copyLink(quoted: Quoted, way: "link" | "embed", language: Language): Promise<string> {
  const { quoteFragment } = await import("../../share/quote.ts");
  const fragment = await quoteFragment(carried(quoted.question, quoted.plans.map(({ cost }) => cost), language.locale));
  if (fragment === null) return "quote-too-long";
  const [page = ""] = location.href.split("#");
  const copied = way === "link" ? page + fragment : `<iframe src="${new URL("embed.html", page).href}${fragment}" title="${language.say("offers-quote")}" width="100%" height="900"></iframe>`;
  await navigator.clipboard.writeText(copied);
  return way === "link" ? "quote-link-copied" : "quote-embed-copied";
}
