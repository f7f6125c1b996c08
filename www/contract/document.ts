// The contract as a paper to read and to write in. Fields say what they stand for; here they are listened to, and what is
// typed becomes an edit of the contract. The outline, the result that stays in sight and the list of changes stand around it.

import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from "lit";

import type { Assessment, Contract, Engine, StatedValue, Term } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { DescribeEvent, EditEvent, ExportEvent, FileEvent, OwnContractEvent, ReadingEvent, StartEvent } from "../controls/events.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { painted } from "../workers/after-paint.ts";
import { ownOf } from "../domain/state.ts";
import { typedDate } from "../domain/typed-date.ts";
import { reverted } from "./changes-list.ts";
import { withCheck } from "./check.ts";
import { EffectsByPlace } from "./effects-by-place.ts";
import { EngineRemarks } from "./engine-remarks.ts";
import { keyInField } from "./field-keys.ts";
import { head, outline } from "./frame.ts";
import { NamesOfContract } from "./names-of-contract.ts";
import { Paper, type Written } from "./paper.ts";
import type { Typing } from "./paper-sources.ts";
import { PlaceSearch } from "./place-search.ts";
import { Places } from "./places.ts";
import { parent, put, steps, valueAt } from "../domain/pointer.ts";
import { withEdge, type Part } from "../domain/ranges.ts";
import { sameNames } from "./same-names.ts";
import { SECTIONS } from "./sections/index.ts";
import { ShortcutKeys } from "./shortcut-keys.ts";
import { shownOf, type Shown } from "./shown.ts";
import { strip } from "./strip.ts";
import { fieldStyle } from "./style/fields.ts";
import { sheetStyle } from "./style/sheet.ts";
import { sizeStyle } from "./style/sizes.ts";
import { tableStyle } from "./style/tables.ts";
import { toolStyle } from "./style/tools.ts";
import { ADDED, acted, weightsBalanced } from "./structure/edits.ts";
import { EdgeEvent } from "./structure/ladder.ts";
import { blockIn, pricesFilled } from "./structure/price-block.ts";
import { TOOLS } from "./structure/tools.ts";
import { unreadOf } from "./structure/wizard.ts";
import { MECHANICS } from "./terms/index.ts";
import { doubtOf, textAt, typedInto, type Doubt } from "./typed.ts";

export class ContractDocument extends LitElement {
  static override properties = {
    language: { attribute: false }, view: { attribute: false }, engine: { attribute: false }, proposed: { type: Boolean },
    doubt: { state: true }, active: { state: true }, checking: { state: true }, adding: { state: true },
  };
  static override styles = [base, sheetStyle, fieldStyle, toolStyle, tableStyle, sizeStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  /** It is only proposed: nothing is settled by it yet, and there is no file of it. */
  declare proposed: boolean;
  declare doubt: Doubt | null;
  declare active: string;
  declare checking: boolean;
  declare adding: boolean;
  /** What is being typed. The field shows it by itself: the paper is written anew when the contract has it. */
  #typing: Typing | null = null;
  /** The month as it was before the last change. */
  #earlier: Assessment | null = null;
  /** The month as the line in sight says it. */
  #said: Assessment | null = null;
  #shown: Shown | null = null;
  readonly #names = new NamesOfContract();
  readonly #effects = new EffectsByPlace();
  readonly #remarks = new EngineRemarks(this);
  readonly places = new Places(this, () => this.#contract);
  readonly #search = new PlaceSearch(this, (there) => {
    this.places.show(there);
  });
  /** What the last change was made in: what is typed there goes on being the same change. */
  #lastAt = "";

  constructor() {
    super();
    this.proposed = false;
    this.doubt = null;
    this.active = "";
    this.checking = false;
    this.adding = false;
    new ShortcutKeys(this, {
      isOff: () => this.proposed,
      search: () => { this.#search.focus(); },
      goToProblem: () => {
        if (this.view.draft) this.places.goToProblem(this.view.draft);
        return this.view.draft !== null;
      },
    });
    // Chips and the new item write by themselves.
    this.addEventListener(EditEvent.type, (event) => {
      if (event.composedPath()[0] === this) return;
      this.#lastAt = "";
      this.#earlier = this.view.assessment;
    });
  }

  get #contract(): Contract | null {
    return this.#shown?.contract ?? null;
  }

  /** A view in which nothing is other that stands on the paper is no reason to write it anew. */
  override shouldUpdate(changed: PropertyValues<this>): boolean {
    const was = changed.get("view");
    return changed.size > 1 || !was || ON_PAPER.some((key) => was[key] !== this.view[key]) || TOLD.some((key) => was[key] !== this.view[key] && JSON.stringify(was[key]) !== JSON.stringify(this.view[key]));
  }

