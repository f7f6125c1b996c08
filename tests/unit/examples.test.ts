// Every contract that comes with the page has an example that shows all of it: nothing unread, nothing missing.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "yuekao";

import { EXAMPLES, examplesIn } from "../../www/domain/examples.ts";
import { withChoices } from "../../www/domain/inputs.ts";
import { EMPTY } from "../../www/domain/state.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)) });

test.each(engine.templates().map(({ id }) => id))("%s", (id) => {
  const contract = engine.template(id);
  expect(engine.validate(contract)).toEqual([]);
  const { records, problems } = engine.parse(EXAMPLES[id] ?? "", contract);
  expect(problems).toEqual([]);
  const last = records.at(-1);
  if (!last) throw new Error("no month was read");
  const assessment = engine.assess(contract, withChoices(last, records, { ...EMPTY, contract: id }, "CNY"));
  expect(assessment.notices).toEqual([]);
  expect(assessment.lines.filter((line) => line.amount === null)).toEqual([]);
  expect(assessment.outcomes.filter((outcome) => outcome.holds === null)).toEqual([]);
  // A measure of another reading than the one in force has no value.
  const conditional = contract.metrics?.filter(({ when }) => when).map((metric) => metric.id) ?? [];
  expect(assessment.metrics.filter((metric) => metric.value === null && !conditional.includes(metric.id)).map((metric) => metric.id)).toEqual([]);
});

test.each(["zh-TW", "en"] as const)("in %s they are the same months, in its own words", (locale) => {
  for (const [id, text] of Object.entries(examplesIn(locale))) {
    const contract = engine.template(id);
    const [own, other] = [EXAMPLES[id] ?? "", text].map((one) => engine.parse(one, contract));
    expect(other?.problems).toEqual([]);
    expect(other?.records.map(({ month, start, figures }) => ({ month, start, figures }))).toEqual(own?.records.map(({ month, start, figures }) => ({ month, start, figures })));
    const fees = [own, other].map((parsed) => parsed?.records.map((record) => engine.assess(contract, withChoices(record, parsed.records, { ...EMPTY, contract: id }, "CNY")).totals));
    expect(fees[1]).toEqual(fees[0]);
    // Nothing is left of the other writing.
    if (locale === "en") expect(text).not.toMatch(/[\u4e00-\u9fff]/);
    else expect(text).not.toMatch(/[电满应后务观导费词]/);
  }
});
