// A contract with anything in the place of any part of it: the engine says what is wrong, or the page can show it.

import { beforeAll, expect, test } from "vitest";
import { load, type Contract, type Engine } from "yuekao";
import { bands, drawable, figureLabel, lineTerms, packages, parties, payers, priceLabel, readingLabel, title, usedFigures } from "../../www/domain/contract.ts";
import { Blanks } from "../../www/domain/blanks.ts";
import { inForce } from "../../www/domain/inputs.ts";
import { firstLanguage } from "../../www/i18n/language.ts";
import { UNSET } from "../../www/domain/state.ts";
import { monthFigures } from "../../www/domain/figure-kinds.ts";
import { misshapen } from "../misshapen.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

/** Everything the page asks of a contract by itself, and every text of it. */
function shown(contract: Contract): void {
  const language = firstLanguage();
  const all = bands(contract);
  drawable(all);
  parties(contract, language);
  payers(contract);
  usedFigures(contract);
  monthFigures(contract);
  const blanks = new Blanks(contract);
  const labels = [
    title(contract), figureLabel(contract, "satisfied"), priceLabel(contract, "presales_calls"), readingLabel(contract, "pooled"),
    ...all.map(({ label }) => label), ...packages(contract).map(({ label }) => label), ...lineTerms(contract).map(({ label }) => label),
    ...(contract.metrics ?? []).flatMap(({ label, counts, hours }) => [label, counts ?? "", hours?.text ?? ""]), ...(contract.items ?? []).map(({ label }) => label),
    ...(contract.outcomes ?? []).flatMap(({ label, note }) => [label, note ?? ""]), ...(contract.values ?? []).map(({ label }) => label),
    ...(contract.dates ?? []).flatMap(({ label, rule }) => [label, rule]),
    ...(contract.ambiguities ?? []).flatMap(({ question, choices }) => [question, ...choices.map(({ label }) => label)]),
  ];
  for (const label of labels) expect(typeof language.text(label)).toBe("string");
  for (const { id } of contract.values ?? []) blanks.named(id);
  inForce(contract, { ...UNSET, start: "2026-01-01", readings: { channels: "mean" }, values: { fee: "2" } });
}

test.each(["mall", "courier", "outsourcing", "support"])("%s", (id) => {
  let sound = 0;
  // The entries of a list are of one shape.
  for (const { what, value } of misshapen(engine.template(id), { entries: 2 })) {
    if (engine.validate(value).some(({ severity }) => severity === "error")) continue;
    sound += 1;
    try {
      shown(value as Contract);
    } catch (cause) {
      throw new Error(what, { cause });
    }
  }
  expect(sound).toBeGreaterThan(100);
});
