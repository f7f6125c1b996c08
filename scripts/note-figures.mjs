#!/usr/bin/env node
// Writes what comes in on standard input into a document, between `<!-- NAME: … -->` and `<!-- /NAME -->`:
// `… | node scripts/note-figures.mjs docs/reliability.md fuzzing`.
import { readFileSync, writeFileSync } from "node:fs";

const [file = "", name = ""] = process.argv.slice(2);
const figures = readFileSync(0, "utf8").trim();
const document = readFileSync(file, "utf8");
const place = new RegExp(`(<!-- ${name}: [^\\n]*-->\\n)[^]*?(<!-- /${name} -->)`);
if (!place.test(document)) throw new Error(`${file} has no place for “${name}”`);
writeFileSync(file, document.replace(place, (_, /** @type {string} */ begin, /** @type {string} */ end) => `${begin}\n${figures}\n\n${end}`));