  /** What a key comes to is said at once, and the paper written anew when that is painted. */
  protected override async scheduleUpdate(): Promise<void> {
    // What is wrong is said where it can be mended, too.
    if (this.#typing && this.#said && !this.view.draft && this.view.assessment !== this.#said) {
      this.#say();
      await painted();
    }
    await super.scheduleUpdate();
  }

  /** The line that stays in sight. */
  #say(): void {
    const line = this.renderRoot.querySelector<HTMLElement>(".stick");
    if (line) render(strip(this.view, this.#earlier, this.language), line);
    this.#said = this.view.assessment;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("view")) this.#shown = shownOf(this.view);
    const was = changed.get("view");
    if (!was) return;
    // Another month, or another contract: nothing of it was before.
    const same = was.inputs.contract === this.view.inputs.contract || ownOf(this.view.inputs)?.base === was.inputs.contract;
    if (was.record !== this.view.record || was.inputs.text !== this.view.inputs.text || !same) this.#earlier = null;
  }

  override updated(changed: PropertyValues<this>): void {
    this.#say();
    void this.#measure(changed.get("view"));
    if (!changed.has("view")) return;
    const was = changed.get("view");
    // A proposal settles nothing, and its texts are those of the paper it was read from.
    if (this.proposed) return;
    if (!was || was.assessment !== this.view.assessment || was.contract !== this.view.contract) void this.#remarks.compute();
    if (was?.written !== this.view.written) void this.#remarks.warn();
  }

  /** Every block is laid out once: then those out of sight have a size and need not be drawn. */
  async #measure(was?: View): Promise<void> {
    const sheet = this.renderRoot.querySelector(".sheet");
    if (was && was.inputs.contract !== this.view.inputs.contract) sheet?.classList.remove("measured");
    if (!sheet || sheet.classList.contains("measured")) return;
    await painted();
    sheet.classList.add("measured");
  }

  override render(): TemplateResult | typeof nothing {
    const { view, language } = this;
    const contract = this.#contract;
    if (!contract) return nothing;
    return html`<div class="around" @input=${this.#onInput} @change=${this.#onChange} @click=${this.#onClick} @focusin=${this.#onFocus} @pointerdown=${this.#onFocus} @focusout=${this.#onLeave}
        @keydown=${this.#onKey} @paste=${this.#onPaste} @edge=${this.#onEdge}>
      ${this.proposed ? nothing : html`<div class="stick"></div>`}
      ${this.#readable(() => {
        const paper = this.#paper(contract);
        const frame = { view, language, proposed: this.proposed };
        return html`${outline(paper, frame, this.#search)}
          <div class="sheet" id="sheet">
            ${head(paper, frame, this.#import)}
            ${this.#readable(() => SECTIONS.map((section) => html`${section.write(paper)}${section.id === "measures" && this.adding && !view.fixed
              ? html`<yuekao-wizard .language=${language} .contract=${contract} .unread=${view.parsed ? unreadOf(view.parsed) : []} .pasted=${new Set(view.parsed?.columns.flatMap(({ figure }) => figure ?? []))} @close=${this.#closeWizard}></yuekao-wizard>` : nothing}`))}
          </div>`;
      })}
    </div>`;
  }

  /** A draft may have come from anywhere, and be no contract at all. */
  #readable(write: () => Written): Written {
    try {
      return write();
    } catch (cause) {
      if (!this.view.draft) console.error(cause);
      return html`<p class="wrong all" role="alert">${this.language.say("paper-unreadable")}</p>`;
    }
  }

  #paper(contract: Contract): Paper {
    const { view, language, doubt, active, checking } = this;
    const typing = this.#typing;
    return new Paper({
      language, contract, written: this.#shown?.written ?? contract, inForce: view.contract ?? contract, names: this.#names.of(contract, language), changes: view.changes, problems: view.draft?.problems ?? [], warnings: view.draft ? [] : this.#remarks.warnings, sameNames: sameNames(contract, language), effects: view.readings, effectsByPlace: this.#effects.of(contract, view.readings),
      assessment: view.assessment, fixed: view.fixed, computed: this.#remarks.computed, typing, doubt, active, checking, checked: ownOf(view.inputs)?.checked ?? {}, mechanics: MECHANICS,
    });
  }

  #edit(how: (contract: Contract) => Contract, at = "", about = ""): void {
    if (at === "" || at !== this.#lastAt) this.#earlier = this.view.assessment;
    this.dispatchEvent(new EditEvent(how, about));
    this.#lastAt = at;
  }

  #onInput = (event: Event): void => {
    const field = fieldOf(event);
    if (!field || field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && field.type === "checkbox")) return;
    const { at = "", as = "", edge, unit = "" } = field.dataset;
    const key = edge ? `${at}#${edge}` : at;
    const typed = field instanceof HTMLInputElement ? field.value : field.textContent;
    const contract = this.#contract;
    if (as === "own-name") {
      this.dispatchEvent(new DescribeEvent({ name: typed.trim() }, "name"));
      return;
    }
    if (at === "" || as === "" || !contract) return;
    if (event instanceof InputEvent && event.isComposing && as === "words") return;
    this.#typing = { at: key, text: typed };
    if (as === "start") {
      const date = typedDate("date", typed);
      if (date !== null) this.dispatchEvent(new StartEvent(date));
      return;
    }
    // Who empties an edge is about to type another one: the range is not opened, nor the field taken away.
    if (as === "edge" && typed.trim() === "") return;
    this.doubt = as === "words" || as === "list" ? this.doubt : doubtOf(key, unit, typed, this.#beforeTyping(key, contract));
    this.#write(field.dataset, typed, key);
  };

  /** What was typed is taken: fields show what stands in the contract. */
  #typed(): void {
    if (!this.#typing) return;
    this.#typing = null;
    this.requestUpdate();
  }

  /** What stood in the field before somebody began to type there. */
  #stood: { key: string; value: string } = { key: "", value: "" };
  #beforeTyping(key: string, contract: Contract): string {
    if (this.#stood.key !== key) this.#stood = { key, value: textAt(contract, key) };
    return this.#stood.value;
  }

  #write({ at = "", as = "", edge, unit = "" }: DOMStringMap, typed: string, key: string): void {
    const { locale } = this.language;
    const empty = typed.trim() === "" && as === "value";
    this.#edit((contract) => (empty ? this.#emptied(contract, parent(at).list) : typedInto(contract, { at, as, edge: edge as Part | undefined, unit }, typed, locale)), key, key);
  }

  /** A number with a name that is emptied is again what it was in the contract this one was made from. */
  #emptied(contract: Contract, at: string): Contract {
    const now = valueAt(contract, at) as StatedValue;
    const change = this.view.changes.find((one) => one.at === `${at}/value`);
    const example = this.view.examples.includes(now.id) ? { example: true } : {};
    return change ? put(contract, at, { ...now, value: change.was, ...example }) : contract;
  }

