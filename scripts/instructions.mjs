#!/usr/bin/env node
// Counts the instructions of a few cases and fails where one takes more than its budget allows. Instructions, not
// seconds: the same build of the same source gives the same number on a busy machine and on an idle one.
// `--write` takes the numbers as the new budget.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BUDGET = "benches/instructions.json";
/** What a case may take above its number before the build fails. */
const MARGIN = 0.05;

if (process.platform !== "linux") {
  console.log("Instructions are counted by valgrind, on Linux; CI does it.");
  process.exit();
}

/** @type {unknown} */
const read = JSON.parse(readFileSync(BUDGET, "utf8"));
const budget = /** @type {Record<string, number>} */ (read);

const built = execFileSync("cargo", ["build", "--quiet", "--release", "--features", "instructions", "--bin", "instructions", "--message-format=json"], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const program = built
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => {
    /** @type {unknown} */
    const message = JSON.parse(line);
    return /** @type {{ executable?: string, target?: { name: string } }} */ (message);
  })
  .find(({ executable, target }) => executable && target?.name === "instructions")?.executable;
if (!program) throw new Error("the benchmark was not built");

const room = mkdtempSync(join(tmpdir(), "yuekao-instructions-"));
/** @param {string} name */
const count = (name) => {
  const flags = ["--tool=callgrind", "--collect-atstart=no", "--toggle-collect=instructions::counted*", `--callgrind-out-file=${join(room, name)}`];
  const { stderr, status, error } = spawnSync("valgrind", [...flags, program, name], { encoding: "utf8", env: {} });
  const found = /Collected : (\d+)/.exec(stderr);
  if (status !== 0 || !found) throw new Error(`valgrind failed: ${String(error ?? stderr)}`);
  return Number(found[1]);
};

/** @type {Record<string, number>} */
const counts = {};
console.log(`${"case".padEnd(24)} ${"instructions".padStart(14)} ${"budget".padStart(14)}`);
for (const [name, allowed] of Object.entries(budget)) {
  const found = count(name);
  counts[name] = found;
  const change = found / allowed - 1;
  console.log(`${name.padEnd(24)} ${String(found).padStart(14)} ${String(allowed).padStart(14)}  ${change > 0 ? "+" : ""}${(change * 100).toFixed(1)} %`);
  if (found === 0) throw new Error("nothing was counted");
  if (change > MARGIN && !process.argv.includes("--write")) {
    console.error(`yuekao: ${name} takes more than ${String(MARGIN * 100)} % above its budget: make it cheaper, or say in the commit why it may cost more (node scripts/instructions.mjs --write).`);
    process.exitCode = 1;
  } else if (change < -MARGIN) console.log(`  ${name} takes less than its budget: node scripts/instructions.mjs --write keeps it there.`);
}
rmSync(room, { recursive: true });
if (process.argv.includes("--write")) writeFileSync(BUDGET, `${JSON.stringify(counts, null, 2)}\n`);
