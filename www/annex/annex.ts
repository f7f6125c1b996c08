// The annex of a contract, pasted: its text on one side with every line marked, what was read of it as a contract on the other.
// Nothing of it counts before somebody takes it.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { ContractDocument } from "../contract/document.ts";
import { put } from "../contract/pointer.ts";
import type { Contract, Engine, Problem, Proposal, Question } from "../engine.ts";
import { base } from "../elements/base.ts";
import { define } from "../elements/define.ts";
import { CloseEvent, EditEvent, OwnContractEvent, ReadingEvent, StartEvent } from "../elements/events.ts";
import type { Language } from "../language.ts";
import type { View } from "../session.ts";
import { documentText } from "./document-text.ts";
import { mergedInto } from "./merge.ts";
import { counted, linesOf, type Line } from "./passages.ts";
import { annexStyle } from "./style.ts";

type Edit = (contract: Contract) => Contract;

export class Annex extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false },
    text: { state: true }, proposal: { state: true }, answers: { state: true }, edits: { state: true }, problems: { state: true }, failed: { state: true }, line: { state: true }, busy: { state: true },
  };
  static override styles = [base, annexStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  /** What was pasted, as it stands in the box. */
  declare text: string;
  declare proposal: Proposal | null;
  /** The answers chosen, by question. */
  declare answers: Readonly<Record<string, string>>;
  /** What was changed by hand in what was read, in order. */
  declare edits: readonly Edit[];
  declare problems: readonly Problem[];
  /** What did not work: a sentence of the catalogue. */
  declare failed: string;
  declare line: number;
  declare busy: boolean;
  #lines: readonly Line[] = [];
  #turn = 0;

  constructor() {
    super();
    this.text = "";
    this.proposal = null;
    this.answers = {};
    this.edits = [];
    this.problems = [];
    this.failed = "";
    this.line = 0;
    this.busy = false;
  }

  override render(): TemplateResult {
    return this.proposal ? this.#read(this.proposal) : this.#box();
  }

  #box(): TemplateResult {
    const { language } = this;
    return html`<header><h2>${language.say("annex")}</h2><p class="quiet">${language.say("annex-about")}</p></header>
      <textarea aria-label=${language.say("annex")} placeholder=${language.say("annex-placeholder")} .value=${this.text} @input=${this.#onInput} @paste=${this.#onPaste} @drop=${this.#onDrop}></textarea>
      ${this.failed === "" ? nothing : html`<p class="wrong" role="alert">${language.say(this.failed)}</p>`}
      <div class="acts">
        <button type="button" class="button first" ?disabled=${this.text.trim() === "" || this.busy} @click=${this.#start}>${language.say("annex-read")}</button>
        <button type="button" class="button" @click=${this.#choose}>${language.say("annex-file")}</button>
        <input type="file" hidden accept=".docx,.txt,.htm,.html,.tsv,.csv" @change=${this.#onFile} />
        <button type="button" class="button plain" @click=${this.#close}>${language.say("annex-close")}</button>
      </div>`;
  }

  #read(proposal: Proposal): TemplateResult {
    const { language } = this;
    const contract = this.#contract(proposal);
    const open = proposal.choices.filter(({ id }) => this.answers[id] === undefined).length;
    const count = counted(this.#lines);
    const empty = proposal.recognised.length === 0;
    const into = this.view.contract ? language.text(this.view.contract.titles ?? this.view.contract.title) : "";
    return html`<header><h2>${language.say("annex")}</h2>
        <p role="status">${language.say("annex-count", { recognised: String(count.recognised), asked: String(count.asked), unread: String(count.unread) })}</p></header>
      ${empty ? html`<p role="alert">${language.say("annex-nothing")}</p>` : nothing}
      <div class="acts">
        <button type="button" class="button first" ?disabled=${empty || open > 0 || this.problems.length > 0} @click=${() => this.#take(contract)}>${language.say("annex-take")}</button>
        ${this.view.contract ? html`<button type="button" class="button" ?disabled=${empty || open > 0 || this.problems.length > 0} @click=${() => this.#mergeInto(contract)}>${language.say("annex-merge", { title: into })}</button>` : nothing}
        <button type="button" class="button" ?disabled=${this.edits.length === 0} @click=${this.#undo}>${language.say("annex-undo")}</button>
        <button type="button" class="button" @click=${this.#again}>${language.say("annex-again")}</button>
        <button type="button" class="button plain" @click=${this.#close}>${language.say("annex-close")}</button>
        ${open > 0 ? html`<span class="quiet">${language.say("annex-open", { count: String(open) })}</span>` : nothing}
        ${this.problems.length > 0 ? html`<span class="wrong" role="alert">${language.say("annex-unsound", { count: String(this.problems.length) })}</span>` : nothing}
      </div>
      <div class="sides">
        <ol class="card source" aria-label=${language.say("annex-text")}>${this.#lines.map((line) => this.#line(line))}</ol>
        <div class="proposed">
          ${proposal.choices.length + proposal.questions.length === 0 ? nothing : html`<div class="questions">
            ${proposal.choices.map((question) => this.#question(question, true))}${proposal.questions.map((question) => this.#question(question, false))}
          </div>`}
          ${empty ? nothing : html`<yuekao-contract-document proposed .language=${language} .engine=${this.engine} .view=${this.#viewOf(contract)}
            @yuekao-edit=${this.#onEdit} @yuekao-reading=${this.#onReading} @yuekao-start=${this.#onStart} @yuekao-describe=${stop}></yuekao-contract-document>`}
        </div>
      </div>`;
  }

  #line({ number, text, status, passages }: Line): TemplateResult {
    const { language } = this;
    const reasons = [...new Set(passages.flatMap(({ reason }) => reason ?? []))];
    return html`<li class=${status}><button type="button" class="line" aria-current=${String(number === this.line)} data-line=${String(number)} @click=${() => this.#go(number)}>
      <span class="place">${number}</span>
      <span><span class="words">${text}</span><span class="what">${language.say(`annex-${status}`)}${reasons.length > 0 ? `：${reasons.map((reason) => language.say(reason)).join("、")}` : ""}</span></span>
    </button></li>`;
  }

  #question({ id, line, text, question, choices, also }: Question, needed: boolean): TemplateResult {
    const { language } = this;
    const chosen = this.answers[id] ?? (needed ? undefined : choices[0]?.id);
    const passages = [{ line, text }, ...also];
    return html`<fieldset class=${chosen === undefined ? "" : "settled"}><legend>${language.text(question)}</legend>
      ${passages.map((one) => html`<blockquote><button type="button" @click=${() => this.#go(one.line)}>${language.say("annex-line", { line: String(one.line) })}</button> ${one.text}</blockquote>`)}
      ${choices.map((choice) => html`<label><input type="radio" name=${id} .checked=${choice.id === chosen} @change=${() => this.#answer(id, choice.id)} />${language.text(choice.label)}</label>`)}
    </fieldset>`;
  }

  /** What was read, with the answers chosen and the changes made by hand. */
  #contract(proposal: Proposal): Contract {
    const chosen = [...proposal.choices, ...proposal.questions].flatMap(({ id, choices }) => choices.find((choice) => choice.id === this.answers[id])?.changes ?? []);
    const answered = chosen.reduce((contract, { pointer, value }) => put(contract, pointer, value), proposal.contract);
    return this.edits.reduce((contract, edit) => edit(contract), answered);
  }

  #viewOf(contract: Contract): View {
    const { view, problems } = this;
    const inputs = { ...view.inputs, contract: "", owns: [] };
    return { ...view, inputs, latest: inputs, contract, written: contract, draft: problems.length > 0 ? { contract, written: contract, problems } : null, changes: [], examples: [], readings: [], assessment: null, fixed: false };
  }

  #answer(id: string, choice: string): void {
    this.answers = { ...this.answers, [id]: choice };
    void this.#check();
  }

  #edit(edit: Edit): void {
    this.edits = [...this.edits, edit];
    void this.#check();
  }

  async #check(): Promise<void> {
    const { proposal } = this;
    const turn = ++this.#turn;
    if (!proposal) return;
    const problems = await this.engine.validate(this.#contract(proposal));
    if (turn === this.#turn) this.problems = problems.filter(({ severity }) => severity === "error");
  }

  #start = async (): Promise<void> => {
    const { text } = this;
    this.busy = true;
    this.failed = "";
    try {
      const proposal = await this.engine.readContract(text);
      this.#lines = linesOf(text, proposal);
      this.answers = {};
      this.edits = [];
      this.problems = [];
      this.line = 0;
      this.proposal = proposal;
    } catch (cause) {
      console.error(cause);
      this.failed = "annex-failed";
    }
    this.busy = false;
  };

  /** Back to the text, which stays as it was pasted. */
  #again = (): void => {
    this.proposal = null;
  };

  #undo = (): void => {
    this.edits = this.edits.slice(0, -1);
    void this.#check();
  };

  #close = (): void => {
    this.dispatchEvent(new CloseEvent());
  };

  #take(contract: Contract): void {
    this.dispatchEvent(new OwnContractEvent("take", contract));
    this.#close();
  }

  #mergeInto(annex: Contract): void {
    this.dispatchEvent(new EditEvent((contract) => mergedInto(contract, annex)));
    this.#close();
  }

  /** Shows a line, and what it became. */
  #go(number: number): void {
    this.line = number;
    this.renderRoot.querySelector(`[data-line="${String(number)}"]`)?.scrollIntoView({ block: "nearest" });
    const pointer = this.#lines.find((line) => line.number === number)?.passages.flatMap(({ pointers }) => pointers)[0];
    const paper = this.renderRoot.querySelector("yuekao-contract-document");
    if (pointer !== undefined && paper instanceof ContractDocument) paper.goTo(pointer);
  }

  #onInput = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value;
  };

  /** Tables keep their cells. */
  #onPaste = (event: ClipboardEvent): void => {
    event.stopPropagation();
    const [file] = event.clipboardData?.files ?? [];
    const markup = event.clipboardData?.getData("text/html") ?? "";
    if (!/<(?:table|p|li|br|h\d)\b/i.test(markup)) {
      if (file) {
        event.preventDefault();
        void this.#fromFile(file);
      }
      return;
    }
    const text = documentText(markup);
    if (text === "") return;
    event.preventDefault();
    const box = event.target as HTMLTextAreaElement;
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    this.text = box.value;
  };

  #onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#fromFile(file);
  };

  #choose = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
  };

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void this.#fromFile(file);
  };

  async #fromFile(file: File): Promise<void> {
    this.failed = "";
    try {
      const { annexText } = await import("./file.ts");
      const text = await annexText(file);
      this.text = this.text.trim() === "" ? text : `${this.text}\n${text}`;
    } catch {
      this.failed = "annex-unreadable";
    }
  }

  #onEdit = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof EditEvent) this.#edit(event.change);
  };

  #onReading = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof ReadingEvent) this.#edit((contract) => put(contract, `/readings/${event.reading}`, event.choice));
  };

  #onStart = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof StartEvent) this.#edit((contract) => ({ ...contract, start: event.start === "" ? null : event.start }));
  };
}

function stop(event: Event): void {
  event.stopPropagation();
}

define("yuekao-annex", Annex);
