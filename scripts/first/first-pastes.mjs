// What a first visit asks of the engine: the contract a page opens with, and every good paste we know, settled under it;
// besides, many that are made up.
import { readdirSync, readFileSync } from "node:fs";
import { generatedPaste } from "./generated-pastes.mjs";

/** The contract an empty page opens with. */
const CONTRACT = "contracts/mall";

/** @param {string} folder @param {RegExp} ending */
const texts = (folder, ending) => readdirSync(folder).filter((name) => ending.test(name)).map((name) => readFileSync(`${folder}/${name}`, "utf8"));

/** @template T @param {string} json @returns {T} */
function parsed(json) {
  /** @type {unknown} */
  const value = JSON.parse(json);
  return /** @type {T} */ (value);
}

/** How many pastes are made up. From some hundred on, each brings next to nothing new. */
const GENERATED = 500;

/** @typedef {import("./generated-pastes.mjs").Glossary} Glossary */
/** @typedef {{ start: string | null, fees: { rate_card?: { packages: { categories: Record<string, string>[] }[] } }[] }} Contract */

/** @param {Contract} contract */
function generated(contract) {
  /** @type {Glossary} */
  const glossary = parsed(readFileSync("contracts/glossary.json", "utf8"));
  const text = JSON.stringify(contract);
  const used = glossary.figures.map(({ id }) => id).filter((id) => text.includes(`"${id}"`));
  const packages = contract.fees.flatMap(({ rate_card }) => rate_card?.packages ?? []);
  const categories = packages.flatMap(({ categories }) => categories.flatMap((names) => Object.values(names)));
  return Array.from({ length: GENERATED }, (_, number) => generatedPaste(glossary, used, categories, number));
}

/** @param {typeof import("../../pkg/yuekao.js").Compiled} Compiled */
export function settleFirstPastes(Compiled) {
  /** @type {Contract} */
  const contract = parsed(readFileSync(`${CONTRACT}/terms.json`, "utf8"));
  const pastes = [...texts("tests/pasted/good", /\.(?:tsv|csv|txt)$/), ...generated(contract)];
  // Work orders are typed in beside a table, when the whole module has long been there.
  const months = texts(`${CONTRACT}/cases`, /\.json$/)
    .flatMap((cases) => /** @type {{ contract?: object, month?: { work_orders?: object[] } }[]} */ (parsed(cases)))
    .flatMap(({ contract, month }) => (month && !contract && !month.work_orders ? [month] : []));
  for (const [turn, start] of [contract.start, "2024-04-01", "2026-01-01"].entries()) {
    const compiled = new Compiled(JSON.stringify({ ...contract, start }));
    compiled.validate();
    for (const month of ["2026-10", undefined]) compiled.texts(month);
    // How a paste is read has nothing to do with the start.
    const pasted = pastes.filter((_, place) => turn === 0 || place % 4 === 0).flatMap((paste) => {
      /** @type {{ records: object[] }} */
      const { records } = parsed(compiled.parse(paste, ""));
      return records.map((record, index) => (index > 0 ? { ...record, history: records.slice(0, index) } : record));
    });
    for (const month of [...pasted, ...months]) compiled.assess(JSON.stringify(month));
    compiled.free();
  }
}