  #onChange = (event: Event): void => {
    const field = fieldOf(event);
    if (!field) return;
    const { at = "", as = "" } = field.dataset;
    if (field instanceof HTMLInputElement) {
      if (as === "check") this.#check(at, field.checked);
      return;
    }
    if (!(field instanceof HTMLSelectElement) || field.value === "") return;
    const { value } = field;
    switch (as) {
      case "action":
        field.value = "";
        this.#act(value, at);
        break;
      case "reading": {
        const [, id = ""] = steps(at);
        this.#earlier = this.view.assessment;
        this.dispatchEvent(new ReadingEvent(id, JSON.parse(value) as string));
        break;
      }
      case "term":
        field.value = "";
        this.active = "";
        this.#edit((contract) => put(contract, at, JSON.parse(value) as Term));
        void this.places.goToNew(at);
        break;
      case "json":
        // What is chosen as usual need not stand there.
        this.#edit((contract) => put(contract, at, (JSON.parse(value) as unknown) ?? undefined));
        break;
      default:
    }
  };

  #act(action: string, at: string): void {
    const { language } = this;
    this.#edit((contract) => acted(contract, action, at, language));
    const { list, index } = parent(at);
    if (action === "copy" || action === "down" || action === "split-tier") void this.places.goToNew(`${list}/${index + 1}`);
    else if (action === "up") void this.places.goToNew(`${list}/${Math.max(0, index - 1)}`);
    else if (action.startsWith("add:")) void this.places.goToNew(`${at}/${action.slice(4)}`);
  }

  #check(at: string, yes: boolean): void {
    const contract = this.view.contract;
    if (contract) this.dispatchEvent(new DescribeEvent({ checked: withCheck(ownOf(this.view.inputs)?.checked ?? {}, contract, at, yes) }));
  }

  #onClick = (event: Event): void => {
    const button = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset["do"] !== undefined);
    if (!button || !(event.currentTarget as HTMLElement).contains(button)) return;
    const { do: what = "", at = "", more = "" } = button.dataset;
    const { language } = this;
    const contract = this.#contract;
    if (!contract) return;
    switch (what) {
      case "section":
        this.places.goToSection(at);
        break;
      case "developer":
      case "annex":
        this.dispatchEvent(new Event(what));
        break;
      case "go":
        this.places.goTo(more === "" ? at : `${at}#${more}`);
        break;
      case "to-problem":
        this.places.goToProblem(this.view.draft);
        break;
      case "revert": {
        const change = this.view.changes.find((one) => (one.edge ? `${one.at}#${one.edge}` : one.at) === at && (more === "" || one.kind === more));
        this.#typed();
        if (change) this.#edit((before) => reverted(before, change));
        break;
      }
      case "settle-doubt":
        this.doubt = null;
        this.#typed();
        this.#edit((before) => put(before, at, more));
        break;
      case "add-item":
        this.adding = true;
        break;
      case "balance": {
        const kept = /^\/(?:items|groups)\/\d+/.exec(this.#lastWeight)?.[0];
        const id = kept === undefined ? undefined : (valueAt(contract, kept) as { id?: string } | undefined)?.id;
        this.#edit((before) => weightsBalanced(before, new Set(id === undefined ? [] : [id])));
        break;
      }
      case "export":
        this.dispatchEvent(new ExportEvent());
        break;
      case "import":
        this.renderRoot.querySelector<HTMLInputElement>("input[type=file]")?.click();
        break;
      case "blank":
      case "copy":
      case "forget":
        this.dispatchEvent(new OwnContractEvent(what));
        break;
      case "check-mode":
        this.checking = !this.checking;
        break;
      default: {
        const tool = TOOLS[what];
        const added = ADDED[what];
        if (tool) {
          if (what === "add-term") void this.places.goToNew(`${at}/${(valueAt(contract, at) as unknown[]).length}`);
          this.#edit((before) => tool(before, { at, more, language, figures: this.#names.last?.ofCategories ?? [] }));
        } else if (added) {
          this.places.goToAdded(what);
          const before = contract.tiers?.map(({ id }) => id) ?? [];
          this.#edit((then) => added(then, language));
          if (what === "add-tier") void this.places.goToNew(() => `/tiers/${this.#contract?.tiers?.findIndex(({ id }) => !before.includes(id)) ?? -1}/label`);
        }
      }
    }
  };

  #lastWeight = "";

  #onFocus = (event: Event): void => {
    const field = fieldOf(event);
    if (!field) return;
    const { at = "", as = "", key = at } = field.dataset;
    if (event.type === "focusin") this.#lastAt = "";
    if (/\/weight$/.test(at)) this.#lastWeight = at;
    if (as !== "action" && this.active !== key) {
      this.active = key;
      if (event.type === "focusin" && this.#stood.key !== key) this.#stood = { key: "", value: "" };
    }
  };

  #onLeave = (event: Event): void => {
    const field = fieldOf(event);
    if (field?.dataset["at"] !== undefined) this.#typed();
  };

  #onKey = (event: KeyboardEvent): void => {
    const field = fieldOf(event);
    // What is undone shows in the field, too.
    if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) this.#typed();
    if (!field || field instanceof HTMLSelectElement || event.isComposing || event.ctrlKey || event.metaKey) return;
    keyInField(event, field, this.renderRoot);
  };

  /** A block from a spreadsheet goes into the grid from the cell on it was pasted into. */
  #onPaste = (event: ClipboardEvent): void => {
    const cell = fieldOf(event)?.closest<HTMLElement>("td[data-row]");
    const at = cell?.closest<HTMLElement>("[data-grid]")?.dataset["grid"];
    const block = blockIn(event.clipboardData?.getData("text/plain") ?? "");
    if (!cell || at === undefined || !block) return;
    event.preventDefault();
    this.#typed();
    this.#edit((contract) => pricesFilled(contract, at, Number(cell.dataset["row"]), Number(cell.dataset["column"]), block));
  };

  #onEdge = (event: Event): void => {
    if (!(event instanceof EdgeEvent)) return;
    this.#typed();
    const key = `/tiers/${event.index}/in#from`;
    this.#edit((contract) => put(contract, "/tiers", withEdge(contract.tiers ?? [], event.index, "from", event.edge)), key, key);
  };

  #import = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (file) this.dispatchEvent(new FileEvent([file], "contract"));
  };

  #closeWizard = (): void => {
    this.adding = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[data-do=add-item]")?.focus());
  };
}

/** What of a view stands on the paper. */
const ON_PAPER = ["contract", "written", "draft", "inputs", "latest", "assessment", "month", "parsed", "record", "fixed", "examples", "annex", "templates"] as const satisfies (keyof View)[];

/** What of it is made anew with every result, and mostly says the same. */
const TOLD = ["changes", "readings"] as const satisfies (keyof View)[];

function fieldOf(event: Event): HTMLElement | null {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.matches("input, select, [contenteditable]") ? target : null;
}

define("yuekao-contract-document", ContractDocument);
