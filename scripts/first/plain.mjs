#!/usr/bin/env node
// plain.mjs <linked> <plain>: the module without the linker's notes, which wasm-bindgen would carry on as they are.
import { readFileSync, writeFileSync } from "node:fs";
import { withoutNotes } from "./data.mjs";

const [linked = "", plain = ""] = process.argv.slice(2);
writeFileSync(plain, withoutNotes(readFileSync(linked)));
