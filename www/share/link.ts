// The whole state in the fragment of a link: `#yuekao=1.<check>.<data>`. The data is JSON, deflated, as base64url; the
// check is its CRC-32. A fragment is never sent to a server. Links stay: what an older version made, every later one opens.

import { isNewer, readInputs } from "../storage/read-state.ts";
import { without } from "../domain/layout-settings.ts";
import { NO_OFFER } from "../domain/offer.ts";
import { stored, type Inputs } from "../domain/state.ts";

export interface Shared {
  inputs: Inputs;
  /** Which of the vendor-months is shown. */
  record: number;
  /** The language and the tab it was looked at in; one that is not known here is not followed. */
  locale: string;
  tab: string;
}

export type Opened = { shared: Shared } | { refusal: "link-newer" | "link-damaged" };

/** Of the link, not of the inputs in it, which have a version of their own. */
const VERSION = 1;
const BEGINNING = "#yuekao=";
/** Browsers cut addresses off beyond this, the most generous at twice as much. */
export const MOST_CHARACTERS = 1_000_000;
/** What a link may unfold to: no link that was made here is a thousandth as dense. */
const MOST_BYTES = 64_000_000;

export function isLink(fragment: string): boolean {
  return fragment.startsWith(BEGINNING);
}

/** The fragment, or null where it would be longer than browsers take. What one's own work costs is for nobody else. */
export function fragmentOf({ inputs, ...shown }: Shared): Promise<string | null> {
  const { offer, ...others } = inputs;
  // In another archive it has another name.
  const named = without(offer ? { ...others, offer: { ...offer, margin: NO_OFFER.margin } } : inputs, "sheet");
  // Who opens it may stand on the other side.
  const left = without(named, "side");
  return fragmentAround(JSON.stringify({ state: stored(left), ...shown }));
}

/** The fragment that holds this text; `beginning`: what kind of link it is. */
export async function fragmentAround(text: string, beginning = BEGINNING): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  const data = base64url(await through(bytes, new CompressionStream("deflate-raw"), MOST_BYTES));
  const fragment = `${beginning}${VERSION}.${check(bytes)}.${data}`;
  return fragment.length > MOST_CHARACTERS ? null : fragment;
}

/** What a fragment of that kind holds: what its text says as JSON. */
export async function contentOf(fragment: string, beginning = BEGINNING): Promise<{ content: unknown } | { refusal: "link-newer" | "link-damaged" }> {
  const [version = "", sum, data = "", ...more] = fragment.slice(beginning.length).split(".");
  if (!/^[1-9]\d{0,3}$/.test(version)) return { refusal: "link-damaged" };
  // What later versions look like is theirs.
  if (Number(version) > VERSION) return { refusal: "link-newer" };
  try {
    const bytes = await through(bytesOf(data), new DecompressionStream("deflate-raw"), MOST_BYTES);
    if (more.length > 0 || check(bytes) !== sum) return { refusal: "link-damaged" };
    return { content: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { refusal: "link-damaged" };
  }
}

export async function openedFrom(fragment: string): Promise<Opened> {
  const found = await contentOf(fragment);
  if ("refusal" in found) return found;
  try {
    const { state, record, locale, tab } = found.content as Record<string, unknown>;
    const read = readInputs(state);
    if (!read || read.left > 0) return { refusal: isNewer(state) ? "link-newer" : "link-damaged" };
    return {
      shared: {
        inputs: read.part,
        record: Number.isSafeInteger(record) ? Number(record) : 0,
        locale: typeof locale === "string" ? locale : "",
        tab: typeof tab === "string" ? tab : "",
      },
    };
  } catch {
    return { refusal: "link-damaged" };
  }
}

async function through(bytes: BlobPart, change: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("more than any link holds");
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** By byte, so that a long text is not gone through bit by bit. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

/** CRC-32 as eight hexadecimal digits: it finds every damage a mail program does. Who forges a link can forge it, too. */
function check(bytes: Uint8Array): string {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (REMAINDERS[(sum ^ byte) & 0xff] ?? 0);
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

function base64url(bytes: Uint8Array): string {
  const parts = [];
  for (let from = 0; from < bytes.length; from += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(parts.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(data.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
