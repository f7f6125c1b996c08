/** `yuekao contract`: a contract's own text becomes a contract file, with what is asked about it. */
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Contract, Engine, Proposal, Question, Text } from "../index.js";
import { fileSource, pipeSource, type Remarks, type Source, text } from "./input.js";
import { printable } from "./terminal.js";
import { WrongUsage } from "./usage.js";

/** What a contract often is, and what a command without a page cannot read. */
const DOCUMENT = /\.(?:docx?|wps|pdf|rtf|odt)$/i;

/** The proposal for a text in a file, or on standard input. */
export async function propose(engine: Engine, file: string | null, stdin: Readable, stderr: Writable): Promise<Proposal> {
  if (file !== null && DOCUMENT.test(file)) throw new WrongUsage(`${file} is a document and no text: save it as plain text (.txt), a table as a line a row with tabs between its cells. The page reads .docx as it is`);
  const source = file === null ? pipeSource(stdin) : await fileSource(file);
  const remarks: Remarks = [];
  const proposal = engine.readContract(await whole(source, remarks, engine));
  remarks.forEach((remark) => stderr.write(printable(remark)));
  return proposal;
}

async function whole(source: Source, remarks: Remarks, engine: Engine): Promise<string> {
  const utf8 = new TextDecoder();
  let found = "";
  for await (const piece of text(source, remarks, engine)) {
    found += typeof piece.text === "string" ? piece.text : utf8.decode(piece.text, { stream: true });
  }
  return found + utf8.decode();
}

/** Writes the contract file. */
export async function writeContract(out: Writable, contract: Contract): Promise<void> {
  if (!out.write(`${JSON.stringify(contract, null, 2)}\n`)) await once(out, "drain");
}

/** What was recognised, what is asked, and what was left out, as lines to read. */
export function proposalLines({ recognised, questions, choices, unread }: Proposal): string {
  const lines = [`Recognised (${recognised.length}): the line, the words, where they stand in the contract`];
  for (const { line, text: words, pointer } of recognised) lines.push(`  ${line}  ${words}  ${pointer}`);
  const asked = [...questions, ...choices];
  lines.push("", `Asked (${asked.length}): the contract has the first answer`);
  for (const question of asked) lines.push(...questionLines(question));
  lines.push("", `Not in the contract (${unread.length}): the line, why, the words`);
  for (const { line, text: words, reason } of unread) lines.push(`  ${line}  ${reason}  ${words}`);
  return `${lines.join("\n")}\n`;
}

function questionLines({ id, line, text: words, question, choices, also }: Question): string[] {
  const passages = [{ line, text: words }, ...also].map((passage) => `  ${passage.line}  ${passage.text}`);
  return [...passages, `      ${id}: ${inEnglish(question)}`, ...choices.map((choice) => `        ${choice.id}: ${inEnglish(choice.label)}`)];
}

function inEnglish(text: Text): string {
  return typeof text === "string" ? text : (text.en ?? text["zh-CN"]);
}
