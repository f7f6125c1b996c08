#!/usr/bin/env node
// The contracts that come with the engine as a module of the package: pkg/contracts.js. They are not in the wasm: a page
// needs one of them to show a result, and the module none.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

/** As `TEMPLATES` in src/engine.rs has them. */
const IDS = ["mall", "courier", "outsourcing", "support"];

const contracts = IDS.map((id) => /** @type {unknown} */ (JSON.parse(readFileSync(`contracts/${id}/terms.json`, "utf8"))));
mkdirSync("pkg", { recursive: true });
writeFileSync("pkg/contracts.js", `export default ${JSON.stringify(contracts)};\n`);
writeFileSync("pkg/contracts.d.ts", `declare const contracts: import("../package/types.js").Contract[];\nexport default contracts;\n`);
