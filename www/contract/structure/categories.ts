// Which categories each package is for: as chips that are dragged from package to package, moved by key, or found by typing.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Contract, Package, Problem, Text } from "../../engine/engine.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { EditEvent } from "../../controls/events.ts";
import type { Language } from "../../i18n/language.ts";
import { change } from "../../domain/pointer.ts";

interface Chip {
  name: string;
  text: Text;
  package: number;
}

export class Categories extends LitElement {
  static override properties = {
    language: { attribute: false }, at: { attribute: false }, packages: { attribute: false }, fixed: { attribute: false }, problems: { attribute: false }, changed: { attribute: false },
    wanted: { state: true }, dragged: { state: true }, over: { state: true }, said: { state: true }, here: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: block;
      margin-top: 12px;
    }

    .find {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 8px;
      align-items: center;
      margin-bottom: 8px;
    }

    .find input {
      width: 220px;
    }

    .package {
      padding: 8px 10px;
      border: 1px solid var(--line);
      border-radius: var(--round);
    }

    .package + .package {
      margin-top: 8px;
    }

    .package.over {
      border-color: var(--accent);
      background: var(--accent-wash);
    }

    .called {
      margin-bottom: 4px;
      font-size: 13px;
      font-weight: 600;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      min-height: 28px;
    }

    li {
      display: inline-flex;
      align-items: center;
      border: 1px solid var(--line-strong);
      border-radius: 14px;
      background: var(--paper);
      line-height: 26px;
    }

    li[draggable="true"] {
      cursor: grab;
    }

    .chip {
      padding: 0 10px;
      border: 0;
      border-radius: 14px;
      background: none;
      cursor: inherit;
      touch-action: none;
    }

    .chip:focus-visible {
      outline-offset: 0;
    }

    li.changed {
      border-color: var(--accent);
      box-shadow: inset 0 -2px var(--accent);
    }

    li.found {
      border-color: var(--lit-edge);
      background: var(--lit);
    }

    li.dragged {
      opacity: 0.5;
    }

    .wrong {
      color: var(--error);
      font-size: 13px;
    }

    .ghost {
      position: fixed;
      z-index: 9;
      padding: 0 10px;
      border: 1px solid var(--accent);
      border-radius: 14px;
      background: var(--paper);
      box-shadow: var(--shadow);
      pointer-events: none;
    }

