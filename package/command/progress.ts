/** How far the command is, in one line of a terminal that is written over. */
import type { Writable } from "node:stream";

/** Between two writings, in milliseconds: a terminal shows no more. */
const PAUSE = 100;
const MEGABYTE = 1_000_000;

export class Progress {
  readonly #out: (Writable & { isTTY?: boolean }) | null;
  #written = "";
  #next = 0;

  /** Says nothing where nobody watches: in a script, in a file. */
  constructor(out: Writable & { isTTY?: boolean }) {
    this.#out = out.isTTY ? out : null;
  }

  /** Bytes read so far, of so many; of a pipe nobody knows how many there are, and 0 says so. */
  reading(read: number, of: number): void {
    this.#write(of > 0 ? `reading ${percent(read / of)}` : `reading ${(read / MEGABYTE).toFixed(1)} MB`);
  }

  settling(share: number): void {
    this.#write(`settling ${percent(share)}`, share === 1);
  }

  /** Leaves the line as it was found. */
  end(): void {
    if (this.#written) this.#out?.write(`\r${" ".repeat(this.#written.length)}\r`);
    this.#written = "";
  }

  #write(line: string, last = false): void {
    const now = performance.now();
    if (!this.#out || (now < this.#next && !last)) return;
    this.#next = now + PAUSE;
    this.#out.write(`\r${line.padEnd(this.#written.length)}`);
    this.#written = line;
  }
}

const percent = (share: number): string => `${Math.floor(Math.min(1, share) * 100)} %`;
