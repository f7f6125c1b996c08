// What would have reached each better tier: the cheapest mix, each figure by itself, and why one cannot be reached.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { bands, lineTerms, MARKS, rangeText, toneOf } from "../../domain/contract.ts";
import type { Assessment, BetterTier, Contract, SingleLever } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { zero } from "../../i18n/decimal.ts";
import { gainText, isBest, partText, wayText } from "../../domain/better-results.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { stacked } from "../../controls/responsive-table.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import { tabStyle } from "../style.ts";

/** A way is to be put into the supposed month. */
export class TryEvent extends Event {
  static readonly type = "yuekao-try";
  constructor(readonly parts: readonly { figure: string; extra: string }[]) {
    super(TryEvent.type, { bubbles: true, composed: true });
  }
}

export class Ways extends LitElement {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, assessment: { attribute: false }, better: { attribute: false } };
  static override styles = [base, tabStyle, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .scroll {
      position: relative;
      overflow-x: auto;
    }

    :is(th, td) {
      vertical-align: top;
      line-height: 22px;
    }

    :is(th, td):first-child {
      padding-inline-start: var(--gap-4);
    }

    tbody th {
      white-space: nowrap;
    }

    tbody tr:last-child > * {
      border-bottom: 0;
    }

    small {
      display: block;
      color: var(--quiet);
      font-size: var(--small);
      font-weight: 400;
      line-height: 18px;
    }

    .button {
      min-height: 26px;
      padding: 0 10px;
      margin-inline-start: 8px;
      font-size: var(--small);
    }

    .gain {
      font-weight: 600;
      white-space: nowrap;
    }
  `, stacked];

  declare language: Language;
  declare contract: Contract;
  declare assessment: Assessment;
  declare better: readonly BetterTier[];

  protected override render(): TemplateResult {
    const { language, better } = this;
    const say = (id: string): string => language.say(id);
    const forMoney = better.length > 0 ? better.some(({ tier }) => tier === null) : bands(this.contract).length === 0;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${say(forMoney ? "ways-money" : "ways")}</h2>
      <p class="about quiet">${forMoney && better.length > 0 && isBest(this.assessment, this.contract) ? html`${say("ways-best")} ` : nothing}${say(this.#about())}</p>
      ${better.length > 0 ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="title"><table>
        <thead><tr>
          <th scope="col">${say("ways-goal")}</th><th scope="col">${say("ways-mix")}</th><th scope="col">${say("ways-alone")}</th><th scope="col">${say("ways-gain")}</th>
        </tr></thead>
        <tbody>${better.map((goal) => this.#goal(goal))}</tbody>
      </table></div>` : nothing}
    </section>`;
  }

  #about(): string {
    if (this.better.length > 0) return "ways-about";
    if (lineTerms(this.contract).length === 0 && bands(this.contract).length === 0) return this.contract.score ? "ways-no-tiers" : "ways-nothing";
    if (bands(this.contract).length === 0) return "ways-none";
    if (!this.assessment.tier) return "ways-open";
    return isBest(this.assessment, this.contract) ? "hint-best" : "ways-none";
  }

  #unit = (figure: string): string => monthFigures(this.contract).find(({ id }) => id === figure)?.unit ?? "";

  #goal(goal: BetterTier): TemplateResult {
    const { language, contract } = this;
    const all = bands(contract);
    const band = all.find(({ id }) => id === goal.tier);
    return html`<tr>
      <th scope="row">${band ? html`<span aria-hidden="true">${MARKS[toneOf(all, band.id)]}</span> ${language.text(band.label)}<small>${rangeText(band.range, (edge) => language.number.plain(edge))}</small>`
        : gainText(goal.mix?.saves ?? null, contract, language)}</th>
      <td data-name=${language.say("ways-mix")}>${this.#mix(goal)}</td>
      <td data-name=${language.say("ways-alone")}>${goal.levers.map((lever) => html`<div>${this.#alone(lever, goal)}</div>`)}</td>
      <td class="gain">${gainText(goal.mix?.saves ?? null, contract, language)}</td>
    </tr>`;
  }

  #mix({ mix, tier, limits }: BetterTier): TemplateResult | string {
    const { language, contract } = this;
    if (!mix) {
      const items = (contract.items ?? []).filter(({ id }) => limits.includes(id)).map(({ label }) => language.text(label)).join(language.say("list-comma"));
      return items === "" ? language.say("ways-unreachable") : language.say("ways-unreachable-by", { items });
    }
    // Calls and answers add up; calls and points of a score do not.
    const adds = mix.parts.length > 1 && mix.parts.every(({ figure }) => language.has(`counted-${this.#unit(figure)}`));
    const total = adds && mix.total !== null ? language.say(mix.least ? "ways-total" : "ways-total-open", { total: language.number.plain(mix.total) }) : "";
    return html`${wayText(mix, contract, this.#unit, language)}${this.#try(mix.parts)}
      <small>${total}${mix.score === null ? nothing : language.say("ways-score", { score: language.number.plain(mix.score) })}${this.#jump(mix.reaches, tier)}</small>`;
  }

  #alone(lever: SingleLever, { tier }: BetterTier): TemplateResult {
    const { language, contract } = this;
    if (lever.extra !== null) {
      return html`${partText({ figure: lever.figure, extra: lever.extra }, contract, this.#unit(lever.figure), language)}${this.#try([{ figure: lever.figure, extra: lever.extra }])}${this.#jump(lever.reaches, tier)}`;
    }
    const figure = language.text(lever.label);
    const score = lever.score === null ? "" : language.say("ways-score-only", { score: language.number.plain(lever.score) });
    const most = lever.most;
    if (most === null) return html`<span class="quiet">${language.say("ways-not-alone", { figure })}</span>`;
    return html`<span class="quiet">${zero(most) ? language.say("ways-no-room", { figure }) : language.say("ways-not-enough", { part: partText({ figure: lever.figure, extra: most }, contract, this.#unit(lever.figure), language), score })}</span>`;
  }

  /** A step that jumps over the goal into a better one still. */
  #jump(reaches: string | null, goal: string | null): string {
    if (goal === null || reaches === null || reaches === goal) return "";
    const { language } = this;
    return language.say("ways-jumps", { tier: language.text(bands(this.contract).find(({ id }) => id === reaches)?.label ?? "") });
  }

  #try(parts: readonly { figure: string; extra: string }[]): TemplateResult {
    const { language } = this;
    const text = parts.map((part) => partText(part, this.contract, this.#unit(part.figure), language)).join(language.say("way-and"));
    return html`<button type="button" class="button" aria-label=${language.say("ways-try-label", { way: text })} @click=${() => this.dispatchEvent(new TryEvent(parts))}>${language.say("ways-try")}</button>`;
  }
}

define("yuekao-ways", Ways);
