import { readFileSync } from "node:fs";
import { load } from "yuekao";

const engine = await load();
const contract = JSON.parse(readFileSync("contracts/guide/first/terms.json", "utf8"));
console.log(engine.validate(contract)); // [] is sound
console.log(engine.assess(contract, { month: "2026-10" }).totals.clientPays); // 3000.00
