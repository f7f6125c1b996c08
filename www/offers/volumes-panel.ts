// Where an offer starts from: volumes a month, how they lie over the year, and how good the service is taken to be.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { blankStyle, exampleMark } from "../controls/example-mark.ts";
import { grouped } from "../controls/grouped.ts";
import { plainNumber } from "../domain/inputs.ts";
import type { Offer } from "../domain/offer.ts";
import { typedInto } from "../domain/state.ts";
import { roundedDown } from "../i18n/decimal.ts";
import type { Language } from "../i18n/language.ts";
import { isRate, rateOf, refusedVolume, volumeIn, yearOf, type Quality, type Volume } from "../engine/offers.ts";
import { MoveEvent, SetEvent } from "./events.ts";
import { basisOf, preset, volumeOf, YEARS, type Setup, type Size } from "./volumes.ts";

const SIZES: readonly Size[] = ["small", "medium", "large"];
/** Of rates so many places are shown. */
const PLACES = 4;
/** Steps of a slider from one end to the other. */
const STEPS = 200;

export class VolumesPanel extends LitElement {
  static override properties = {
    language: { attribute: false }, setup: { attribute: false }, typed: { attribute: false }, volumes: { attribute: false }, qualities: { attribute: false },
    amounts: { attribute: false }, measured: { attribute: false }, axis: { attribute: false }, only: { type: Boolean },
  };
  static override styles = [base, blankStyle, css`
    :host {
      display: block;
    }

    /* The widest unit makes the room of all. */
    .rows {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 112px minmax(36px, max-content);
    }

    .row {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr) 112px 60px;
      grid-template-columns: subgrid;
      gap: 0 8px;
      align-items: center;
      padding: 6px var(--gap-4);
      border-top: 1px solid var(--line);
    }

    input[type="range"] {
      grid-column: 1 / -1;
      width: 100%;
      min-height: 24px;
      margin: 0;
      padding: 0;
      border: 0;
      accent-color: var(--accent);
      background: none;
    }

    input[type="text"] {
      width: 100%;
      min-width: 0;
      padding-inline: 8px;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }

    .unit,
    small {
      color: var(--quiet);
      font-size: var(--small);
      white-space: nowrap;
    }

    .said {
      grid-column: 1 / -1;
      color: var(--error);
      font-size: 13px;
    }

    [aria-invalid="true"] {
      border-color: var(--error);
    }

    .presets {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 0 var(--gap-4) var(--gap-3);
    }

    .presets .button {
      min-height: 28px;
      padding: 2px 10px;
    }

    h3 {
      padding: var(--gap-3) var(--gap-4) 4px;
      border-top: 1px solid var(--line);
      font-size: 13px;
      font-weight: 600;
    }

    .about {
      padding: 0 var(--gap-4) var(--gap-2);
      color: var(--quiet);
      font-size: 13px;
      line-height: 20px;
    }

    .months {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 6px;
      padding: 4px var(--gap-4) var(--gap-3);
    }

    .months label {
      color: var(--quiet);
      font-size: var(--small);
    }

    details > summary {
      padding: 4px var(--gap-4) var(--gap-2);
      color: var(--accent);
      font-size: 13px;
      cursor: pointer;
    }
  `];

  declare language: Language;
  declare setup: Setup;
  /** What is typed by now: it stands in its field before anything came of it. */
  declare typed: Offer;
  declare volumes: readonly Volume[];
  declare qualities: readonly Quality[];
  /** With what is being moved. */
  declare amounts: Readonly<Record<string, string>>;
  /** Metric → rate, as the chosen month has it. */
  declare measured: Readonly<Record<string, string | null>>;
  declare axis: string;
  /** Volumes alone, for who reads a quote. */
  declare only: boolean;

  constructor() {
    super();
    this.measured = {};
    this.only = false;
  }

