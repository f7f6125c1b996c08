/** Files and standard input as pieces of text, each read once from its first byte to its last. */
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type Engine, NotText } from "../index.js";
import { WrongUsage } from "./usage.js";

const PIECE = 1 << 18;
/** Many systems save a web page under the name of a workbook; the mark of UTF-8 may stand before it. */
const MARKUP = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|meta|table|body|style|\?xml|!--)/i;

export interface Source {
  name: string;
  /** Its length in bytes; 0 where it is not known beforehand. */
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

/** What reads the bytes of text files. */
type Decoder = Pick<Engine, "textReader">;

/** Text, or its UTF-8, and how many bytes of the source have been read for it. */
export interface Piece {
  text: string | Uint8Array;
  read: number;
}

/** What became of a source beside its text: sentences for standard error. */
export type Remarks = string[];

export async function fileSource(name: string): Promise<Source> {
  const found = await stat(name).catch((cause: unknown) => unreadable(name, cause));
  if (found.isDirectory()) throw new WrongUsage(`${name} is a folder, not a file`);
  // A pipe with a name, such as the shell makes of <(…), is as long as it turns out to be.
  return { name, bytes: found.isFile() ? found.size : 0, read: () => createReadStream(name, { highWaterMark: PIECE }) };
}

/** What comes in on a pipe: nothing of it is kept. */
export function pipeSource(input: Readable): Source {
  return { name: "standard input", bytes: 0, read: () => input as AsyncIterable<Uint8Array> };
}

/** The text of a source, piece by piece. */
export async function* text(source: Source, remarks: Remarks, engine: Decoder): AsyncGenerator<Piece> {
  try {
    yield* pieces(source, remarks, engine);
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause) unreadable(source.name, cause);
    throw cause;
  }
}

function unreadable(name: string, cause: unknown): never {
  throw new WrongUsage(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
}

async function* pieces(source: Source, remarks: Remarks, engine: Decoder): AsyncGenerator<Piece> {
  if (await isWorkbook(source)) {
    yield { text: await workbookText(source, remarks), read: source.bytes };
    return;
  }
  const reader = engine.textReader();
  let read = 0;
  try {
    for await (const bytes of source.read()) {
      if (read === 0 && MARKUP.test(new TextDecoder("latin1").decode(bytes.subarray(0, 2000)))) {
        throw new WrongUsage(`${source.name} is a web page, whatever it is called. Open it in your spreadsheet and save it as .xlsx or CSV.`);
      }
      read += bytes.length;
      yield { text: reader.read(bytes), read };
    }
    yield { text: reader.end(), read };
  } catch (cause) {
    if (cause instanceof NotText) throw new WrongUsage(`${source.name} is no text. Save the table as .xlsx and hand it in as a file, or as CSV in UTF-8 or GBK.`);
    throw cause;
  }
  if (reader.mixed) remarks.push(`${source.name}: some lines are in UTF-8 and others in GBK; each was read as it is written.\n`);
}

/** How .xlsx and .xls begin; what is called .xlsx and does not is told by its reader. */
async function isWorkbook({ name, bytes }: Source): Promise<boolean> {
  if (bytes === 0) return false;
  const file = await open(name);
  try {
    const { buffer } = await file.read(new Uint8Array(4), 0, 4, 0);
    return [0x504b0304, 0xd0cf11e0].includes(new DataView(buffer.buffer).getUint32(0)) || /\.xlsx$/i.test(name);
  } finally {
    await file.close();
  }
}

async function workbookText({ name }: Source, remarks: Remarks): Promise<string> {
  const { readWorkbook, WorkbookTooLarge } = await import("./workbook.js");
  try {
    const { text: found, formulas, unsaved } = readWorkbook(new Uint8Array(await readFile(name)));
    if (formulas > 0) remarks.push(`${name}: formulas (${formulas}) count with the results saved last.\n`);
    if (unsaved > 0) remarks.push(`${name}: formulas without a saved result (${unsaved}) are missing; open and save the workbook once.\n`);
    return found;
  } catch (cause) {
    if (cause instanceof WorkbookTooLarge) throw new WrongUsage(`${name} is too large: a workbook may have some 200 MB unpacked and 3 million cells. Split it, or save it as CSV.`);
    throw new WrongUsage(`${name} cannot be read: it should be an Excel workbook (.xlsx, .xls) without a password. Or save it as CSV.`);
  }
}
