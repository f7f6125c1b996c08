/**
 * What a file's bytes are written in, as they come. Chinese Excel saves CSV in GBK and says so nowhere: a byte order mark
 * decides; without one each line is looked at by itself, because files are glued together from others. A line that is not
 * UTF-8 is gb18030, which contains GBK and GB2312. Bytes of GBK can by chance be UTF-8, but hardly ever two Chinese
 * characters in a row: a line that shows none is read like the line before it that left no doubt, or else the next one.
 */

/** The bytes are no text. */
export class NotText extends Error {}

type Encoding = "utf-8" | "gb18030";
/** What a line tells: its encoding, or nothing, where every encoding reads it alike or it may be either. */
type Told = Encoding | "ascii" | "doubt";

/** Bytes that are looked at before anything is read. */
const FIRST = 8192;
/** Lines in doubt are held back up to so many bytes; a table of names with accents would be held to its end. */
const MOST_HELD = 1 << 20;

const LINE_FEED = 0x0a;
/** As in isChinese, in text. */
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2}/;

/** Reads bytes that come in pieces, cut anywhere. Throws NotText where they are none. */
export class TextReader {
  /** Pieces before the first line is looked at; then the line that has begun. */
  #begun: Uint8Array[] = [];
  #length = 0;
  #started = false;
  #wide: TextDecoder | null = null;
  /** The encoding of the last line that left no doubt. */
  #known: Encoding | null = null;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  readonly #seen = new Set<Encoding>();

  /** Whether some lines are in UTF-8 and others in GBK. */
  get mixed(): boolean {
    return this.#seen.size > 1;
  }

  /** What can be read so far: text, or its UTF-8 as it came. */
  read(bytes: Uint8Array): (string | Uint8Array)[] {
    if (this.#started) return this.#take(bytes);
    this.#keep(bytes);
    return this.#length < FIRST ? [] : this.#start();
  }

  /** What is left when nothing more comes. */
  end(): (string | Uint8Array)[] {
    const parts = this.#started ? [] : this.#start();
    if (this.#wide) return [...parts, this.#wide.decode()];
    parts.push(...this.#lines(this.#joined()));
    this.#known ??= "utf-8";
    return [...parts, ...this.#released()];
  }

  #start(): (string | Uint8Array)[] {
    this.#started = true;
    const bytes = this.#joined();
    const marked = byteOrderMark(bytes);
    if (marked === "utf-16le" || marked === "utf-16be") this.#wide = new TextDecoder(marked);
    else if (marked === null && bytes.subarray(0, FIRST).includes(0)) throw new NotText();
    else if (marked) this.#known = marked;
    return this.#take(marked === "utf-8" ? bytes.subarray(3) : bytes);
  }

  #take(bytes: Uint8Array): (string | Uint8Array)[] {
    if (this.#wide) return [this.#wide.decode(bytes, { stream: true })];
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      this.#keep(bytes);
      return [];
    }
    this.#keep(bytes.subarray(0, end));
    const parts = this.#lines(this.#joined());
    this.#keep(bytes.slice(end));
    return parts;
  }

  #keep(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#begun.push(bytes);
    this.#length += bytes.length;
  }

  #joined(): Uint8Array {
    const all = joined(this.#begun, this.#length);
    this.#begun = [];
    this.#length = 0;
    return all;
  }

  /** Lines that follow one another in one encoding are read as one. */
  #lines(bytes: Uint8Array): (string | Uint8Array)[] {
    if (this.#known !== "gb18030" && this.#isUtf8(bytes)) return [...this.#released(), ...read(bytes, "utf-8")];
    const parts: (string | Uint8Array)[] = [];
    let from = 0;
    let doubt = this.#heldBytes > 0;
    for (let at = 0; at < bytes.length; ) {
      const found = bytes.indexOf(LINE_FEED, at);
      const end = found < 0 ? bytes.length : found + 1;
      const told = look(bytes, at, end);
      if (told === "doubt") doubt = true;
      else if (told !== "ascii") {
        this.#seen.add(told);
        if (this.#known === null) {
          this.#known = told;
          parts.push(...this.#released());
        } else if (this.#known !== told) {
          parts.push(...read(bytes.subarray(from, at), this.#known));
          from = at;
          this.#known = told;
        }
      }
      at = end;
    }
    const rest = bytes.subarray(from);
    if (this.#known) return [...parts, ...read(rest, this.#known)];
    if (!doubt) return read(rest, "utf-8");
    this.#held.push(rest);
    this.#heldBytes += rest.length;
    if (this.#heldBytes <= MOST_HELD) return [];
    this.#known = "utf-8";
    return this.#released();
  }

  /** Most files are UTF-8 throughout, and the browser sees that faster than line by line. */
  #isUtf8(bytes: Uint8Array): boolean {
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (CHINESE.test(text)) {
        this.#seen.add("utf-8");
        this.#known = "utf-8";
      }
      return this.#known === "utf-8";
    } catch {
      return false;
    }
  }

  #released(): (string | Uint8Array)[] {
    const held = joined(this.#held, this.#heldBytes);
    this.#held = [];
    this.#heldBytes = 0;
    return read(held, this.#known ?? "utf-8");
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function read(lines: Uint8Array, encoding: Encoding): (string | Uint8Array)[] {
  if (lines.length === 0) return [];
  if (encoding === "utf-8") return [lines];
  try {
    return [new TextDecoder(encoding, { fatal: true }).decode(lines)];
  } catch {
    throw new NotText();
  }
}

/** Looks at the bytes of a line: which encoding can they be in? */
function look(bytes: Uint8Array, from: number, end: number): Told {
  let told: Told = "ascii";
  let chinese = 0;
  for (let at = from; at < end; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      chinese = 0;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const letter = at + length <= end ? letterOf(bytes, at, length) : -1;
    if (letter < 0) return "gb18030";
    chinese = isChinese(letter) ? chinese + 1 : 0;
    if (chinese === 2) told = "utf-8";
    else if (told === "ascii") told = "doubt";
    at += length;
  }
  return told;
}

/** The smallest letter that is written in so many bytes. */
const LEAST = [0, 0, 0x80, 0x800, 0x1_0000] as const;

/** The letter written in so many bytes of UTF-8; below zero where they are none. */
function letterOf(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  let letter = lead & (0x7f >> length);
  for (let place = 1; place < length; place++) {
    const byte = bytes[at + place] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return -1;
    letter = (letter << 6) | (byte & 0x3f);
  }
  const half = letter >= 0xd800 && letter <= 0xdfff;
  return letter < (LEAST[length] ?? 0) || letter > 0x10_ffff || half ? -1 : letter;
}

function isChinese(letter: number): boolean {
  return (letter >= 0x4e00 && letter <= 0x9fff) || (letter >= 0x3000 && letter <= 0x303f) || (letter >= 0xff00 && letter <= 0xffef);
}

/** What a mark at the beginning says; null without one. */
function byteOrderMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}
