// Runs the tests against each mutant: of the tests that come by it, the quickest first, until one fails.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { positionals: [folder = ""], values: asked } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, rooms: { type: "string" }, minutes: { type: "string" }, jobs: { type: "string", default: "2" }, record: { type: "boolean" } },
});

/** @typedef {{ program: string, name: string, filter: string[], seconds: number, reached: number[][] }} Group */
/** @typedef {{ number: number, name: string, file: string, written: boolean }} Mutant */
/** @typedef {{ number: number, outcome: "killed" | "timed out" | "survived" | "quick", by: string }} Tried */

const room = resolve(folder);
const tree = join(room, "tree");
// The rooms of tests that draw texts and months are slow: they try what the others leave.
const SLOW = ["pasted_laws", "table_laws", "batch_parts", "next_tier", "break_even", "history_laws", "open_laws", "money_laws", "laws"];
/** What a slow room is taken to take before it has been run. */
const SLOW_SECONDS = 60;
const ENVIRONMENT = { ...process.env, PROPTEST_RNG_SEED: "20261121", PROPTEST_CASES: "16", CARGO_MANIFEST_DIR: tree };

/** @param {string} text @returns {unknown} */
const parsed = (text) => JSON.parse(text);
/** @param {string} name */
const read = (name) => parsed(readFileSync(join(room, name), "utf8"));
/** @param {string} name */
const lines = (name) => (existsSync(join(room, name)) ? readFileSync(join(room, name), "utf8").split("\n").filter((line) => line.startsWith("{")).map(parsed) : []);

/** Groups of tests: those inside the engine are one, each test of tests/engine another, and each slow room. @returns {Group[]} */
function groups() {
  if (existsSync(join(room, "groups.json"))) return /** @type {Group[]} */ (read("groups.json"));
  const programs = /** @type {{ executable?: string | null, target?: { kind: string[] } }[]} */ (lines("programs.json")).filter(({ executable }) => executable);
  const found = programs.flatMap(({ executable, target }) => {
    if (!executable) return [];
    const tests = spawnSync(executable, ["--list", "--format=terse"], { cwd: tree, env: ENVIRONMENT, encoding: "utf8" }).stdout.match(/^[^\n]+(?=: test$)/gm) ?? [];
    if (target?.kind.includes("lib")) return [{ program: executable, name: "inside", filter: [] }];
    const roomOfTest = (/** @type {string} */ test) => test.split("::")[0] ?? "";
    const quick = tests.filter((test) => ![...SLOW, "annexes", "fuzzed"].includes(roomOfTest(test)));
    const rooms = SLOW.map((name) => ({ name, of: tests.filter((test) => roomOfTest(test) === name) }));
    return [...quick.map((test) => ({ name: test, of: [test] })), ...rooms].map(({ name, of }) => ({ program: executable, name, filter: ["--exact", ...of] }));
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

/** @param {Group[]} groups @param {Mutant} mutant @returns {Promise<Tried>} */
async function tried(groups, { number }) {
  const those = groups.filter(({ reached }) => reached.some(([first = 0, last = 0]) => first <= number && number <= last));
  for (const group of those) {
    const outcome = await run(group, number);
    if (outcome !== "passed") return { number, outcome: outcome === "failed" ? "killed" : outcome, by: group.name };
  }
  return { number, outcome: groups.some(isSlow) ? "survived" : "quick", by: "" };
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

const numbered = /** @type {Mutant[]} */ (read("numbered.json"));
const chosen = asked.rooms?.split(",");
/** The room a file of the engine is in. @param {string} file */
const roomOf = (file) => file.split("/")[1]?.replace(".rs", "") ?? "";
const written = numbered.filter(({ written, file }) => written && (chosen?.includes(roomOf(file)) ?? true));
const order = shuffled(written).slice(0, asked.sample === undefined ? undefined : Number(asked.sample));
const known = new Map(/** @type {Tried[]} */ (lines("tried.jsonl")).map((one) => [one.number, one]));
const all = groups();
const until = asked.minutes === undefined ? Infinity : performance.now() + 60_000 * Number(asked.minutes);

/** Tries these, several at a time, until the time is over. @param {Mutant[]} mutants @param {Group[]} groups @param {number} end */
async function tryAll(mutants, groups, end) {
  const waiting = [...mutants];
  await Promise.all(Array.from({ length: Number(asked.jobs) }, async () => {
    for (let next = waiting.shift(); next && performance.now() < end; next = waiting.shift()) {
      const one = await tried(groups, next);
      known.set(one.number, one);
      appendFileSync(join(room, "tried.jsonl"), `${JSON.stringify(one)}\n`);
    }
  }));
}

const isSlow = (/** @type {Group} */ { name }) => SLOW.includes(name);
/** Those the quick tests leave. */
const isOpen = (/** @type {Mutant} */ { number }) => known.get(number)?.outcome === "quick";
await tryAll(order.filter(({ number }) => !known.has(number)), all.filter((group) => !isSlow(group)), asked.minutes === undefined ? Infinity : until - 20_000 * Number(asked.minutes));
await tryAll(order.filter(isOpen), all.filter(isSlow), until);

// What is left aside is judged by hand, and why stands beside its name.
const equivalent = /** @type {Record<string, string>} */ (parsed(readFileSync(new URL("equivalent.json", import.meta.url), "utf8")));
/** The name without its place, which moves. @param {string} name */
const plainName = (name) => name.replace(/:\d+:\d+/, "");
const inOrder = order.filter((mutant) => known.has(mutant.number));
const survivors = inOrder.filter(({ number }) => ["survived", "quick"].includes(known.get(number)?.outcome ?? ""));
const alike = survivors.filter(({ name }) => equivalent[plainName(name)] !== undefined);
const left = survivors.filter((mutant) => !alike.includes(mutant));
const halfTried = left.filter(isOpen);
for (const { name, number } of left) console.error(`${known.get(number)?.outcome ?? ""}: ${name}`);

/** @param {Mutant[]} mutants */
const countOf = (mutants) => mutants.length.toLocaleString("en");
const killed = inOrder.length - survivors.length;
const share = (100 * killed / Math.max(1, inOrder.length - alike.length)).toFixed(1);
const rooms = [...new Set(inOrder.map(({ file }) => roomOf(file)))].sort();
const rows = rooms.map((name) => {
  const of = (/** @type {Mutant[]} */ list) => list.filter(({ file }) => roomOf(file) === name);
  return `| ${name} | ${countOf(of(written))} | ${countOf(of(inOrder))} | ${countOf(of(inOrder.filter((mutant) => !survivors.includes(mutant))))} | ${countOf(of(alike))} | ${countOf(of(left))} |`;
});
const figures = [
  `Listed: ${countOf(numbered)}. Of these ${countOf(written)} can be built; ${inOrder.length === written.length ? "all" : countOf(inOrder)} were tried${inOrder.length === written.length ? "" : ", drawn from a fixed seed"}: ${String(killed)} killed, ${countOf(alike)} of those that survived change nothing (\`scripts/mutants/equivalent.json\` says why), ${countOf(left)} are left${halfTried.length > 0 ? ` (${countOf(halfTried)} of them tried by the quick tests alone)` : ""}. Killed of those that change something: ${share} %.`,
  "",
  "| room | mutants | tried | killed | change nothing | left |",
  "|---|---|---|---|---|---|",
  ...rows,
].join("\n");
console.log(figures);
if (asked.record) spawnSync("node", ["scripts/note-figures.mjs", "docs/reliability.md", "mutation"], { input: figures, stdio: ["pipe", "inherit", "inherit"] });
