// How far a file or a long table has been read, with a way to give it up: what is on the page stays until it is read. It shows
// itself where reading takes longer than anybody waits without asking, and leaves when it is over.

import { css, html, type TemplateResult } from "lit";

import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import type { LongRead } from "../workers/long-read.ts";
import type { CalculatorHost } from "./host.ts";
import { Notice } from "./notice.ts";
import { overlay } from "./overlay.ts";

/** What is read in less time needs no word, in milliseconds. */
const SOON = 300;

class ReadingProgress extends Notice {
  static override properties = { ...Notice.properties, read: { attribute: false } };
  static override styles = [...[Notice.styles].flat(), css`
    progress {
      width: 160px;
      accent-color: var(--accent);
    }
  `];

  declare read: LongRead | null;

  constructor() {
    super();
    this.read = null;
    this.parts = ["import"];
  }

  override holds(): boolean {
    return this.read !== null;
  }

  override render(): TemplateResult {
    const { language, read } = this;
    if (!read) return html``;
    const { what, name, read: done, bytes } = read;
    const known = bytes > 0;
    return html`<p role="status" lang=${language.locale}>${language.say(name === "" ? `import-reading-${what}` : "import-reading-named", { file: name })}</p>
      <progress aria-label=${language.say("import-reading-table")} max="1" value=${known ? String(done / bytes) : "0"}></progress>
      <span class="quiet small">${known ? language.say("import-read-of", { read: megabytes(done, language), bytes: megabytes(bytes, language) }) : ""}</span>
      <button type="button" class="button first" @click=${read.cancel}>${language.say("import-give-up")}</button>`;
  }
}

/** With one place: what is read is not money. */
function megabytes(bytes: number, { number }: Language): string {
  return number.plain((bytes / 1_000_000).toFixed(1));
}

/** What is shown in each calculator, and what waits to be. */
const shown = new WeakMap<CalculatorHost, { element: ReadingProgress | null; timer: ReturnType<typeof setTimeout> | null; read: LongRead | null }>();

/** Shows how far a read is; null: it is over. */
export function tellRead(calculator: CalculatorHost, read: LongRead | null): void {
  const there = shown.get(calculator) ?? { element: null, timer: null, read: null };
  shown.set(calculator, there);
  there.read = read;
  if (there.element) there.element.read = read;
  if (read) {
    there.timer ??= setTimeout(() => {
      if (!there.read || there.element) return;
      there.element = Object.assign(new ReadingProgress(), { read: there.read });
      there.element.addEventListener("close", () => { there.element = null; });
      void overlay(calculator, there.element);
    }, SOON);
    return;
  }
  // What follows at once is the same read: a file that was opened is a table that is read.
  setTimeout(() => {
    if (there.read) return;
    if (there.timer) clearTimeout(there.timer);
    there.timer = null;
    there.element?.dispatchEvent(new Event("close"));
  }, SOON);
}

define("yuekao-reading-progress", ReadingProgress);
