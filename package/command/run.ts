/** The command `yuekao`: the engine for scripts. */
import { createWriteStream } from "node:fs";
import { readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { type Columns, type Contract, type Engine, type Layout, load, type ResultStream } from "../index.js";
import { proposalLines, propose, writeContract } from "./contract.js";
import { fileSource, pipeSource, type Remarks, type Source, text } from "./input.js";
import { Progress } from "./progress.js";
import { readFiles, unusedLines } from "./read.js";
import { incompleteLine, noticeLines, problemLine } from "./report.js";
import { Table } from "./table.js";
import { printable } from "./terminal.js";
import { type Format, NoCommand, type Order, order, USAGE, WrongUsage } from "./usage.js";

export interface Console {
  stdin: Readable;
  /** A terminal says how many columns of letters it has. */
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
}

/** Runs the command with these words; the exit code. */
export async function run(words: string[], version: string, { stdin, stdout, stderr }: Console): Promise<number> {
  try {
    const asked = order(words, version);
    if (typeof asked === "string") {
      stdout.write(asked);
      return 0;
    }
    const engine = await load(asked.command === "contract" ? {} : { annex: false });
    if (asked.command === "contract") return await fromText(engine, asked, { stdin, stdout, stderr });
    const contract = await contractOf(engine, asked.contract, asked.start);
    const unsound = engine.validate(contract);
    if (unsound.some(({ severity }) => severity === "error")) {
      for (const problem of unsound) stderr.write(printable(problemLine(problem, { names: [], breaks: [] })));
      return 1;
    }
    const sources = asked.files.length > 0 ? await Promise.all(asked.files.map(fileSource)) : [pipeSource(stdin)];
    const format = asked.format ?? (asked.out === null && stdout.isTTY ? "table" : "csv");
    const layout = asked.layout === null ? [] : await layoutsOf(asked.layout);
    if (asked.command === "read") {
      const out = (stream: Writable): Promise<boolean> => readFiles(engine, contract, sources, { layout, format: asked.format, terminal: stream === stdout && stdout.isTTY === true }, stream, stderr);
      const clear = asked.out === null ? await writing(stdout, "the reading", () => out(stdout)) : await intoFile(asked.out, out);
      return clear ? 0 : 1;
    }
    const settled = (wanted: Omit<Wanted, "format" | "layout">): Promise<Settled> => settle(engine, contract, sources, { format, layout, ...wanted }, stderr);
    const settledAll = asked.out === null
      ? await writing(stdout, "the results", () => settled({ out: stdout, terminal: stdout.isTTY === true, room: stdout.columns ?? null }))
      : await intoFile(asked.out, (out) => settled({ out, terminal: false, room: null }));
    return settledAll.incomplete > 0 || settledAll.problems.some(({ severity }) => severity === "error") ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof WrongUsage)) throw cause;
    stderr.write(printable(`yuekao: ${cause.message}\n${cause instanceof NoCommand ? `\n${USAGE}` : ""}`));
    return 2;
  }
}

/** A contract's own text becomes a contract file; the exit code. */
async function fromText(engine: Engine, { files, format, out, force }: Order, { stdin, stdout, stderr }: Console): Promise<number> {
  if (format !== null && format !== "json") throw new WrongUsage(`contract has no format “${format}”`);
  // What a person has changed in a contract comes from no text again. A pipe or a device has nothing to lose.
  if (out !== null && !force && (await stat(out).catch(() => null))?.isFile()) throw new WrongUsage(`${out} is there already; nothing was written. Name another file, or add --force to replace it`);
  const proposal = await propose(engine, files[0] ?? null, stdin, stderr);
  if (out !== null) await intoFile(out, (written) => writeContract(written, proposal.contract));
  await writing(stdout, "the proposal", async () => {
    const said = format === "json" ? `${JSON.stringify(proposal, null, 2)}\n` : proposalLines(proposal);
    if (!stdout.write(stdout.isTTY ? printable(said) : said)) await once(stdout, "drain");
  });
  if (proposal.recognised.length > 0) return 0;
  stderr.write("Nothing in the text is a term of a contract that can be computed.\n");
  return 1;
}

interface Wanted {
  format: Format;
  /** What was said about tables. */
  layout: Layout[];
  out: Writable;
  terminal: boolean;
  /** The places of a line, where that is a terminal. */
  room: number | null;
}

