/**
 * Unpacks a zip file under limits that hold before memory is taken: what its directory says of itself is not believed, since a
 * small file can unpack to gigabytes.
 */

import { Inflate, zipSync } from "fflate";

export class ArchiveTooLarge extends Error {}

export interface ArchiveLimits {
  entries: number;
  /** Bytes of all entries together. */
  unpacked: number;
}

interface Entry {
  name: string;
  method: number;
  /** Bytes in the file. */
  packed: number;
  /** Bytes when unpacked, as the file says. */
  announced: number;
  /** Where its header stands. */
  at: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const HEADER = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const HEADER_SIZE = 30;
/** The end record may be followed by a comment of this length. */
const MOST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Bytes inflated between two looks at the limit: they become at most a thousand times as many. */
const STEP = 65_536;

/** The contents of the entries that are wanted, by name. Throws where the file is no sound zip file or is over a limit. */
export function unpack(bytes: Uint8Array, limits: ArchiveLimits, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const entries = directory(bytes, limits.entries).filter(({ name }) => wanted(name));
  if (entries.reduce((sum, { announced }) => sum + announced, 0) > limits.unpacked) throw new ArchiveTooLarge();
  let rest = limits.unpacked;
  for (const entry of entries) {
    const content = inflate(bytes, entry, rest);
    rest -= content.length;
    files[entry.name] = content;
  }
  return files;
}

/** Those entries as an archive in which nothing is packed: whoever reads it takes no more memory than was allowed. */
export function repacked(files: Record<string, Uint8Array>): Uint8Array {
  return zipSync(files, { level: 0 });
}

/** All entries there are, however many the end record counts. */
function directory(bytes: Uint8Array, most: number): Entry[] {
  const view = viewOf(bytes);
  const entries: Entry[] = [];
  let at = view.getUint32(endRecord(view) + 16, true);
  while (at + ENTRY_SIZE <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    if (entries.length === most) throw new ArchiveTooLarge();
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new Error("an encrypted entry");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength));
    entries.push({ name, method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), announced: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true) });
    at += ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function inflate(bytes: Uint8Array, { name, method, packed, at }: Entry, most: number): Uint8Array {
  const view = viewOf(bytes);
  if (at + HEADER_SIZE > view.byteLength || view.getUint32(at, true) !== HEADER) throw new Error(`no header of ${name}`);
  const start = at + HEADER_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (method === STORED) {
    if (content.length > most) throw new ArchiveTooLarge();
    return content;
  }
  if (method !== DEFLATED) throw new Error(`${name} is packed by method ${String(method)}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflating = new Inflate((chunk) => {
    length += chunk.length;
    if (length > most) throw new ArchiveTooLarge();
    chunks.push(chunk);
  });
  for (let from = 0; from < content.length; from += STEP) inflating.push(content.subarray(from, from + STEP), from + STEP >= content.length);
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Error("no zip file");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
