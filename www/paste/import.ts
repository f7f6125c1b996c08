// Files as one text: each is a block of its own with a blank line between, and it stays known which rows are whose.

import { joinedText } from "../workers/chunks.ts";
import { Superseded } from "../workers/errors.ts";
import type { TellRead } from "../workers/long-read.ts";
import { RemoteWork } from "../workers/remote-work.ts";
import { fileText, isMarkup, isWorkbook, type FileText, type Note, type Refusal } from "./file.ts";
import type { ImportWork } from "./import-work.ts";

/** A file of a paste, and the row of the text it begins at, from 1. */
export interface Source {
  name: string;
  row: number;
}

export interface Imported {
  text: string;
  sources: readonly Source[];
  notes: readonly Note[];
  refused: readonly { file: string; refusal: Refusal }[];
}

/** Larger files are read in a worker, as all workbooks are. */
const LARGE = 500_000;

/** `tell`: is told how far it is; given up, it fails as superseded. */
export async function importFiles(files: readonly File[], tell: TellRead = () => undefined): Promise<Imported> {
  const blocks: string[] = [];
  const sources: Source[] = [];
  const notes: Note[] = [];
  const refused: { file: string; refusal: Refusal }[] = [];
  let row = 1;
  for (const file of files) {
    const read = await readFile(file, files.length > 1, tell).finally(() => { tell(null); });
    if ("refusal" in read) {
      refused.push({ file: file.name, refusal: read.refusal });
      continue;
    }
    blocks.push(read.text);
    notes.push(...read.notes);
    sources.push({ name: file.name, row });
    // The blank line between two blocks is a row, too.
    row += read.rows + 1;
  }
  return { text: blocks.join("\n\n"), sources, notes, refused };
}

async function readFile(file: File, counted: boolean, tell: TellRead): Promise<FileText> {
  try {
    return (await isWorkbook(file)) || (file.size > LARGE && !(await isMarkup(file))) ? await aside(file, counted, tell) : await fileText(file, file.name, counted);
  } catch (cause) {
    if (cause instanceof Superseded) throw cause;
    console.error(cause);
    return { refusal: "import-file" };
  }
}

async function aside(file: File, counted: boolean, tell: TellRead): Promise<FileText> {
  const work = new RemoteWork<ImportWork>(
    () => new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" }),
    async () => new (await import("./import-work.ts")).ImportWork(),
  );
  const report = (read: number): void => { tell({ what: "file", name: file.name, read, bytes: file.size, cancel: () => { work.end(); } }); };
  report(0);
  try {
    const read = await work.ask<FileText>((files) => files.read(file, counted, work.callback(report)));
    return "refusal" in read ? read : { ...read, text: await joinedText(() => work.ask((files) => files.piece())) };
  } finally {
    work.end();
  }
}