/** What stands in the way of calling it done. */
type Settled = Pick<ResultStream<unknown>, "problems" | "incomplete">;

async function settle(engine: Engine, contract: Contract, sources: Source[], { format, layout, out, terminal, room }: Wanted, stderr: Console["stderr"]): Promise<Settled> {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  const stream: ResultStream<Columns | string> = engine.assessStream(contract, { format: format === "table" ? "columns" : format, layout });
  const shown = new Progress(stderr);
  const remarks: Remarks = [];
  let before = 0;
  for (const source of sources) {
    stream.begin(source.name);
    for await (const piece of text(source, remarks, engine)) {
      stream.push(piece.text);
      shown.reading(before + piece.read, bytes);
    }
    before += source.bytes;
  }
  const table = new Table(room);
  for (const part of stream.finish()) {
    const written = typeof part === "string" ? part : table.lines(part);
    const lines = terminal ? printable(written) : written;
    // Where both go to one terminal, results must not be written behind the progress.
    if (lines && terminal) shown.end();
    if (lines && !out.write(lines)) await once(out, "drain");
    shown.settling(stream.progress);
  }
  if (format === "json") out.write("\n");
  shown.end();
  if (table.left > 0) remarks.push(`${table.left} more column${table.left === 1 ? "" : "s"}: see --format csv or json.\n`);
  remarks.forEach((remark) => stderr.write(printable(remark)));
  const parts = { names: sources.map(({ name }) => name), breaks: stream.breaks };
  for (const problem of stream.problems) stderr.write(printable(problemLine(problem, parts)));
  stderr.write(printable(unusedLines(stream.tables)));
  stderr.write(printable(noticeLines(stream.notices)));
  if (stream.incomplete > 0) stderr.write(incompleteLine(stream.incomplete));
  return stream;
}

/** What a person said about tables: one layout, or a list of them. */
async function layoutsOf(name: string): Promise<Layout[]> {
  try {
    const said = JSON.parse((await readFile(name, "utf8")).replace(/^\ufeff/, "")) as Layout | Layout[];
    return Array.isArray(said) ? said : [said];
  } catch (cause) {
    throw new WrongUsage(`${name} holds no layout: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

async function contractOf(engine: Engine, name: string, start: string | null): Promise<Contract> {
  const known = engine.templates().find(({ id }) => id === name);
  const contract: unknown = known ? engine.template(known.id) : await contractFile(name);
  // What is no object gets no start: it is to be reported as what it is.
  const takesStart = typeof contract === "object" && contract !== null && !Array.isArray(contract);
  return (start !== null && takesStart ? { ...contract, start } : contract) as Contract;
}

async function contractFile(name: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(name, "utf8")).replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new WrongUsage(`there is no contract “${name}”, and no file of that name that holds one: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** What stood in the file before stays until all of the new is there; a pipe or a device is written into. */
async function intoFile<T>(name: string, write: (out: Writable) => Promise<T>): Promise<T> {
  const path = await realpath(name).catch(() => name);
  const there = await stat(path).catch(() => null);
  const unfinished = there && !there.isFile() ? path : `${path}.part`;
  const file = createWriteStream(unfinished);
  try {
    await once(file, "open");
  } catch (cause) {
    throw new WrongUsage(`${name} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  try {
    const result = await writing(file, name, () => write(file));
    await writing(file, name, () => done((all) => file.end(all)));
    if (unfinished !== path) await rename(unfinished, path);
    return result;
  } catch (cause) {
    file.destroy();
    if (unfinished !== path) await rm(unfinished, { force: true });
    throw cause;
  }
}

/** What goes wrong on the way out, a full disk above all, is told as what goes wrong on the way in. */
async function writing<T>(out: Writable, name: string, write: () => Promise<T>): Promise<T> {
  const failed = new Promise<never>((_, reject) => {
    out.on("error", (cause) => reject(new WrongUsage(`${name} cannot be written: ${cause.message}`)));
  });
  failed.catch(() => null);
  const written = write().then(async (result) => {
    // An error of the last piece comes after it.
    if (!out.writableEnded) await done((all) => out.write("", all));
    return result;
  });
  return Promise.race([written, failed]);
}

/** When the stream has taken all; of an error its event tells. */
function done(write: (all: (cause?: Error | null) => void) => void): Promise<void> {
  return new Promise((taken) => {
    write((cause) => {
      if (!cause) taken();
    });
  });
}
