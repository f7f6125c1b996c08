/** Files and standard input as pieces of text. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { encodingOf, NotText } from "../encoding.js";
import { WrongUsage } from "./usage.js";

const PIECE = 1 << 18;

export interface Source {
  name: string;
  /** Its length in bytes, where it is known beforehand. */
  bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

export async function fileSource(name: string): Promise<Source> {
  const found = await stat(name).catch((cause: unknown) => {
    throw new WrongUsage(`${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  if (!found.isFile()) throw new WrongUsage(`${name} is not a file`);
  return { name, bytes: found.size, read: () => createReadStream(name, { highWaterMark: PIECE }) };
}

/** What comes in on a pipe can be read once only: it is kept, because its encoding shows at its end. */
export async function pipeSource(input: Readable): Promise<Source> {
  const pieces: Uint8Array[] = [];
  for await (const piece of input) pieces.push(piece as Uint8Array);
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { name: "standard input", bytes, read: () => Readable.from(pieces) };
}

/** The text of a source, piece by piece. */
export async function* text(source: Source): AsyncGenerator<string> {
  const encoding = await encodingOf(() => source.read()).catch((cause: unknown) => {
    if (!(cause instanceof NotText)) throw cause;
    const workbook = /\.xlsx?$/i.test(source.name);
    throw new WrongUsage(
      `${source.name} is no text. ${workbook ? "Workbooks are not read here: save the sheet as CSV." : "Save the table as CSV in UTF-8 or GBK."}`,
    );
  });
  const decoder = new TextDecoder(encoding, { fatal: false });
  for await (const piece of source.read()) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
