// The annex of a contract, pasted: its text on one side with every line marked, what was read of it as a contract on the other.
// Nothing of it counts before somebody takes it.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { ContractDocument } from "../contract/document.ts";
import { markOfValue } from "../contract/mark.ts";
import { title } from "../domain/contract.ts";
import { put } from "../domain/pointer.ts";
import type { Contract, Engine, Problem, Proposal, Question } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { AnnexEvent, CloseEvent, EditEvent, OwnContractEvent, ReadingEvent, StartEvent } from "../controls/events.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import type { AnnexDraft } from "../domain/state.ts";
import { Superseded } from "../workers/errors.ts";
import { answered, placeIn, withAnswer, type Answers } from "./answers.ts";
import { mergePanel, type Merging } from "./merging.ts";
import { cut, isAboutSecond, secondAnnex, type Wanted } from "./parts.ts";
import { counted, linesOf, type Line } from "./passages.ts";
import { questionCard } from "./question-card.ts";
import { groupsOf, sourceLines } from "./source-lines.ts";
import { annexStyle } from "./style.ts";
import { textBox, type TextBoxActions } from "./text-box.ts";

/** What is proposed, as it stands. */
interface Stand {
  readonly contract: Contract;
  /** The answers chosen, by question. */
  readonly answers: Answers;
}

/** Who types pauses no longer between two keys, in milliseconds. */
const PAUSE = 400;

