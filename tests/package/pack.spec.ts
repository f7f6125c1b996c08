// The package as others get it: packed, installed into an empty folder, and used from Node, from a page and from a
// worker, without any bundler.
import { expect, test } from "@playwright/test";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/serve.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let packed: { filename: string; files: { path: string }[] };

/** What each place does with the package: a pasted month settled, explained, read otherwise. `load` comes from there. */
const USE = `async (load, wasm) => {
  const engine = await load(wasm === undefined ? {} : { wasm });
  const contract = { ...engine.template("mall"), start: "2026-01-01" };
  const text = "月份\\t转人工进线量\\t接起量\\tUPV\\t接待量\\t非常满意\\t满意\\t一般\\t不满意\\t非常不满意\\n2026-10\\t3,000\\t2,640\\t5,000\\t4,550\\t400\\t380\\t120\\t60\\t40\\n";
  const { records: [month], problems } = engine.parse(text, contract);
  const { score, tier, totals } = engine.assess(contract, month);
  return {
    problems: [...engine.validate(contract), ...problems].length, score, tier: tier.id, pays: totals.providerPays,
    why: engine.explain(contract, month, "score").value, readings: engine.readings(contract, month).length,
    published: engine.calendar(contract, "2026-10").dates[0].date, rows: engine.assessText(contract, text).columns.score.at(0),
    proposes: engine.readContract("本合同综合得分由接通率一项构成。").contract.id !== undefined, methods: Object.keys(engine).sort(),
  };
}`;
const EXPECTED = {
  problems: 0, score: "86", tier: "meets", pays: "0.00", why: "86", readings: 6, published: "2026-11-07", rows: "86", proposes: true,
  methods: [
    "assess", "assessStream", "assessText", "breakEven", "calendar", "compare", "compile", "excerpt", "explain", "nextTier", "parse",
    "parseStatement", "readContract", "readings", "reconcile", "shares", "tableOfJson", "template", "templates", "textReader", "texts", "validate", "whatIf",
  ],
};

// One worker for all of them: the package is packed once.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yuekao-pack-"));
  const npm = (...args: string[]) => execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  // The package is built already.
  [packed] = JSON.parse(npm("pack", project, "--json", "--ignore-scripts")) as [typeof packed];
  await writeFile(join(folder, "package.json"), `{ "private": true, "type": "module" }`);
  npm("install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename));
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const inNode = (script: string): unknown =>
  JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"] } }));

test("it holds the engine, its glue, the element, their types, its licences, and nothing else", () => {
  const expected = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "contracts/schema.json",
    "package.json",
    "pkg/command/notices.txt",
    "pkg/custom-elements.json",
    "pkg/element.d.ts",
    "pkg/element/index.js",
    "pkg/element/notices.txt",
    ...["failure", "index", "results", "text-reader"].flatMap((name) => [`pkg/${name}.d.ts`, `pkg/${name}.js`]),
    "pkg/annex.js",
    "pkg/batch.js",
    ...["contract", "input", "progress", "read", "report", "run", "table", "terminal", "usage", "workbook", "yuekao"].map((name) => `pkg/command/${name}.js`),
    "pkg/offers.d.ts",
    "pkg/offers.js",
    ...["break-even", "costs", "currency", "drivers", "labels", "months", "quality", "quote", "rival", "steps", "sums", "whole-numbers"].map((name) => `pkg/offers/${name}.d.ts`),
    "pkg/types.d.ts",
    "pkg/yuekao.js",
    "pkg/yuekao_annex.js",
    "pkg/yuekao_annex_bg.wasm",
    "pkg/yuekao_bg.wasm",
  ];
  const unexpected = packed.files.map(({ path }) => path).filter((path) => !expected.includes(path) && !/^pkg\/element\/(?:assets\/)?[\w-]+\.js$/.test(path));
  expect(unexpected).toEqual([]);
  const optional = ["README.md", "contracts/schema.json", "package.json"];
  const needed = expected.filter((path) => !optional.includes(path));
  expect(packed.files.map(({ path }) => path)).toEqual(expect.arrayContaining(needed));
});

