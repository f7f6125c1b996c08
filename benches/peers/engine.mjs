// The project's engine in the peers benchmark: a spreadsheet's clipboard text in, result columns out. scripts/bench.mjs
// puts this file into a copy of that benchmark, with the built package beside it.
import { answer } from "../contract.mjs";
import { load } from "../yuekao/index.js";

export const name = "yuekao";
export const version = "0.1.0";
export const packages = [];
export const assets = ["../yuekao/yuekao_fast.wasm"];
export const note = "pasted text in, every cell checked";
export const input = "pasted";

let engine, contract;
export async function init(wasm) {
  engine = await load({ wasm });
  contract = engine.compile(engine.template("mall"));
}

/** Rates cross with six places; the answer key has four, rounded half up. */
const rate = (percent) => {
  const [whole, fraction = ""] = percent.split(".");
  // Whole numbers this small stay exact.
  const scaled = Number(whole + fraction.padEnd(6, "0"));
  return String(Math.floor((scaled + 5000) / 10000)).padStart(5, "0").replace(/(\d{4})$/, ".$1");
};

const IDS = ["metric:answer_rate", "metric:satisfaction", "item:answer_rate", "item:satisfaction", "tier", "line:deduction", "line:fallback"];

export function compute(text) {
  const { columns, categories } = engine.assessText(contract, text);
  const amounts = [...categories.amount];
  const rows = columns.score.length;
  const each = amounts.length / rows;
  const [answered, satisfied, first, second, tier, deduction, total] = IDS.map((id) => [...columns[id]]);
  return Array.from({ length: rows }, (_, i) =>
    answer(rate(answered[i]), rate(satisfied[i]), Number(first[i]), Number(second[i]), { tier: tier[i], deduction: Number(deduction[i]) },
      amounts.slice(i * each, (i + 1) * each), total[i]),
  );
}
