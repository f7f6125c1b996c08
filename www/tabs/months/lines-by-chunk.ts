/** The lines of a long table, asked for in chunks when they are looked at, each chunk once. */
export class LinesByChunk<Line> {
  readonly #size: number;
  readonly #ask: (from: number, to: number) => Promise<readonly Line[]>;
  readonly #arrived: (chunk: number) => void;
  readonly #known = new Map<number, Line>();
  /** The chunks that were asked for, until they have come and after. */
  readonly #asked = new Map<number, Promise<void>>();

  /** `arrived` is told which chunk of so many lines has come. */
  constructor(size: number, ask: (from: number, to: number) => Promise<readonly Line[]>, arrived: (chunk: number) => void) {
    this.#size = size;
    this.#ask = ask;
    this.#arrived = arrived;
  }

  get(number: number): Line | undefined {
    return this.#known.get(number);
  }

  values(): Iterable<Line> {
    return this.#known.values();
  }

  /** Asks for these lines, where they were not asked for yet. */
  need(from: number, to: number): void {
    for (let chunk = Math.floor(from / this.#size); chunk * this.#size < to; chunk++) {
      if (this.#asked.has(chunk)) continue;
      this.#asked.set(chunk, this.#ask(chunk * this.#size, (chunk + 1) * this.#size).then((lines) => {
        lines.forEach((line, index) => this.#known.set(chunk * this.#size + index, line));
        this.#arrived(chunk);
      }));
    }
  }

  /** A line, when it has come. */
  async when(number: number): Promise<Line | undefined> {
    this.need(number, number + 1);
    await this.#asked.get(Math.floor(number / this.#size));
    return this.get(number);
  }
}
