// A dropped or chosen file as text, or the reason why not. What it is shows in its first bytes: many an .xls is a web
// page or a table of text under another name.

import { load, NotText } from "yuekao";

import { decode } from "./decode.ts";
import { layoutOf } from "./grid.ts";
import { mayBeJson } from "./json.ts";

/** Something to say about a file that was read. */
export interface Note {
  message: string;
  values: Record<string, string>;
}

export type Refusal = "import-large" | "import-binary" | "import-empty" | "import-workbook" | "import-file";
/** `rows`: how many the text has, where they were to be counted. */
export type FileText = { text: string; rows: number; notes: readonly Note[] } | { refusal: Refusal };
type Read = { text: string; notes: readonly Note[] } | { refusal: Refusal };

/** Larger files are refused before they are read. */
export const MOST_BYTES = 300_000_000;

/** Bytes read at a time. */
const PIECE = 4_000_000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What Excel wrote before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** What it wrote as XML in 2003. */
const SPREADSHEET_XML = /^[^]{0,500}urn:schemas-microsoft-com:office:spreadsheet/;
const MARKUP = /^\s*<(?:!doctype|html|head|meta|table|body|style|!--)/i;

/** `counted`: another file follows, and it has to be known at which row. `progress` is told how many bytes have been read. */
export async function fileText(file: Blob, name: string, counted: boolean, progress: (read: number) => void = () => undefined): Promise<FileText> {
  const read = await textOf(file, name, progress);
  if ("text" in read && read.text.trim() === "") return { refusal: "import-empty" };
  return "refusal" in read ? read : { ...read, rows: counted ? layoutOf(read.text).starts.length : 0 };
}

async function textOf(file: Blob, name: string, progress: (read: number) => void): Promise<Read> {
  if (file.size > MOST_BYTES) return { refusal: "import-large" };
  const bytes = await bytesOf(file, progress);
  if (isArchive(bytes) || begins(bytes, COMPOUND)) return workbook(bytes, name);
  // Damaged, or something else under that name.
  if (/\.xlsx$/i.test(name)) return { refusal: "import-workbook" };
  try {
    const engine = await load({ annex: false });
    const { text, mixed } = decode(bytes, engine);
    const notes = mixed ? [{ message: "import-mixed", values: { file: name } }] : [];
    if (/^\s*<\?xml/i.test(text.slice(0, 200))) return SPREADSHEET_XML.test(text) ? await workbook(bytes, name) : { refusal: "import-workbook" };
    if (!MARKUP.test(text.slice(0, 2000))) return plain(mayBeJson(text) ? (engine.tableOfJson(text) ?? text) : text, notes);
    const { tablesOf } = await import("./html-table.ts");
    return plain(tablesOf(text), [...notes, { message: "import-html", values: { file: name } }]);
  } catch (cause) {
    if (cause instanceof NotText) return { refusal: "import-binary" };
    throw cause;
  }
}

/** All of a file, piece by piece. */
async function bytesOf(file: Blob, progress: (read: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  let read = 0;
  for (let reported = 0; read < bytes.length; ) {
    const piece = new Uint8Array(await file.slice(read, read + PIECE).arrayBuffer());
    if (piece.length === 0) break;
    bytes.set(piece, read);
    read += piece.length;
    if (read - reported >= PIECE) progress((reported = read));
  }
  return bytes;
}

/** Whether a file is a workbook: it is read beside the page, however small it is, since it may unpack to very much. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return isArchive(start) || begins(start, COMPOUND);
}

/** Whether a file is a web page, which only the page itself can read: a worker has no parser for one. */
export async function isMarkup(file: Blob): Promise<boolean> {
  const start = new TextDecoder("latin1").decode(await file.slice(0, 2000).arrayBuffer());
  return MARKUP.test(start.replace(/^(?:\u00ef\u00bb\u00bf)/, ""));
}

function plain(text: string, notes: readonly Note[]): Read {
  let end = text.length;
  while (text[end - 1] === "\n" || text[end - 1] === "\r") end -= 1;
  return { text: text.slice(0, end), notes };
}

/** Whether it begins as what Office has written since 2007 does. */
export function isArchive(bytes: Uint8Array): boolean {
  return begins(bytes, ZIP);
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

async function workbook(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Read> {
  const { readWorkbook, WorkbookTooLarge } = await import("../../package/workbook/read.ts");
  try {
    const { text, formulas, unsaved } = readWorkbook(bytes);
    const notes: Note[] = [];
    if (formulas > 0) notes.push({ message: "import-formulas", values: { file: name, count: String(formulas) } });
    if (unsaved > 0) notes.push({ message: "import-formulas-unsaved", values: { file: name, count: String(unsaved) } });
    return plain(text, notes);
  } catch (cause) {
    return { refusal: cause instanceof WorkbookTooLarge ? "import-large" : "import-workbook" };
  }
}