test("Node imports it and finds the module by itself", () => {
  const result = inNode(`import { load } from "yuekao"; console.log(JSON.stringify(await (${USE})(load)));`);
  expect(result).toEqual(EXPECTED);
});

test("what reads contracts can be left out, says so when it is asked, and comes later", () => {
  const read = `(engine) => { try { return engine.readContract("服务费：每通 2 元。").unread.length >= 0; } catch ({ message }) { return message; } }`;
  const result = inNode(`import { load } from "yuekao"; const read = ${read};
    const left = read(await load({ annex: false })); const gone = read(await load({ annex: new URL("file:///nowhere.wasm") }));
    console.log(JSON.stringify([left, gone, read(await load())]));`);
  const missing = "what reads contracts is not loaded: call `load()` once more, with `annex` where yuekao_annex_bg.wasm is elsewhere";
  expect(result).toEqual([missing, missing, true]);
});

test("Node loads it from bytes, from a URL and from a Response", () => {
  const wasm = `new URL(import.meta.resolve("yuekao/yuekao_bg.wasm"))`;
  const read = `import { readFileSync } from "node:fs"; const bytes = readFileSync(${wasm});`;
  const response = `new Response(bytes, { headers: { "content-type": "application/wasm" } })`;
  for (const given of [wasm, "bytes", response, "await WebAssembly.compile(bytes)"]) {
    const result = inNode(`import { load } from "yuekao"; ${read} console.log(JSON.stringify(await (${USE})(load, ${given})));`);
    expect(result, given).toEqual(EXPECTED);
  }
});

