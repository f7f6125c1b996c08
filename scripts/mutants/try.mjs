// Runs the tests against each mutant: of the tests that come by it, the quickest first, until one fails. A mutant that no test
// comes by survives without a run.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { positionals: [folder = ""], values: asked } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, minutes: { type: "string" }, jobs: { type: "string", default: "2" }, record: { type: "boolean" } },
});

/** @typedef {{ program: string, name: string, filter: string[], seconds: number, reached: number[][] }} Group */
/** @typedef {{ number: number, name: string, file: string, written: boolean }} Mutant */
/** @typedef {{ number: number, outcome: "killed" | "timed out" | "survived" | "not reached", by: string }} Tried */

const room = resolve(folder);
const tree = join(room, "tree");
// The rooms of tests that ask about results. Those that draw months are slow: they try what the others leave.
const QUICK = ["cases", "derivations", "unsound_contracts", "unsound_examples", "pasted_json", "reconciled", "settled_samples", "placeholders", "pasted", "pasted_samples"];
const SLOW = ["next_tier", "break_even", "history_laws", "open_laws", "money_laws", "laws"];
/** What a slow room is taken to take before it has been run. */
const SLOW_SECONDS = 60;
const ENVIRONMENT = { ...process.env, PROPTEST_RNG_SEED: "20261121", PROPTEST_CASES: "64", CARGO_MANIFEST_DIR: tree };

/** @param {string} name @returns {any} */
const read = (name) => JSON.parse(readFileSync(join(room, name), "utf8"));

/** Groups of tests: those inside the engine are one, each of these rooms of tests/engine another. @returns {Group[]} */
function groups() {
  if (existsSync(join(room, "groups.json"))) return read("groups.json");
  const programs = readFileSync(join(room, "programs.json"), "utf8").split("\n").filter((line) => line.startsWith("{")).map((line) => /** @type {{ executable?: string, target?: { kind: string[] } }} */ (JSON.parse(line))).filter(({ executable }) => executable);
  const found = programs.flatMap(({ executable = "", target }) => {
    const tests = spawnSync(executable, ["--list", "--format=terse"], { cwd: tree, env: ENVIRONMENT, encoding: "utf8" }).stdout.match(/^[^\n]+(?=: test$)/gm) ?? [];
    const rooms = [...new Set(tests.map((test) => test.split("::")[0] ?? ""))].filter((name) => QUICK.includes(name) || SLOW.includes(name));
    return target?.kind.includes("lib") ? [{ program: executable, name: "inside", filter: [] }] : rooms.map((name) => ({ program: executable, name, filter: ["--exact", ...tests.filter((test) => test.startsWith(`${name}::`))] }));
  });
  const measured = found.map((group) => {
    if (SLOW.includes(group.name)) return { ...group, seconds: SLOW_SECONDS, reached: [[1, Number.MAX_SAFE_INTEGER]] };
    const file = join(room, "reached");
    rmSync(file, { force: true });
    const begun = performance.now();
    const { status, stdout } = spawnSync(group.program, [...group.filter, "-q"], { cwd: tree, env: { ...ENVIRONMENT, YUEKAO_REACHED: file }, encoding: "utf8" });
    if (status !== 0) throw new Error(`${group.name} fails without a mutant:\n${stdout}`);
    const reached = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map((line) => line.split(" ").map(Number)) : [];
    console.error(`${group.name}: ${((performance.now() - begun) / 1000).toFixed(1)} s, ${String(reached.length)} places`);
    return { ...group, seconds: (performance.now() - begun) / 1000, reached };
  });
  const place = (/** @type {Group} */ { name, seconds }) => (SLOW.includes(name) ? SLOW_SECONDS * (1 + SLOW.indexOf(name)) : Math.min(seconds, SLOW_SECONDS));
  measured.sort((one, other) => place(one) - place(other));
  writeFileSync(join(room, "groups.json"), JSON.stringify(measured));
  return measured;
}

/** @param {Group} group @param {number} mutant @returns {Promise<"passed" | "failed" | "timed out">} */
function run({ program, filter, seconds }, mutant) {
  return new Promise((ended) => {
    const child = spawn(program, [...filter, "-q"], { cwd: tree, env: { ...ENVIRONMENT, YUEKAO_MUTANT: String(mutant) }, stdio: "ignore" });
    let late = false;
    // A machine that does other things, too, takes longer now than it took then.
    const limit = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, 1000 * (30 + 8 * seconds));
    child.on("exit", (code) => {
      clearTimeout(limit);
      ended(late ? "timed out" : code === 0 ? "passed" : "failed");
    });
  });
}

