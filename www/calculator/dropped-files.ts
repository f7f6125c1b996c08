// What becomes of files somebody drops or chooses: a contract, or figures, and what has to be said about them.

import type { CalculatorHost } from "./host.ts";
import type { Contract } from "../engine/engine.ts";
import { BackupEvent } from "../archive/events.ts";
import { tell } from "./notice.ts";
import { tellRead } from "./reading-progress.ts";
import { Superseded } from "../workers/errors.ts";
import type { Note } from "../paste/file.ts";
import { importFiles, type Imported } from "../paste/import.ts";

/** A larger file is no contract. */
const LARGEST_CONTRACT = 20_000_000;

interface Wish {
  /** A contract is wanted, and no figures. */
  contract: boolean;
  /** Whether something else came in since, which counts instead. */
  overtaken: () => boolean;
}

/** A backup of the archive is brought back. Else the first of them is a contract where that is wanted, or where its name says so. */
export async function takeIn(files: readonly File[], calculator: CalculatorHost, { contract: wanted, overtaken }: Wish): Promise<void> {
  const backup = wanted ? undefined : files.find(({ name }) => /\.yuekao$/i.test(name));
  if (backup && (await calculator.months)) {
    calculator.dispatchEvent(new BackupEvent(backup));
    return;
  }
  const contract = wanted ? files[0] : await contractAmong(files, calculator);
  if (contract) await takeContract(contract, calculator);
  const tables = wanted ? [] : files.filter((file) => file !== contract);
  if (tables.length === 0) return;
  const tab = calculator.tabs.takes ? await calculator.tabs.taking() : null;
  if (calculator.tabs.takes && !tab) return;
  const imported = await calculator.session.during(importFiles(tables, (read) => { tellRead(calculator, read); })).catch((cause: unknown) => {
    if (cause instanceof Superseded) return null;
    throw cause;
  });
  // Reading them may have been broken off by what came in.
  if (overtaken()) {
    await tell(calculator, { parts: ["import"], message: "import-overtaken", values: (language) => ({ files: tables.map(({ name }) => name).join(language.say("list-comma")) }) });
    return;
  }
  if (!imported) {
    calculator.session.alarm({ message: "import-given-up" });
    return;
  }
  const { text, sources, refused } = imported;
  const [first] = refused;
  if (sources.length > 0 && tab?.take) tab.take(text);
  else if (sources.length > 0) await calculator.session.paste(text, sources);
  else if (first) calculator.session.alarm({ message: first.refusal, values: { file: first.file } });
  await say(imported, calculator);
}

/** The first file that is called JSON and is no list of rows, as other programs export them. */
async function contractAmong(files: readonly File[], { engine }: CalculatorHost): Promise<File | undefined> {
  for (const file of files.filter(({ name }) => /\.json$/i.test(name))) {
    const begins = await file.slice(0, 1000).text();
    if (/^\ufeff?\s*\[/.test(begins)) continue;
    if (file.size > LARGEST_CONTRACT) continue;
    const text = await file.text();
    if ((await engine.ask((module) => module.tableOfJson(text))) === null) return file;
  }
  return undefined;
}

/** A contract from a file, if it is sound. */
async function takeContract(file: File, { engine, session }: CalculatorHost): Promise<void> {
  const { readContract } = await import("../contract/contract-file.ts");
  const read = await readContract(file);
  if (!("contract" in read)) {
    session.alarm({ message: read.refusal, values: { file: file.name } });
    return;
  }
  try {
    const problems = await engine.validate(read.contract);
    const errors = problems.filter(({ severity }) => severity === "error");
    const values = { file: file.name, count: String(errors.length || problems.length) };
    if (errors.length > 0) session.alarm({ message: "alarm-contract", values, problems: errors });
    else if ((await session.contracts.adopt(read.contract as Contract, read.text)) && problems.length > 0) session.alarm({ message: "alarm-contract-warnings", values, problems });
  } catch (cause) {
    console.error(cause);
    session.alarm({ message: "alarm-engine" });
  }
}

/** What somebody should know about the files that were read, and which ones were not. */
async function say({ sources, notes, refused }: Imported, calculator: CalculatorHost): Promise<void> {
  const said: Note[] = [...notes, ...(sources.length > 0 ? refused.map(({ file, refusal }) => ({ message: refusal, values: { file } })) : [])];
  if (said.length === 0 && sources.length < 2) return;
  await tell(calculator, {
    parts: ["import"],
    message: sources.length > 1 ? "import-joined" : "import-one",
    values: (language) => ({
      count: language.number.count(String(sources.length)),
      said: said.map(({ message, values }) => language.say(message, { ...values, ...(values["count"] === undefined ? {} : { count: language.number.count(values["count"]) }) })).join(language.say("import-between")),
    }),
  });
}
