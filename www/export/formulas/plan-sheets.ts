// The months of a quote's plans as sheets that compute, over volumes that stand in one place for all of them.

import type { Engine } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { costs } from "../../engine/offers.ts";
import { unnamed, type Quoted } from "../../offers/quote.ts";
import type { PlanSheets, VolumeCells } from "../../offers/quote-workbook.ts";
import { sheetName } from "../../sheets/sheet-name.ts";
import { cellCode, joined } from "./formula.ts";
import { computedSheets } from "./month-workbook.ts";
import type { LinkedCells } from "./month-context.ts";

/** By plan; null where what it comes to is open, rests on more than goes out, or is in another currency. */
export async function planSheets({ plans, question }: Quoted, volumes: VolumeCells, engine: Pick<Engine, "ask" | "compile" | "explain">, language: Language): Promise<(PlanSheets | null)[]> {
  const taken = new Set<string>();
  const linked: LinkedCells = {
    figure: (id, value) => (question.amounts[id] === value ? (volumes.figures.get(id) ?? null) : null),
    volume: (category, figure, value) => {
      const found = volumes.categories.get(JSON.stringify([category, figure]));
      return found?.value === value ? found.address : null;
    },
  };
  const found: (PlanSheets | null)[] = [];
  // Whose month it was, and what else was in it, is nothing for who gets the quote.
  const basis = { ...question.basis, month: unnamed(question.basis.month, question.plans) };
  const bare = await engine.ask((module) => costs(module, { ...question, basis }));
  for (const [place, { plan, month, assessment, now: { net } }] of bare.entries()) {
    const { contract, mark, name, currency } = plan;
    const ready = await engine.compile(contract);
    if (net === null || net !== plans[place]?.cost.now.net || currency !== language.currency.code) {
      found.push(null);
      continue;
    }
    const spoken = language.of(contract);
    const called = (key: string): string => sheetName(`${mark} ${spoken.say(key)}`, taken);
    const names = { data: called("workbook-data"), contract: called("workbook-contract"), settlement: called("workbook-settlement") };
    const { book, sheets, pays } = await computedSheets({ contract, month, assessment }, (result) => engine.explain(ready, month, result), spoken, names, `${mark} ${name}`, linked);
    const [own, other] = question.payer === "client" ? [pays.client, pays.provider] : [pays.provider, pays.client];
    found.push({
      sheets, net: cellCode(joined("-", [own, other]), book.words),
      told: book.fixed.map(({ address, label, reason }) => spoken.say("workbook-fixed", { address, label, reason: spoken.say(`workbook-reason-${reason}`) })),
    });
  }
  return found;
}
