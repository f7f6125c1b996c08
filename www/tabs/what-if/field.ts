// One figure to be moved: a slider and a box for the exact number, both by keyboard too, and the way back to the real one.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { FigureValue } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { grouped } from "../../controls/grouped.ts";
import type { FigureKind } from "../../domain/figure-kinds.ts";
import { narrow } from "../../controls/narrow.ts";
import { decimal, snapped, type Reach } from "./figures.ts";

/** A figure is supposed to be something else, or again what it is. */
export class SupposeEvent extends Event {
  static readonly type = "yuekao-suppose";
  constructor(readonly figure: string, readonly value: string | boolean | null) {
    super(SupposeEvent.type, { bubbles: true, composed: true });
  }
}

/** Something was typed into a figure's box. */
export class TypedEvent extends Event {
  static readonly type = "yuekao-typed";
  constructor(readonly figure: string, readonly typed: string) {
    super(TypedEvent.type, { bubbles: true, composed: true });
  }
}

/** What is made anew for every picture is mostly as it was: of sixteen figures one moves. */
function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** Steps of Page Up and Page Down. */
const LEAP = 10;

export class FigureField extends LitElement {
  static override properties = {
    language: { attribute: false }, figure: { attribute: false, hasChanged: differ }, reach: { attribute: false, hasChanged: differ }, now: { attribute: false },
    real: { attribute: false }, typed: { attribute: false },
  };
  static override styles = [base, css`
    :host {
      display: grid;
      grid-template-columns: minmax(112px, 2fr) minmax(90px, 3fr) 144px 32px;
      grid-template-areas: "name slider box back" ". said said said";
      gap: 0 var(--gap-3);
      align-items: center;
      padding: 4px var(--gap-4);
      border-top: 1px solid var(--line);
    }

    .name {
      grid-area: name;
      line-height: 18px;
    }

    /* Labels stand within sentences elsewhere. */
    .name::first-letter {
      text-transform: uppercase;
    }

    small {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      line-height: 16px;
      font-variant-numeric: tabular-nums;
    }

    input[type="range"] {
      grid-area: slider;
      width: 100%;
      min-width: 0;
      min-height: 32px;
      margin: 0;
      padding: 0;
      border: 0;
      accent-color: var(--accent);
      background: none;
    }

    .box {
      grid-area: box;
      display: grid;
      grid-template-columns: 1fr 52px;
      gap: 6px;
      align-items: center;
    }

    .box input {
      width: 100%;
      min-width: 0;
      padding-inline: 8px;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }

    .unit {
      color: var(--quiet);
      font-size: var(--small);
      white-space: nowrap;
      overflow: hidden;
    }

    input[type="checkbox"] {
      grid-area: slider;
      justify-self: start;
      width: 18px;
      height: 18px;
      min-height: 0;
      accent-color: var(--accent);
    }

    .back {
      grid-area: back;
      padding: 0;
      width: 32px;
    }

    .back[hidden] {
      display: block;
      visibility: hidden;
    }

    .changed .name {
      font-weight: 600;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
    }

    .said {
      grid-area: said;
      color: var(--error);
      font-size: 13px;
      line-height: 20px;
    }

    ${narrow(639, css`
      :host {
        grid-template-columns: 1fr 136px 32px;
        grid-template-areas: "name box back" "slider slider slider" "said said said";
      }
    `)}
  `];

  declare language: Language;
  declare figure: FigureKind;
  declare reach: Reach;
  declare now: FigureValue | undefined;
  declare real: FigureValue | undefined;
  /** What was typed and does not count, or not yet; with the reason where it does not go: the number in force stays. */
  declare typed: { typed: string; reason: string | null } | null;

  protected override render(): TemplateResult {
    const { language, figure, now, real, typed } = this;
    const label = language.text(figure.label);
    const changed = now !== real || typed !== null;
    const shown = (value: FigureValue | undefined): string =>
      value === undefined ? language.say("not-given") : typeof value === "boolean" ? language.say(value ? "yes" : "no") : language.number.plain(String(value));
    // The exact one stands in the box until it is moved.
    const was = language.say("what-if-real", { value: figure.unit === "%" && typeof real !== "boolean" && real !== undefined ? language.number.rate(String(real)) : shown(real) });
    return html`
      <label class="name" for="box">${changed ? html`<strong>${label}</strong>` : label}<small>${was}</small></label>
      ${figure.kind === "flag" ? this.#flag() : this.#number(label)}
      <button type="button" class="button back" ?hidden=${!changed} aria-label=${language.say("what-if-reset-one", { figure: label })} @click=${this.#reset}>↺</button>
      ${typed?.reason ? html`<p class="said" id="said" role="alert">${typed.reason}</p>` : nothing}`;
  }

  #flag(): TemplateResult {
    const change = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) this.#suppose(event.target.checked);
    };
    return html`<input id="box" type="checkbox" .checked=${live(this.now === true)} @change=${change} />`;
  }

  #number(label: string): TemplateResult {
    const { language, figure, reach, now, typed } = this;
    const refused = typed?.reason ?? null;
    const value = now === undefined ? null : String(now);
    const unit = language.unit(figure.unit);
    return html`<input type="range" aria-label=${label} min="0" max=${reach.to} step="any" .value=${live(value ?? "0")}
        aria-valuetext=${value === null ? language.say("not-given") : `${language.number.plain(value)} ${unit}`}
        @input=${this.#drag} @keydown=${this.#key} />
      <span class="box"><input id="box" type="text" inputmode="decimal" autocomplete="off" placeholder=${language.say("not-given")} .value=${live(grouped(this, "#box", typed?.typed ?? value ?? "", language))}
        aria-invalid=${String(refused !== null)} aria-describedby=${refused ? "said" : nothing} @input=${this.#type} @keydown=${this.#keyInBox} @blur=${this.#left} /><span class="unit">${unit}</span></span>`;
  }

  #drag = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const to = snapped(Number(event.target.value), this.reach);
    // Where the range ends before the slider does, the thumb goes back to it.
    if (to === String(this.now ?? "")) event.target.value = to;
    this.#suppose(to);
  };

  #type = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event instanceof InputEvent && event.isComposing) return;
    this.dispatchEvent(new TypedEvent(this.figure.id, event.target.value));
  };

  #left = (): void => {
    this.requestUpdate();
  };

  #key = (event: KeyboardEvent): void => {
    const { from, to, step, places } = this.reach;
    const fine = 10 ** -places;
    const moves: Record<string, number> = {
      ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: step * LEAP, PageDown: -step * LEAP, Home: -Infinity, End: Infinity,
    };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey && Number.isFinite(move) ? Math.sign(move) * fine : move;
    this.#suppose(decimal(Math.min(Math.max(Number(this.now ?? 0) + by, from), to), places));
  };

  /** In the box the arrows go up and down; left and right move within the number. */
  #keyInBox = (event: KeyboardEvent): void => {
    if (event.isComposing || !["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key)) return;
    this.#key(event);
  };

  #reset = (): void => {
    this.dispatchEvent(new SupposeEvent(this.figure.id, null));
    this.renderRoot.querySelector<HTMLElement>("#box")?.focus();
  };

  #suppose(value: string | boolean): void {
    this.dispatchEvent(new SupposeEvent(this.figure.id, value));
  }
}

define("yuekao-figure-field", FigureField);
