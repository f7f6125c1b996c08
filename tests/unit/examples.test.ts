// Every contract that comes with the page has an example that shows all of it: nothing unread, nothing missing.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load } from "yuekao";

import { EXAMPLES } from "../../www/domain/examples.ts";
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
  const assessment = engine.assess(contract, withChoices(last, records, { ...EMPTY, contract: id }));
  expect(assessment.notices).toEqual([]);
  expect(assessment.lines.filter((line) => line.amount === null)).toEqual([]);
  expect(assessment.outcomes.filter((outcome) => outcome.holds === null)).toEqual([]);
  // A measure of another reading than the one in force has no value.
  const conditional = contract.metrics?.filter(({ when }) => when).map((metric) => metric.id) ?? [];
  expect(assessment.metrics.filter((metric) => metric.value === null && !conditional.includes(metric.id)).map((metric) => metric.id)).toEqual([]);
});
