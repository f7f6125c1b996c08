// The project's engine in the peers benchmark: a spreadsheet's clipboard text in, result columns out. scripts/bench.mjs
// puts this file into a copy of that benchmark, with the built package beside it.
import { answer } from "../contract.mjs";
import { load } from "../yuekao/index.js";

export const name = "yuekao";
export const version = "0.1.0";
export const packages = [];
export const assets = ["../yuekao/yuekao_bg.wasm"];
export const note = "pasted text in, every cell checked";
export const input = "pasted";

let engine, contract;
export async function init(wasm) {
  engine = await load({ wasm });
  contract = engine.compile(engine.template("mall"));
}

/** Rates cross in per cent with six places; the answer key has them as fractions with four, rounded half up. */
const rate = (percent) => {
  // Millionths of a number this small stay exact.
  const scaled = Math.floor((Math.round(Number(percent) * 1e6) + 5000) / 10000);
  const whole = Math.floor(scaled / 10000);
  return `${whole}.${String(scaled - whole * 10000).padStart(4, "0")}`;
};

const IDS = ["metric:answer_rate", "metric:satisfaction", "item:answer_rate", "item:satisfaction", "tier", "line:deduction", "line:fallback"];

export function compute(text) {
  const { columns, categories } = engine.assessText(contract, text);
  const [answered, satisfied, first, second, tier, deduction, total] = IDS.map((id) => columns[id]);
  const rows = total.length, each = categories.amount.length / rows, answers = [];
  for (let row = 0, next = 0; row < rows; row++) {
    const fees = [];
    for (let i = 0; i < each; i++) fees.push(categories.amount.at(next++));
    answers.push(answer(rate(answered.at(row)), rate(satisfied.at(row)), Number(first.at(row)), Number(second.at(row)),
      { tier: tier.at(row), deduction: Number(deduction.at(row)) }, fees, total.at(row)));
  }
  return answers;
}
