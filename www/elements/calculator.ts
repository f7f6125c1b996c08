// The whole calculator as one element. It holds no figures itself: a session turns what people do into views, and this
// lays a view out.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { Engine, type Cell, type Derivation, type Problem } from "../engine.ts";
import { EXAMPLE } from "../example.ts";
import { firstLanguage, language, LOCALES, preferred, type Language, type Locale } from "../language.ts";
import { figureLabel, title } from "../contract.ts";
import { fileText } from "../pasted/file.ts";
import { recordKey, Session, type View } from "../session.ts";
import "./answer.ts";
import { base } from "./base.ts";
import { calculatorStyle } from "./calculator-style.ts";
import { define } from "./define.ts";
import type { DerivationPanel } from "./derivation.ts";
import {
  CellEvent, ChooseEvent, CloseEvent, ExampleEvent, FileEvent, HandOverEvent, MendEvent, MendHereEvent, PackageEvent, ReadingEvent, StartEvent, StateHereEvent,
  TextEvent, WhyEvent,
} from "./events.ts";
import "./paste-box.ts";
import "./problems.ts";
import "./rates.ts";
import "./records.ts";
import type { Sheet } from "./sheet.ts";
import "./sheet.ts";
import "./statement.ts";
import { tokens } from "./tokens.ts";

export class Calculator extends LitElement {
  static override properties = {
    locale: { type: String },
    language: { state: true },
    view: { state: true },
    derivation: { state: true },
    dropping: { state: true },
  };
  static override styles = [tokens, base, calculatorStyle];

  /** zh-CN, zh-TW or en; the browser's preference where it is not set. */
  declare locale: string;
  declare language: Language;
  declare view: View;
  /** The result asked about and its derivation. */
  declare derivation: { result: string; node: Derivation } | null;
  declare dropping: boolean;

  readonly #engine = new Engine();
  readonly #session: Session;
  #asked: HTMLElement | null = null;
  /** The newest choice of language wins. */
  #spoken = 0;