export class Annex extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false },
    text: { state: true }, proposal: { state: true }, stand: { state: true }, earlier: { state: true }, problems: { state: true }, failed: { state: true }, line: { state: true }, editing: { state: true }, shown: { state: true }, busy: { state: true }, whole: { state: true }, rest: { state: true }, begins: { state: true }, merging: { state: true },
  };
  static override styles = [base, annexStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  /** What was pasted, as it stands in the box. */
  declare text: string;
  declare proposal: Proposal | null;
  declare stand: Stand | null;
  /** As it stood before each answer and each change by hand. */
  declare earlier: readonly Stand[];
  declare problems: readonly Problem[];
  /** What did not work: a sentence of the catalogue. */
  declare failed: string;
  declare line: number;
  /** Whether the text is being changed after it was read. */
  declare editing: boolean;
  /** How many groups of lines are written so far. */
  declare shown: number;
  declare busy: boolean;
  /** All that was pasted, where only a part of it is read. */
  declare whole: string;
  /** What is read after this part is taken. */
  declare rest: string;
  /** The line in which the second annex begins, where somebody said so. */
  declare begins: number;
  /** What was said of going into the contract that is there; null: nobody wants that yet. */
  declare merging: Merging | null;
  #lines: readonly Line[] = [];
  #shownOf: { of: readonly unknown[]; view: View } | null = null;
  /** The text that was read. */
  #text = "";
  #turn = 0;
  /** What was kept is taken up once. */
  #begun = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = "";
    this.#text = "";
    this.editing = false;
    this.proposal = null;
    this.stand = null;
    this.earlier = [];
    this.problems = [];
    this.failed = "";
    this.line = 0;
    this.editing = false;
    this.shown = 1;
    this.busy = false;
    this.whole = "";
    this.rest = "";
    this.begins = 0;
    this.merging = null;
  }

  override willUpdate(): void {
    const kept = this.view.annex;
    if (this.#begun || !kept) return;
    this.#begun = true;
    this.text = kept.text;
    this.whole = kept.whole ?? "";
    this.rest = kept.rest ?? "";
    if (kept.contract) void this.#start(kept);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#keepTyped);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#keepTyped);
    this.#keepTyped();
  }

  /** Who closes the page right after the last key loses nothing. */
  #keepTyped = (): void => {
    if (this.#typing !== undefined) this.#keep();
  };

  override render(): TemplateResult {
    return this.proposal && this.stand && !this.editing ? this.#read(this.proposal, this.stand) : textBox(this.language, this, this.#boxActions);
  }

  readonly #boxActions: TextBoxActions = {
    type: (text) => {
      this.text = text;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#keep(), PAUSE);
    },
    put: (text) => {
      this.text = text;
      this.#keep();
    },
    keep: () => { this.#keep(); },
    take: (file) => { void this.#fromFile(file); },
    read: () => { void this.#start(); },
    close: () => { this.#close(); },
    drop: () => { this.#drop(); },
  };

  /** It is there after a reload as it stands now. */
  #keep(open = true): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#begun = true;
    const { text, stand, proposal, whole, rest } = this;
    const draft = stand && proposal && text === this.#text ? { ...stand, mark: markOfValue(proposal.contract) } : { contract: null, answers: {}, mark: "" };
    this.dispatchEvent(new AnnexEvent(text === "" ? null : { text, open, ...draft, ...(whole === "" ? {} : { whole, rest }) }));
  }

  #read(proposal: Proposal, { contract, answers }: Stand): TemplateResult {
    const { language } = this;
    const open = proposal.choices.filter(({ id }) => answers[id] === undefined).length;
    const count = counted(this.#lines);
    const empty = proposal.recognised.length === 0;
    // What belongs to two contracts becomes none.
    const apart = proposal.choices.some((question) => isAboutSecond(question) && answers[question.id] === "apart");
    const blocked = empty || apart || open > 0 || this.problems.length > 0;
    const into = this.view.draft?.written ?? this.view.written;
    // A draft may have come from anywhere, and have no title.
    const name = this.view.written ? language.text(title(this.view.written)) : "";
    return html`<header><h2>${language.say("annex")}</h2>
        <p role="status">${language.say("annex-count", { recognised: String(count.recognised), asked: String(count.asked), unread: String(count.unread) })}</p></header>
      ${this.#ofWhole()}
      ${empty ? html`<p role="alert">${language.say("annex-nothing")}</p>` : nothing}
      ${this.failed === "" ? nothing : html`<p class="wrong" role="alert">${language.say(this.failed)}</p>`}
      <div class="acts">
        <button type="button" class="button first" ?disabled=${blocked} @click=${() => this.#take(contract)}>${language.say("annex-take")}</button>
        ${into ? html`<button type="button" class="button" ?disabled=${blocked} @click=${() => { this.merging = { score: null }; }}>${language.say("annex-merge", { title: name })}</button>` : nothing}
        <button type="button" class="button" ?disabled=${this.earlier.length === 0} @click=${this.#undo}>${language.say("annex-undo")}</button>
        <button type="button" class="button" @click=${this.#again}>${language.say("annex-again")}</button>
        <button type="button" class="button plain" @click=${this.#close}>${language.say("annex-close")}</button>
        <button type="button" class="button plain" @click=${this.#drop}>${language.say("annex-drop")}</button>
        ${open > 0 ? html`<span class="open">${language.say("annex-open", { count: String(open) })}</span>` : nothing}
        ${this.problems.length > 0 ? html`<span class="wrong" role="alert">${language.say("annex-unsound", { count: String(this.problems.length) })}</span>` : nothing}
      </div>
      ${into && this.merging && !blocked ? mergePanel(language, name, into, contract, this.merging, {
        choose: (score) => { this.merging = { score }; },
        merge: (edit) => { this.#mergeInto(edit); },
        cancel: () => { this.merging = null; },
      }) : nothing}
      <div class="sides">
        <ol class="card source" aria-label=${language.say("annex-text")}>${sourceLines(this.language, this.#lines, this.shown, this.line, this.#goTo)}</ol>
        <div class="proposed">
          ${proposal.choices.length + proposal.questions.length === 0 ? nothing : html`<div class="questions">
            ${proposal.choices.map((question) => this.#question(question, answers[question.id]))}${proposal.questions.map((question) => this.#question(question, answers[question.id] ?? question.choices[0]?.id))}
          </div>`}
          ${empty ? nothing : html`<yuekao-contract-document proposed .language=${language} .engine=${this.engine} .view=${this.#viewOf(contract)}
            @yuekao-edit=${this.#onEdit} @yuekao-reading=${this.#onReading} @yuekao-start=${this.#onStart} @yuekao-describe=${stop}></yuekao-contract-document>`}
        </div>
      </div>`;
  }

  override updated(): void {
    if (!this.proposal || this.editing || this.shown >= groupsOf(this.#lines.length)) return;
    const of = this.#lines;
    setTimeout(() => {
      if (of === this.#lines) this.shown += 1;
    });
  }

  /** That only a part of what was pasted is read, and the way back to all of it. */
  #ofWhole(): unknown {
    const { language, whole, rest } = this;
    if (whole === "") return nothing;
    return html`<p class="part">${language.say(rest === "" ? "annex-part" : "annex-part-rest")}
      <button type="button" class="button plain" @click=${() => void this.#readPart(whole, "", "")}>${language.say("annex-whole")}</button></p>`;
  }

  /** Reads one of two annexes; of both the second comes once the first is taken. */
  #split(line: number, wanted: Wanted): void {
    const { text } = this;
    const [first, second] = cut(text, line);
    const whole = this.whole === "" ? text : this.whole;
    const rest = wanted === "both" ? [second, this.rest].filter((part) => part !== "").join("\n") : this.rest;
    void this.#readPart(wanted === "second" ? second : first, whole, rest);
  }

  async #readPart(text: string, whole: string, rest: string): Promise<void> {
    Object.assign(this, { text, whole, rest, begins: 0, proposal: null, stand: null });
    await this.#start();
  }

  /** A question; `chosen`: its answer, given or taken for the likeliest. */
  #question(question: Question, chosen: string | undefined): TemplateResult {
    const begins = this.begins || question.line;
    const apart = isAboutSecond(question) && chosen === "apart";
    return questionCard(this.language, question, chosen, {
      go: this.#goTo,
      answer: (choice) => { this.#answer(question.id, choice); },
    }, apart ? secondAnnex(this.language, begins, this.#text.split("\n").length, (line) => { this.begins = line; this.#goTo(line); }, (wanted) => { this.#split(begins, wanted); }) : nothing);
  }

  /** The view the proposed contract is shown by; the same as long as nothing in it changes. */
  #viewOf(contract: Contract): View {
    const { view, problems } = this;
    const of = [view, problems, contract];
    if (this.#shownOf && of.every((part, place) => part === this.#shownOf?.of[place])) return this.#shownOf.view;
    const inputs = { ...view.inputs, contract: "", owns: [] };
    const shown: View = { ...view, inputs, latest: inputs, contract, written: contract, draft: problems.length > 0 ? { contract, written: contract, problems } : null, changes: [], examples: [], readings: [], assessment: null, fixed: false };
    this.#shownOf = { of, view: shown };
    return shown;
  }

  #answer(id: string, choice: string): void {
    const { proposal, stand } = this;
    if (!proposal || !stand) return;
    const { contract, answers } = stand;
    this.#change({ contract: withAnswer(contract, proposal, answers, id, choice), answers: { ...answers, [id]: choice } });
  }

  #edit(edit: (contract: Contract) => Contract): void {
    const { stand } = this;
    if (stand) this.#change({ ...stand, contract: edit(stand.contract) });
  }

  #change(next: Stand): void {
    if (this.stand) this.earlier = [...this.earlier, this.stand];
    this.stand = next;
    void this.#check();
    this.#keep();
  }

  async #check(): Promise<void> {
    const { stand } = this;
    const turn = ++this.#turn;
    if (!stand) return;
    const problems = await this.engine.validate(stand.contract);
    if (turn === this.#turn) this.problems = problems.filter(({ severity }) => severity === "error");
  }

  /** Reads the text; `kept`: what was said to it before, on an earlier visit. */
  async #start(kept: AnnexDraft | null = null): Promise<void> {
    const { text } = this;
    this.failed = "";
    // What was said of the same text still holds.
    if (this.proposal && text === this.#text) {
      this.editing = false;
      return;
    }
    this.busy = true;
    try {
      const proposal = await this.engine.readContract(text);
      const same = kept?.contract && kept.mark === markOfValue(proposal.contract);
      this.#lines = linesOf(text, proposal);
      this.#text = text;
      this.stand = same ? { contract: kept.contract, answers: kept.answers } : standOf(proposal, this.#asked(proposal));
      this.earlier = [];
      this.problems = [];
      this.line = 0;
      this.shown = 1;
      this.proposal = proposal;
      this.editing = false;
      if (same) void this.#check();
      else this.#keep();
      // The reader has learnt since: what was answered was asked about something else.
      if (kept && !same) this.failed = "annex-read-anew";
    } catch (cause) {
      if (cause instanceof Superseded) return;
      console.error(cause);
      this.failed = "annex-failed";
    }
    this.busy = false;
  }

  /** The answers given so far, to what is asked in the same words. */
  #asked(proposal: Proposal): Answers {
    const before = this.proposal ? [...this.proposal.choices, ...this.proposal.questions] : [];
    const same = [...proposal.choices, ...proposal.questions].filter(({ id, text, choices }) => before.some((one) => one.id === id && one.text === text && JSON.stringify(one.choices) === JSON.stringify(choices)));
    return Object.fromEntries(same.flatMap(({ id }) => (this.stand?.answers[id] === undefined ? [] : [[id, this.stand.answers[id]]])));
  }

  /** Back to the text, which stays as it was pasted. */
  #again = (): void => {
    this.editing = true;
    this.failed = "";
  };

  #undo = (): void => {
    const stand = this.earlier.at(-1);
    if (!stand) return;
    this.earlier = this.earlier.slice(0, -1);
    this.stand = stand;
    void this.#check();
    this.#keep();
  };

  /** Nothing of it is wanted any more. */
  #drop = (): void => {
    const { whole, rest } = this;
    this.#empty();
    // Of two annexes the other one comes next.
    if (rest !== "") void this.#readPart(rest, whole, "");
    else this.dispatchEvent(new CloseEvent());
  };

  #empty(): void {
    this.whole = "";
    this.rest = "";
    this.begins = 0;
    this.text = "";
    this.#text = "";
    this.editing = false;
    this.proposal = null;
    this.stand = null;
    this.earlier = [];
    this.failed = "";
    this.merging = null;
    this.#keep();
  }

  #close = (): void => {
    this.#keep(false);
    this.dispatchEvent(new CloseEvent());
  };

  #take(contract: Contract): void {
    this.dispatchEvent(new OwnContractEvent("take", contract));
    this.#drop();
  }

  #mergeInto(edit: (contract: Contract) => Contract): void {
    this.dispatchEvent(new EditEvent(edit));
    this.#drop();
  }

  readonly #goTo = (line: number): void => { void this.#go(line); };

  /** Shows a line, and what it became. */
  async #go(number: number): Promise<void> {
    this.line = number;
    const place = this.#lines.findIndex((line) => line.number === number);
    this.shown = Math.max(this.shown, groupsOf(place + 1));
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-line="${String(number)}"]`)?.scrollIntoView({ block: "nearest" });
    const pointer = this.#lines.find((line) => line.number === number)?.passages.flatMap(({ pointers }) => pointers)[0];
    const paper = this.renderRoot.querySelector("yuekao-contract-document");
    if (pointer === undefined || !(paper instanceof ContractDocument) || !this.proposal || !this.stand) return;
    const there = placeIn(this.stand.contract, pointer, this.proposal.contract);
    if (there !== null) paper.places.goTo(there);
  }

  async #fromFile(file: File): Promise<void> {
    this.failed = "";
    try {
      const { annexText } = await import("./file.ts");
      const text = await annexText(file);
      this.text = this.text.trim() === "" ? text : `${this.text}\n${text}`;
      this.#keep();
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

function standOf(proposal: Proposal, answers: Answers): Stand {
  return { contract: answered(proposal, answers), answers };
}

function stop(event: Event): void {
  event.stopPropagation();
}

define("yuekao-annex", Annex);