  override render(): TemplateResult {
    const { language, volumes, only } = this;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${language.say("offers-volumes")}</h2>
      ${volumes.length === 0 ? html`<p class="about">${language.say("offers-volumes-none")}</p>` : only ? nothing : html`<div class="presets" role="group" aria-label=${language.say("offers-presets")}>
        ${SIZES.map((size) => html`<button type="button" class="button" @click=${() => this.#preset(size)}>${language.say(`offers-size-${size}`)}</button>`)}
        ${this.#hasMonth ? html`<button type="button" class="button" @click=${this.#asInMonth}>${language.say("offers-from-month", { month: this.#monthName })}</button>` : nothing}</div>`}
      <div class="rows">${volumes.map((volume) => this.#volume(volume))}</div>
      ${only ? nothing : html`${volumes.length > 0 ? this.#year() : nothing}${this.#quality()}`}
    </section>`;
  }

  get #hasMonth(): boolean {
    return this.volumes.some((volume) => volumeIn(this.setup.month, volume) !== null);
  }

  get #monthName(): string {
    const { month } = this.setup.month ?? {};
    return this.language.month(month);
  }

  #volume(volume: Volume): TemplateResult {
    const { language, setup, typed } = this;
    const { id, unit, whole } = volume;
    const label = language.text(volume.label);
    const value = this.amounts[id] ?? "0";
    const { from } = volumeOf(setup, volume);
    const text = typed.volumes[id];
    const refused = text === undefined ? null : refusedVolume(plainNumber(text), whole);
    const moved = value !== volumeOf(setup, volume).value;
    const top = Math.max(Number(preset(volume, "large")), Number(value));
    const set = (to: string): void => {
      this.dispatchEvent(new SetEvent((offer) => ({ ...offer, volumes: { ...offer.volumes, [id]: to } }), `volume ${id}`));
    };
    // The slider is finer where volumes are small: by the root of the way.
    const place = top === 0 ? 0 : Math.round(Math.sqrt(Number(value) / top) * STEPS);
    const at = (event: Event): string => (event.target instanceof HTMLInputElement ? rounded((Number(event.target.value) / STEPS) ** 2 * top, whole) : value);
    return html`<div class="row">
      <label for=${`v-${id}`}>${label} ${exampleMark(language, from === "example" && !moved)}${from === "month" && !moved ? html`<small>${this.#monthName}</small>` : nothing}</label>
      <input id=${`v-${id}`} type="text" inputmode="decimal" autocomplete="off" .value=${live(moved || text === undefined ? language.number.plain(value) : grouped(this, `#v-${id}`, text, language))} @blur=${() => { this.requestUpdate(); }} aria-invalid=${String(refused !== null)} aria-describedby=${refused === null ? nothing : `s-${id}`}
        @input=${(event: InputEvent) => { if (event.target instanceof HTMLInputElement && !event.isComposing) set(event.target.value); }} />
      <span class="unit">${language.unit(unit)}</span>
      ${refused === null ? nothing : html`<p class="said" id=${`s-${id}`} role="alert">${language.say(`offers-${refused}`, { value: language.number.plain(volumeOf(setup, volume).value) })}</p>`}
      <input type="range" class="on-screen" min="0" max=${STEPS} .value=${live(String(place))} aria-label=${language.say("offers-move", { figure: label })} aria-valuetext="${language.number.plain(value)} ${language.unit(unit)}"
        @input=${(event: Event) => this.dispatchEvent(new MoveEvent(id, at(event)))} @change=${(event: Event) => { set(at(event)); }} />
    </div>`;
  }

  #year(): TemplateResult {
    const { language, typed } = this;
    const shape = (["even", "season", "promotions"] as const).find((one) => JSON.stringify(YEARS[one]) === JSON.stringify(typed.year)) ?? "own";
    const choose = (event: Event): void => {
      if (!(event.target instanceof HTMLSelectElement)) return;
      const chosen = event.target.value;
      const year = chosen === "own" ? yearOf(basisOf({ ...this.setup, offer: typed })) : chosen === "season" || chosen === "promotions" ? YEARS[chosen] : YEARS.even;
      this.dispatchEvent(new SetEvent((offer) => ({ ...offer, year })));
    };
    const set = (place: number) => (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const { value } = event.target;
      this.dispatchEvent(new SetEvent((offer) => ({ ...offer, year: Array.from({ length: 12 }, (_, one) => (one === place ? value : (offer.year[one] ?? "100"))) }), `year ${place}`));
    };
    const wrong = (text: string | undefined): boolean => text !== undefined && (plainNumber(text) === null || text.trim().startsWith("-"));
    return html`<h3>${language.say("offers-year-shape")}</h3>
      <div class="presets"><select aria-label=${language.say("offers-year-shape")} @change=${choose}>
        ${["even", "season", "promotions", "own"].map((one) => html`<option value=${one} ?selected=${one === shape}>${language.say(`offers-year-${one}`)}</option>`)}</select></div>
      ${shape === "even" ? nothing : html`<details ?open=${shape === "own"}><summary>${language.say("offers-year-months")}</summary><div class="months">
        ${Array.from({ length: 12 }, (_, place) => html`<label>${language.say("offers-month-number", { number: String(place + 1) })}<input type="text" inputmode="decimal" .value=${live(typed.year[place] ?? "100")} aria-invalid=${String(wrong(typed.year[place]))} @input=${set(place)} /></label>`)}</div></details>
        ${typed.year.some(wrong) ? html`<p class="about said" role="alert">${language.say("offers-year-refused")}</p>` : nothing}`}`;
  }

  #quality(): TemplateResult | typeof nothing {
    const { language, qualities, setup, typed } = this;
    if (qualities.length === 0) return nothing;
    const row = (quality: Quality): TemplateResult => {
      const { metric, label, unit } = quality;
      const text = typed.quality[metric];
      const { from, rate: set } = rateOf(quality, basisOf(setup));
      const rate = from === "month" ? (this.measured[metric] ?? null) : set;
      const refused = text !== undefined && !isRate(plainNumber(text) ?? "", unit);
      const type = (event: Event): void => {
        if (!(event.target instanceof HTMLInputElement)) return;
        const { value } = event.target;
        this.dispatchEvent(new SetEvent((offer) => ({ ...offer, quality: typedInto(offer.quality, metric, value) }), `quality ${metric}`));
      };
      const called = language.text(label);
      const basis = { set: "", month: this.#monthName, missing: language.say("not-given"), target: language.say("offers-just-met") }[from];
      return html`<div class="row"><label for=${`q-${metric}`}>${called} <small>${basis}</small></label>
        <input id=${`q-${metric}`} type="text" inputmode="decimal" autocomplete="off" placeholder=${rate === null ? "" : language.number.plain(roundedDown(rate, PLACES))} .value=${live(text ?? "")}
          aria-invalid=${String(refused)} @input=${type} /><span class="unit">${language.unit(unit)}</span>
        ${refused ? html`<p class="said" role="alert">${language.say(unit === "%" ? "offers-rate-refused" : "offers-number-refused")}</p>` : nothing}</div>`;
    };
    return html`<h3>${language.say("offers-quality")}</h3><p class="about">${language.say("offers-quality-about")}</p><div class="rows">${qualities.map(row)}</div>`;
  }

  #preset(size: Size): void {
    const { volumes } = this;
    this.dispatchEvent(new SetEvent((offer) => ({ ...offer, volumes: { ...offer.volumes, ...Object.fromEntries(volumes.map((volume) => [volume.id, preset(volume, size)])) } })));
  }

  readonly #asInMonth = (): void => {
    this.dispatchEvent(new SetEvent((offer) => ({ ...offer, volumes: {}, quality: {} })));
  };
}

/** To two significant digits, as a whole number where only those exist: where a thumb is let go says no more. */
function rounded(value: number, whole: boolean): string {
  const near = Number(value.toPrecision(2));
  return whole || near >= 10 ? String(Math.round(near)) : String(near);
}

define("yuekao-offer-volumes", VolumesPanel);