  constructor() {
    super();
    this.locale = "";
    this.language = firstLanguage();
    this.derivation = null;
    this.dropping = false;
    this.#session = new Session(this.#engine, "mall", (view) => {
      this.view = view;
    });
    this.view = this.#session.view;
    this.#listen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#session.open();
  }

  /** What was pasted anywhere on the page that frames the calculator. */
  paste(text: string): Promise<void> {
    return this.#session.paste(text);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("locale")) {
      const locale = preferred(this.locale ? [this.locale] : navigator.languages);
      if (locale !== this.language.locale) void this.#speak(locale);
    }
    if (!this.language.problems && anyProblem(this.view)) void this.#speak(this.language.locale);
    if (this.view.assessment) void import("./below.ts");
    if (changed.has("view") && this.derivation && changed.get("view")?.assessment !== this.view.assessment) void this.#ask(this.derivation.result);
  }

  override render(): TemplateResult {
    const { view, language } = this;
    const say = (id: string): string => language.say(id);
    return html`
      <div class="app" lang=${language.locale} @dragover=${this.#onDrag} @dragleave=${this.#onLeave} @drop=${this.#onDrop}>
        <header class="top">
          <h1>${say("name")}</h1>
          <p class="quiet">${view.contract ? language.text(title(view.contract)) : say("tagline")}</p>
          <div class="tools">
            ${view.busy ? html`<span class="busy quiet">${say("busy")}</span>` : nothing}
            <button type="button" class="button" ?disabled=${!view.canUndo} @click=${this.#undo}>${say("undo")}</button>
            <select aria-label=${say("language")} @change=${this.#onLanguage}>
              ${LOCALES.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === language.locale}>${say(`language-${locale}`)}</option>`)}
            </select>
          </div>
        </header>
        ${this.#alarm()}
        ${view.assessment ? this.#result() : this.#welcome()}
        <p class="unseen" role="status">${this.#announcement()}</p>
        ${this.dropping ? html`<div class="drop" aria-hidden="true">${say("drop-here")}</div>` : nothing}
      </div>
    `;
  }

  #welcome(): TemplateResult {
    const say = (id: string): string => this.language.say(id);
    return html`<main class="welcome">
      <h2>${say("welcome")}</h2>
      <p class="quiet">${say("welcome-how")}</p>
      <yuekao-paste-box .language=${this.language} .draft=${this.view.alarm?.refused?.slice(0, 20_000) ?? ""}></yuekao-paste-box>
      <section class="understood" aria-label=${say("understood")}>
        <h3>${say("understood")}</h3>
        <dl>
          ${["calls", "survey", "categories", "shapes"].map((topic) => html`<div><dt>${say(`understood-${topic}`)}</dt><dd class="quiet">${say(`understood-${topic}-what`)}</dd></div>`)}
        </dl>
        <p class="quiet small">${say("private")}</p>
      </section>
    </main>`;
  }

  #result(): TemplateResult | typeof nothing {
    const { view, language } = this;
    const { assessment, contract, month, parsed } = view;
    if (!assessment || !contract || !month || !parsed) return nothing;
    const open = this.derivation?.result ?? null;
    const notices = noticesOf(parsed.problems, assessment.notices);
    return html`<div class=${this.derivation ? "desk asking" : "desk"}>
      <aside class="data" aria-label=${language.say("data")}>
        <div class="intake"><yuekao-paste-box compact .language=${language}></yuekao-paste-box></div>
        <h2>${language.say("data")} <span class="quiet small">${this.#recognised()}</span></h2>
        <yuekao-sheet .language=${language} .contract=${contract} .text=${view.inputs.text} .columns=${parsed.columns}
          .problems=${parsed.problems} .lit=${this.derivation ? cellsOf(this.derivation.node) : []}></yuekao-sheet>
      </aside>
      <main aria-busy=${String(view.busy)}>
        ${parsed.records.length > 1 ? html`<yuekao-records .language=${language} .records=${parsed.records} .chosen=${view.record}></yuekao-records>` : nothing}
        <yuekao-answer .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-answer>
        ${notices.length > 0 ? html`<section class="card notices" aria-label=${language.say("notices")}><yuekao-problems .language=${language} .problems=${notices}></yuekao-problems></section>` : nothing}
        <yuekao-rates .language=${language} .assessment=${assessment} .open=${open}></yuekao-rates>
        <yuekao-statement .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-statement>
        ${assessment.fallback.byCategory.length > 0 ? html`<yuekao-fallback .language=${language} .contract=${contract} .assessment=${assessment}
          .handedOver=${view.inputs.handedOver[recordKey(month)] ?? false} .open=${open}></yuekao-fallback>` : nothing}
        <div class="pair">
          <yuekao-terms .language=${language} .contract=${contract} .month=${month} .assessment=${assessment} .readings=${view.readings}></yuekao-terms>
          <yuekao-dates .language=${language} .dates=${view.calendar.dates} .problems=${view.calendar.problems}></yuekao-dates>
        </div>
      </main>
      ${this.derivation ? html`<yuekao-derivation role="dialog" aria-label=${language.say("why")} .language=${language}
        .contract=${contract} .derivation=${this.derivation.node}></yuekao-derivation>` : nothing}
    </div>`;
  }

  #alarm(): TemplateResult | typeof nothing {
    const { alarm, assessment } = this.view;
    if (!alarm) return nothing;
    const { language } = this;
    return html`<section class="alarm" role="alert">
      <div><p>${language.say(alarm.message, alarm.values)}${assessment ? html` <span class="quiet">${language.say("alarm-kept")}</span>` : nothing}</p>
        ${alarm.problems && alarm.problems.length > 0 ? html`<yuekao-problems .language=${language} .problems=${alarm.problems.map(withoutPlace)}></yuekao-problems>` : nothing}</div>
      <button type="button" class="button" @click=${this.#dismiss}>${language.say("dismiss")}</button>
    </section>`;
  }

  #recognised(): string {
    const { parsed } = this.view;
    if (!parsed) return "";
    const known = parsed.columns.filter((column) => column.role !== "ignored").length;
    const count = (value: number): string => this.language.number.count(String(value));
    return this.language.say(known === parsed.columns.length ? "recognised" : "recognised-some", {
      known: count(known),
      ignored: count(parsed.columns.length - known),
      records: count(parsed.records.length),
    });
  }

  #announcement(): string {
    const { assessment, busy } = this.view;
    if (!assessment || busy) return "";
    const { language } = this;
    return language.say("announcement", {
      status: language.say(`status-${assessment.status.replace("_", "-")}`),
      score: assessment.score === null ? language.say("open") : language.number.plain(assessment.score),
      tier: assessment.tier ? language.text(assessment.tier.label) : language.say("open"),
      money: language.number.money(assessment.totals.providerPays),
    });
  }

  #listen(): void {
    const on = <E extends Event>(type: string, kind: new (...parts: never[]) => E, act: (event: E) => unknown): void => {
      this.addEventListener(type, (event) => {
        if (event instanceof kind) act(event);
      });
    };
    const session = this.#session;
    on(TextEvent.type, TextEvent, (event) => session.paste(event.text));
    on(FileEvent.type, FileEvent, (event) => this.#file(event.file));
    on(ExampleEvent.type, ExampleEvent, () => session.paste(EXAMPLE));
    on(MendEvent.type, MendEvent, (event) => session.mend(event.row, event.column, event.content));
    on(ChooseEvent.type, ChooseEvent, (event) => session.choose(event.record));
    on(StartEvent.type, StartEvent, (event) => session.start(event.start));
    on(ReadingEvent.type, ReadingEvent, (event) => session.reading(event.reading, event.choice));
    on(PackageEvent.type, PackageEvent, (event) => session.package(event.category, event.choice));
    on(HandOverEvent.type, HandOverEvent, (event) => this.view.month && session.handOver(this.view.month, event.yes));
    on(MendHereEvent.type, MendHereEvent, (event) => this.#sheet()?.go(event, true));
    on(StateHereEvent.type, StateHereEvent, ({ what }) => {
      this.renderRoot.querySelector<HTMLElement>(what === "start" ? "yuekao-terms" : "yuekao-fallback")?.focus();
    });
    on(CellEvent.type, CellEvent, (event) => this.#toCell(event.cell));
    on(WhyEvent.type, WhyEvent, (event) => this.#why(event));
    on(CloseEvent.type, CloseEvent, this.#close);
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("paste", this.#onPaste);
  }

  #sheet(): Sheet | null {
    return this.renderRoot.querySelector<Sheet>("yuekao-sheet");
  }

  #toCell(cell: Cell): void {
    void this.#sheet()?.go(cell);
  }

  async #why(event: WhyEvent): Promise<void> {
    const [asked] = event.composedPath();
    const button = asked instanceof HTMLElement ? asked : null;
    if (this.derivation?.result === event.result) {
      this.#close();
      return;
    }
    this.#asked = button;
    await this.#ask(event.result);
    await this.updateComplete;
    this.renderRoot.querySelector<DerivationPanel>("yuekao-derivation")?.focus();
  }

  async #ask(result: string): Promise<void> {
    const { contract, month } = this.view;
    if (!contract || !month) {
      this.derivation = null;
      return;
    }
    try {
      // Loaded with the first question: no result waits for it.
      await import("./derivation.ts");
      const node = await this.#engine.explain(contract, month, result === "tier" ? "score" : result);
      this.derivation = node ? { result, node: result === "tier" ? this.#tierOf(node) : node } : null;
    } catch {
      this.derivation = null;
      this.#session.alarm({ message: "alarm-engine" });
    }
  }

  /** The tier is the score looked up in the tiers; the engine's tree ends at the score. */
  #tierOf(score: Derivation): Derivation {
    const { tier } = this.view.assessment ?? {};
    return {
      mechanism: "tier", value: tier?.id ?? null, state: "number", terms: tier ? { in: tier.in } : {}, example: false, inputs: [score],
      ...(tier ? { clause: tier.clause } : {}),
    };
  }

  #close = (): void => {
    this.derivation = null;
    this.#asked?.focus();
    this.#asked = null;
  };

  async #file(file: File): Promise<void> {
    try {
      const read = await fileText(file);
      if ("text" in read) await this.#session.paste(read.text);
      else this.#session.alarm({ message: read.refusal, values: { file: file.name } });
    } catch {
      this.#session.alarm({ message: "alarm-file", values: { file: file.name } });
    }
  }

  #undo = (): void => {
    void this.#session.undo();
  };

  #dismiss = (): void => {
    this.#session.dismiss();
  };

  async #speak(locale: Locale): Promise<void> {
    const turn = ++this.#spoken;
    try {
      const spoken = await language(locale);
      if (turn === this.#spoken) this.language = spoken;
    } catch {
      this.#session.alarm({ message: "alarm-language" });
    }
  }

  #onLanguage = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.locale = event.target.value;
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const [target] = event.composedPath();
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (event.key === "Escape" && this.derivation) {
      event.preventDefault();
      this.#close();
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !(typing && target.value !== "")) {
      event.preventDefault();
      this.#undo();
    }
  };

  #onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    void this.#session.paste(text);
  };

  #onDrag = (event: DragEvent): void => {
    event.preventDefault();
    this.dropping = true;
  };

  #onLeave = (event: DragEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !this.renderRoot.contains(event.relatedTarget)) this.dropping = false;
  };

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.dropping = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void this.#file(file);
    else void this.#session.paste(event.dataTransfer?.getData("text/plain") ?? "");
  };
}

/** What is wrong with the text, then with the month. A figure that could not be read is not reported again as missing. */
function noticesOf(pasted: readonly Problem[], month: readonly Problem[]): Problem[] {
  const unread = new Set(pasted.flatMap(({ severity, values }) => (severity === "error" && values?.["figure"] ? [figureLabel(null, values["figure"])] : [])));
  const told = ({ code, values }: Problem): boolean => code === "figure_missing" && unread.has(figureLabel(null, values?.["figure"] ?? ""));
  return [...pasted, ...month.filter((notice) => !told(notice))];
}

function anyProblem({ alarm, parsed, assessment, calendar }: View): boolean {
  return [alarm?.problems, parsed?.problems, assessment?.notices, calendar.problems].some((problems) => (problems?.length ?? 0) > 0);
}

/** A refused paste is not on the page: there is no cell to lead to. */
function withoutPlace({ at, ...problem }: Problem): Problem {
  return at && "row" in at ? problem : { ...problem, ...(at ? { at } : {}) };
}

/** The pasted cells a derivation rests on. */
function cellsOf(node: Derivation): Cell[] {
  return [...(node.at ? [node.at] : []), ...node.inputs.flatMap(cellsOf)];
}

define("yuekao-calculator", Calculator);