    @media print {
      .find {
        display: none;
      }
    }
  `];

  declare language: Language;
  /** Where the rate card stands in the contract. */
  declare at: string;
  declare packages: readonly Package[];
  declare fixed: boolean;
  declare problems: readonly Problem[];
  /** Categories that came or moved. */
  declare changed: ReadonlySet<string>;
  /** What is looked for. */
  declare wanted: string;
  declare dragged: Chip | null;
  declare over: number | null;
  /** What was done last, for whoever does not see it. */
  declare said: string;
  /** The chip the keyboard is at. */
  declare here: string;
  #chips: readonly Chip[] = [];
  #moved = false;
  /** The chip the keyboard goes on with when it is where it was moved to. */
  #awaited: { name: string; package: number } | null = null;

  constructor() {
    super();
    this.wanted = "";
    this.dragged = null;
    this.over = null;
    this.said = "";
    this.here = "";
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("packages")) this.#chips = this.packages.flatMap((one, index) => one.categories.map((text) => ({ name: nameOf(text), text, package: index })));
  }

  override updated(): void {
    const { name, package: index } = this.#awaited ?? { name: "", package: -1 };
    if (!this.#chips.some((chip) => chip.name === name && chip.package === index)) return;
    this.#awaited = null;
    this.#chipOf(name)?.focus();
  }

  override render(): TemplateResult {
    const { language, packages, fixed } = this;
    const reached = this.#packageHere();
    return html`${fixed ? nothing : this.#find()}
      ${packages.map((one, index) => html`<div class=${this.over === index && this.dragged && this.dragged.package !== index ? "package over" : "package"} data-package=${index} role="group" aria-label=${language.text(one.label)}>
        <p class="called">${language.text(one.label)} <span class="quiet">${language.say("categories-count", { count: language.number.count(String(one.categories.length)) })}</span></p>
        <ul>${repeat(this.#chips.filter((chip) => chip.package === index), ({ name }) => name, (chip, place) => this.#chip(chip, reached === index ? chip.name === this.here : place === 0))}</ul>
      </div>`)}
      ${[...new Set(this.problems.map((problem) => language.say("categories-twice", { category: problem.values?.["category"] ?? "" })))].map((text) => html`<p class="wrong" role="alert">${text}</p>`)}
      <p class="unseen" role="status">${this.said}</p>`;
  }

  /** `first`: the one of its package that the keyboard gets to. */
  #chip(chip: Chip, first: boolean): TemplateResult {
    const found = this.wanted !== "" && this.#fits(chip);
    const shown = this.language.text(chip.text);
    const classes = [found ? "found" : "", this.changed.has(chip.name) ? "changed" : "", this.dragged === chip && this.#moved ? "dragged" : ""].join(" ");
    if (this.fixed) return html`<li><span class="chip">${shown}</span></li>`;
    return html`<li class=${classes}><button type="button" class="chip" data-name=${chip.name} tabindex=${first ? 0 : -1}
      aria-label=${this.language.say("category-in", { category: shown, package: this.#called(chip.package) })} title=${this.language.say("category-hint")}
      @pointerdown=${(event: PointerEvent) => { this.#take(event, chip); }} @pointermove=${this.#move} @pointerup=${this.#drop} @pointercancel=${this.#cancel}
      @keydown=${(event: KeyboardEvent) => { this.#key(event, chip); }} @focus=${() => { this.here = chip.name; }}>${shown}</button></li>`;
  }

  #packageHere(): number {
    return this.#chips.find(({ name }) => name === this.here)?.package ?? -1;
  }

  /** The field that finds a category, and says where it can go. */
  #find(): TemplateResult {
    const { language, wanted } = this;
    const found = wanted === "" ? undefined : this.#chips.find((chip) => [...namesOf(chip.text)].includes(wanted)) ?? this.#chips.find((chip) => this.#fits(chip));
    const exact = found && [...namesOf(found.text)].includes(wanted);
    const to = (index: number): TemplateResult => html`<button type="button" class="button" @click=${() => { this.#put(exact || found ? (found) : null, index); }}>${language.say(found ? "category-move" : "category-add", { category: found ? language.text(found.text) : wanted, package: this.#called(index) })}</button>`;
    return html`<div class="find"><input type="search" autocomplete="off" aria-label=${language.say("category-find")} placeholder=${language.say("category-find")} .value=${wanted} @input=${this.#type} @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.isComposing || wanted === "") return;
        const [first] = this.packages.flatMap((_, index) => (found?.package === index ? [] : [index]));
        if (first !== undefined) this.#put(found ?? null, first);
      }} />
      ${wanted === "" ? nothing : html`${found ? html`<span class="quiet">${language.say("category-is-in", { category: language.text(found.text), package: this.#called(found.package) })}</span>` : nothing}
        ${this.packages.flatMap((_, index) => (found?.package === index ? [] : [to(index)]))}
        ${found ? html`<button type="button" class="button plain" @click=${() => { this.#takeOut(found); }}>${language.say("category-remove", { category: language.text(found.text) })}</button>` : nothing}`}</div>`;
  }

  #fits(chip: Chip): boolean {
    const wanted = this.wanted.trim().toLowerCase();
    return wanted !== "" && [...namesOf(chip.text)].some((name) => name.toLowerCase().includes(wanted));
  }

  #called(index: number): string {
    const one = this.packages[index];
    return one ? this.language.text(one.label) : "";
  }

  /** Into a package: one that is there already, or a new one by the name that is looked for. */
  #put(chip: Chip | null, index: number): void {
    const { at } = this;
    const text: Text = chip?.text ?? this.wanted.trim();
    this.dispatchEvent(new EditEvent((contract) => {
      const without = chip ? removed(contract, at, chip.text) : contract;
      return change(without, `${at}/packages/${index}/categories`, (all) => [...((all as Text[] | undefined) ?? []), text]);
    }, ""));
    this.said = this.language.say("category-moved", { category: this.language.text(text), package: this.#called(index) });
    this.wanted = "";
    this.here = nameOf(text);
    this.#awaited = { name: nameOf(text), package: index };
  }

  #takeOut(chip: Chip): void {
    const { at } = this;
    this.dispatchEvent(new EditEvent((contract) => removed(contract, at, chip.text), ""));
    this.said = this.language.say("category-removed", { category: this.language.text(chip.text) });
    this.wanted = "";
  }

  #type = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.wanted = event.target.value;
  };

  #key(event: KeyboardEvent, chip: Chip): void {
    const peers = this.#chips.filter((one) => one.package === chip.package);
    const place = peers.indexOf(chip);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      const next = peers[place + step];
      if (next) this.#chipOf(next.name)?.focus();
      return;
    }
    // To the package before or after, by Ctrl or Alt with an arrow; Enter goes on in a circle.
    const by = event.key === "Enter" ? 1 : step;
    if (by !== undefined) {
      event.preventDefault();
      const count = this.packages.length;
      const to = (chip.package + by + count) % count;
      if (to !== chip.package) this.#put(chip, to);
    } else if (event.key === "Delete") {
      event.preventDefault();
      this.#takeOut(chip);
    }
  }

  #chipOf(name: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-name="${CSS.escape(name)}"]`);
  }

  #take(event: PointerEvent, chip: Chip): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    this.dragged = chip;
    this.#moved = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  #move = (event: PointerEvent): void => {
    if (!this.dragged) return;
    this.#moved = true;
    const there = this.renderRoot instanceof ShadowRoot ? this.renderRoot.elementsFromPoint(event.clientX, event.clientY) : [];
    const box = there.find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset["package"] !== undefined);
    this.over = box ? Number(box.dataset["package"]) : null;
  };

  #drop = (): void => {
    const { dragged, over } = this;
    this.#cancel();
    if (dragged && over !== null && over !== dragged.package && this.#moved) this.#put(dragged, over);
  };

  #cancel = (): void => {
    this.dragged = null;
    this.over = null;
  };
}

function namesOf(text: Text): Set<string> {
  return new Set(typeof text === "string" ? [text] : Object.values(text));
}

function nameOf(text: Text): string {
  return typeof text === "string" ? text : text["zh-CN"];
}

/** The contract with a category in no package. */
function removed(contract: Contract, at: string, text: Text): Contract {
  return change(contract, `${at}/packages`, (all) => (all as Package[]).map((one) => {
    const rest = one.categories.filter((other) => nameOf(other) !== nameOf(text));
    return rest.length === one.categories.length ? one : { ...one, categories: rest };
  }));
}

define("yuekao-categories", Categories);