/** @param {Group[]} all @param {Mutant} mutant @returns {Promise<Tried>} */
async function tried(all, { number }) {
  const those = all.filter(({ reached }) => reached.some(([first = 0, last = 0]) => first <= number && number <= last));
  for (const group of those) {
    const outcome = await run(group, number);
    if (outcome !== "passed") return { number, outcome: outcome === "failed" ? "killed" : outcome, by: group.name };
  }
  return { number, outcome: those.length === 0 ? "not reached" : "survived", by: "" };
}

/** The same order every time; a sample is its beginning. @param {Mutant[]} mutants */
function shuffled(mutants) {
  let seed = 20261128;
  const drawn = mutants.map((mutant) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return { mutant, place: seed };
  });
  return drawn.sort((one, other) => one.place - other.place).map(({ mutant }) => mutant);
}

/** @type {Mutant[]} */
const numbered = read("numbered.json");
const written = numbered.filter((mutant) => mutant.written);
const order = shuffled(written).slice(0, asked.sample === undefined ? undefined : Number(asked.sample));
const log = join(room, "tried.jsonl");
/** @type {Map<number, Tried>} */
const known = new Map();
if (existsSync(log)) {
  for (const line of readFileSync(log, "utf8").trim().split("\n").filter(Boolean)) {
    /** @type {Tried} */
    const one = JSON.parse(line);
    known.set(one.number, one);
  }
}
const all = groups();
const until = asked.minutes === undefined ? Infinity : performance.now() + 60_000 * Number(asked.minutes);
const waiting = order.filter(({ number }) => !known.has(number));
await Promise.all(Array.from({ length: Number(asked.jobs) }, async () => {
  for (let next = waiting.shift(); next && performance.now() < until; next = waiting.shift()) {
    const one = await tried(all, next);
    known.set(one.number, one);
    appendFileSync(log, `${JSON.stringify(one)}\n`);
  }
}));

// What is left aside is judged by hand, and why stands beside its name.
/** @type {Record<string, string>} */
const equivalent = JSON.parse(readFileSync(new URL("equivalent.json", import.meta.url), "utf8"));
/** The name without its place, which moves. @param {string} name */
const plainName = (name) => name.replace(/:\d+:\d+/, "");
const inOrder = order.filter(({ number }) => known.has(number));
const survivors = inOrder.filter(({ number }) => ["survived", "not reached"].includes(known.get(number)?.outcome ?? ""));
const alike = survivors.filter(({ name }) => equivalent[plainName(name)] !== undefined);
const left = survivors.filter((mutant) => !alike.includes(mutant));
for (const { name, number } of left) console.error(`${known.get(number)?.outcome ?? ""}: ${name}`);

/** @param {Mutant[]} mutants */
const countOf = (mutants) => mutants.length.toLocaleString("en");
const killed = inOrder.length - survivors.length;
const share = (100 * killed / Math.max(1, inOrder.length - alike.length)).toFixed(1);
const rooms = [...new Set(inOrder.map(({ file }) => file.split("/")[1]?.replace(".rs", "") ?? ""))].sort();
const rows = rooms.map((name) => {
  const of = (/** @type {Mutant[]} */ list) => list.filter(({ file }) => file.split("/")[1]?.replace(".rs", "") === name);
  return `| ${name} | ${countOf(of(written))} | ${countOf(of(inOrder))} | ${countOf(of(inOrder.filter((mutant) => !survivors.includes(mutant))))} | ${countOf(of(alike))} | ${countOf(of(left))} |`;
});
const figures = [
  `Listed: ${countOf(numbered)}. Of these ${countOf(written)} can be built; ${inOrder.length === written.length ? "all" : countOf(inOrder)} were tried${inOrder.length === written.length ? "" : ", drawn from a fixed seed"}: ${String(killed)} killed, ${countOf(alike)} of those that survived change nothing (\`scripts/mutants/equivalent.json\` says why), ${countOf(left)} are left. Killed of those that change something: ${share} %.`,
  "",
  "| room | mutants | tried | killed | change nothing | left |",
  "|---|---|---|---|---|---|",
  ...rows,
].join("\n");
console.log(figures);
if (asked.record) spawnSync("node", ["scripts/note-figures.mjs", "docs/reliability.md", "mutation"], { input: figures, stdio: ["pipe", "inherit", "inherit"] });
