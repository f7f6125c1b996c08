// What a first visit asks of the engine: the contract a page opens with, and every good paste we know, settled under it.
import { readdirSync, readFileSync } from "node:fs";

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

/** @param {typeof import("../../pkg/yuekao.js").Compiled} Compiled */
export function settleFirstPastes(Compiled) {
  /** @type {{ start: string | null }} */
  const contract = parsed(readFileSync(`${CONTRACT}/terms.json`, "utf8"));
  const pastes = texts("tests/pasted/good", /\.(?:tsv|csv|txt)$/);
  const months = texts(`${CONTRACT}/cases`, /\.json$/)
    .flatMap((cases) => /** @type {{ contract?: object, month?: object }[]} */ (parsed(cases)))
    .flatMap(({ contract, month }) => (month && !contract ? [month] : []));
  for (const start of [contract.start, "2024-04-01"]) {
    const compiled = new Compiled(JSON.stringify({ ...contract, start }));
    compiled.validate();
    const pasted = pastes.flatMap((paste) => {
      /** @type {{ records: object[] }} */
      const { records } = parsed(compiled.parse(paste));
      return records.map((record, index) => (index > 0 ? { ...record, history: records.slice(0, index) } : record));
    });
    for (const month of [...pasted, ...months]) compiled.assess(JSON.stringify(month));
    compiled.free();
  }
}