test("its command settles a file, and a pipe", async () => {
  const months = "商家,月份,进线量,接起量,UPV,接待量,非常满意,满意,一般,不满意,非常不满意\n蓝鲸,2026-10,3000,2640,5000,4550,400,380,120,60,40\n";
  await writeFile(join(folder, "figures.csv"), months);
  // What npx would run.
  const command = (words: string[], input = "") => spawnSync("./node_modules/.bin/yuekao", words, { cwd: folder, input, encoding: "utf8" });
  const settled = command(["assess", "figures.csv", "--contract", "mall", "--start", "2024-01-01"]);
  expect(settled.stderr).toBe("");
  expect(settled.stdout).toContain("\r\n蓝鲸,2026-10,assessed,88,91,89.875,78,50,36,86,,meets,,0.00,");
  expect(settled.status).toBe(0);
  expect(command(["assess", "-s", "2024-01-01"], months).stdout).toBe(settled.stdout);
  expect(command(["assess"], months.replace("2640", "lots")).status).toBe(1);
  expect(command(["assess", "nowhere.csv"]).status).toBe(2);
  expect(command(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("its declarations hold in a strict project and show no `any`", async () => {
  await writeFile(
    join(folder, "use.ts"),
    `import { load, type Problem } from "yuekao";
import "yuekao/element";
import type { ResultDetail, YuekaoCalculator } from "yuekao/element";
const element: YuekaoCalculator = document.createElement("yuekao-calculator");
element.view = "compact";
element.addEventListener("yuekao-result", ({ detail }) => { const { assessment }: ResultDetail = detail; element.title = assessment?.score ?? ""; });
// @ts-expect-error there is no such view
element.view = "tiny";
type IsAny<T> = 0 extends 1 & T ? true : false;
const engine = await load();
type Results = { [Method in keyof typeof engine]: IsAny<ReturnType<(typeof engine)[Method]>> };
type Inputs = { [Method in keyof typeof engine]: IsAny<Parameters<(typeof engine)[Method]>[number]> };
export const results: Record<keyof typeof engine, false> = {} as Results;
export const inputs: Record<keyof typeof engine, false> = {} as Inputs;
export const problems: Problem[] = engine.validate(null);
// @ts-expect-error a text is no contract
engine.parse("", "");
`,
  );
  const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, target: "es2022", module: "nodenext", lib: ["es2023", "dom"], types: [], noEmit: true };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  const tsc = spawnSync(process.execPath, [join(project, "node_modules/typescript/bin/tsc")], { cwd: folder, encoding: "utf8" });
  expect(tsc.stdout).toBe("");
  expect(tsc.status).toBe(0);
});

for (const place of ["page", "worker"] as const) {
  test(`a ${place} loads it as it is`, async ({ page }) => {
    // A folder of its own, served under the policy of the calculator's page.
    const entry = "./node_modules/yuekao/pkg/index.js";
    const script = {
      page: `import { load } from "${entry}"; document.title = JSON.stringify(await (${USE})(load));`,
      worker: `const worker = new Worker("./work.js", { type: "module" }); worker.onmessage = ({ data }) => { document.title = data; };`,
    }[place];
    await writeFile(join(folder, "main.js"), script);
    await writeFile(join(folder, "work.js"), `import { load } from "${entry}"; postMessage(JSON.stringify(await (${USE})(load)));`);
    await writeFile(join(folder, "index.html"), `<!doctype html><link rel="icon" href="data:,"><script type="module" src="./main.js"></script>`);
    const server = await serve(folder);
    try {
      await page.goto(server.address);
      await expect(page).toHaveTitle(/methods/);
      expect(JSON.parse(await page.title())).toEqual(EXPECTED);
    } finally {
      await server.close();
    }
  });
}

test("an empty Vite project builds with it: engine and element, with one module for both", async ({ page }) => {
  const site = join(folder, "site");
  await mkdir(site, { recursive: true });
  await writeFile(join(site, "index.html"), `<!doctype html><link rel="icon" href="data:,"><yuekao-calculator contract="mall" language="en" view="result"></yuekao-calculator><script type="module" src="./main.js"></script>`);
  await writeFile(
    join(site, "main.js"),
    `import { load } from "yuekao";
import "yuekao/element";
const element = document.querySelector("yuekao-calculator");
element.addEventListener("yuekao-result", ({ detail }) => { if (detail.assessment) element.title = detail.assessment.score; });
element.figures = { month: "2026-10", figures: { calls_offered: 1000, calls_answered: 750, chats_offered: 0, chats_handled: 0, very_satisfied: 3, satisfied: 3, neutral: 2, dissatisfied: 1, very_dissatisfied: 1 } };
document.title = JSON.stringify(await (${USE})(load));`,
  );
  const vite = spawnSync(process.execPath, [join(project, "node_modules/vite/bin/vite.js"), "build", "--base", "./", "--logLevel", "warn"], { cwd: site, encoding: "utf8" });
  expect(vite.status, vite.stderr).toBe(0);
  expect((await readdir(join(site, "dist/assets"))).filter((name) => name.endsWith(".wasm"))).toHaveLength(2);
  const server = await serve(join(site, "dist"));
  try {
    await page.goto(server.address);
    await expect(page).toHaveTitle(/methods/);
    expect(JSON.parse(await page.title())).toEqual(EXPECTED);
    await expect(page.locator("yuekao-calculator")).toHaveAttribute("title", "20");
    await expect(page.locator("yuekao-answer")).toContainText("Composite score");
  } finally {
    await server.close();
  }
});

test("the manifest of the element names everything the element has", async () => {
  const manifest = JSON.parse(await readFile(join(folder, "node_modules/yuekao/pkg/custom-elements.json"), "utf8")) as {
    modules: { declarations: { tagName: string; attributes: { name: string }[]; members: { name: string; description?: string }[]; events: { name: string }[] }[] }[];
  };
  const [declaration] = manifest.modules[0]?.declarations ?? [];
  expect(declaration?.tagName).toBe("yuekao-calculator");
  expect(declaration?.attributes.map(({ name }) => name).sort()).toEqual(["contract", "figures", "language", "readonly", "storage", "theme", "view"]);
  expect(declaration?.members.map(({ name }) => name).sort()).toEqual(["assessment", "contract", "figures", "language", "readOnly", "records", "storage", "theme", "view"]);
  expect(declaration?.members.filter(({ description }) => !description)).toEqual([]);
  expect(declaration?.events.map(({ name }) => name)).toEqual(["yuekao-figures", "yuekao-contract", "yuekao-result", "yuekao-problem"]);
});
