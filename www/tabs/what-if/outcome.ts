// What the month would come to: score, tier and money beside those of the real month, the score against the tier edges,
// and a bar for each item or standard.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";

import { moneyText, valueText } from "../../i18n/open-values.ts";
import { bands, MARKS, payers, paysLabel, scoreLabel, toneOf, type Band } from "../../domain/contract.ts";
import { minus, positive, zero } from "../../i18n/decimal.ts";
import type { Assessment, Contract, Payer } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { tierText } from "../../domain/missing.ts";
import { shownRate } from "../../domain/result-texts.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { why } from "../../controls/explain-button.ts";
import "../../charts/target-bar.ts";
import "../../result/scale.ts";

export class Supposition extends LitElement {
  static override properties = {
    language: { attribute: false }, contract: { attribute: false }, real: { attribute: false }, now: { attribute: false }, open: { attribute: false },
  };
  static override styles = [base, css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .card {
      padding: var(--gap-3) var(--gap-6) var(--gap-4);
    }

    .card > h2 {
      padding: 0 0 var(--gap-2);
    }

    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
      gap: var(--gap-2) var(--gap-6);
    }

    dt {
      color: var(--quiet);
      font-size: var(--small);
      line-height: 20px;
    }

    .value {
      font-size: 24px;
      font-weight: 600;
      line-height: 36px;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }

    .tier .value {
      font-size: 18px;
      white-space: normal;
    }

    .was,
    .difference {
      font-size: 13px;
      line-height: 20px;
      font-variant-numeric: tabular-nums;
    }

    .was {
      color: var(--quiet);
    }

    .better {
      color: var(--accent);
      font-weight: 600;
    }

    .worse {
      color: var(--error);
      font-weight: 600;
    }

    yuekao-scale {
      margin-top: var(--gap-2);
    }

    .bars {
      display: grid;
      grid-template-columns: minmax(96px, max-content) 1fr max-content;
      gap: 2px var(--gap-3);
      align-items: center;
      margin-top: var(--gap-2);
      font-size: 13px;
      line-height: 20px;
    }

    .bars > span:nth-child(3n) {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }

    @container (max-width: 479px) {
      .card {
        padding-inline: var(--gap-4);
      }
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare real: Assessment;
  declare now: Assessment;
  declare open: string | null;

  protected override render(): TemplateResult {
    const { language, contract, now } = this;
    const all = bands(contract);
    const paying = payers(contract);
    const most = now.items.reduce((sum, item) => sum + Number(item.weight), 0) || 100;
    return html`<section class="card" aria-labelledby="title">
      <h2 id="title">${language.say("what-if-outcome")}</h2>
      <dl>
        ${contract.score ? this.#score() : nothing}
        ${all.length > 0 ? this.#tier(all) : nothing}
        ${paying.client ? this.#pays("client") : nothing}
        ${paying.provider ? this.#pays("provider") : nothing}
      </dl>
      ${contract.score && all.length > 0 ? html`<yuekao-scale .language=${language} .bands=${all} .score=${now.score} .between=${now.scoreBetween ?? null} .tiers=${now.tier ? [now.tier.id] : (now.possibleTiers ?? [])} .most=${most}></yuekao-scale>` : nothing}
      <div class="bars">${now.items.length > 0 ? this.#items() : this.#standards()}</div>
    </section>`;
  }

  #score(): TemplateResult {
    const { language, real, now } = this;
    const shown = ({ score, scoreBetween }: Assessment): string => valueText(score, scoreBetween, language.number.plain, language);
    return html`<div>
      <dt>${scoreLabel(this.contract, language)}</dt>
      <dd class="value">${shown(now)}</dd>
      <dd class="was">${this.#was(why("score", shown(real), this.open, scoreLabel(this.contract, language)))} ${this.#difference(now.score, real.score, (points) => language.number.plain(points), true)}</dd>
    </div>`;
  }

  #tier(all: readonly Band[]): TemplateResult {
    const { language, real, now } = this;
    const name = (assessment: Assessment): string => `${assessment.tier ? `${MARKS[toneOf(all, assessment.tier.id)]} ` : ""}${tierText(assessment, this.contract, language)}`;
    return html`<div class="tier">
      <dt>${language.say("tier")}</dt>
      <dd class="value">${name(now)}</dd>
      <dd class="was">${this.#was(real.tier ? why("tier", name(real), this.open, language.say("tier")) : name(real))}</dd>
    </div>`;
  }

  #pays(payer: Payer): TemplateResult {
    const { language, real, now } = this;
    const total = payer === "client" ? "clientPays" : "providerPays";
    const label = paysLabel(payer, this.contract, language);
    const shown = ({ totals }: Assessment): string => moneyText(totals[total], totals[`${total}Between`], language);
    return html`<div>
      <dt>${label}</dt>
      <dd class="value">${shown(now)}</dd>
      <dd class="was">${this.#was(why(`total:${total}`, shown(real), this.open, label))}
        ${this.#difference(now.totals[total], real.totals[total], (amount) => language.number.money(amount), (payer === "client") === (language.side !== "client"))}</dd>
    </div>`;
  }

  #was(value: TemplateResult | string): TemplateResult {
    return html`${this.language.say("what-if-was")} ${value}`;
  }

  /** How far from the real month; `gain`: whether more is better for who reads, who is the provider where nobody has said. */
  #difference(now: string | null, real: string | null, shown: (decimal: string) => string, gain: boolean): TemplateResult | typeof nothing {
    if (now === null || real === null) return nothing;
    const difference = minus(now, real);
    if (zero(difference)) return nothing;
    const more = positive(difference);
    return html`<span class="difference ${more === gain ? "better" : "worse"}">${more ? "+" : "−"}${shown(difference.replace("-", ""))}</span>`;
  }

  #items(): TemplateResult[] {
    const { language, real, now } = this;
    return now.items.map((item) => {
      const before = real.items.find(({ id }) => id === item.id)?.score ?? null;
      const short = item.score !== null && positive(minus(item.weight, item.score));
      const shown = item.score === null && !item.between ? language.say("no-data") : valueText(item.score, item.between, language.number.plain, language);
      return html`<span>${language.text(item.label)}</span>
        <yuekao-target-bar .value=${item.score} .earlier=${before} .target=${null} .most=${item.weight} ?missed=${short}></yuekao-target-bar>
        <span>${shown} <span class="quiet">/ ${language.number.plain(item.weight)}</span></span>`;
    });
  }

  #standards(): TemplateResult[] {
    const { language, real, now } = this;
    return now.metrics.filter(({ target, value }) => target !== null && value !== null).map((metric) => {
      const before = real.metrics.find(({ id }) => id === metric.id)?.value ?? null;
      return html`<span>${language.text(metric.label)}</span>
        <yuekao-target-bar .value=${metric.value} .earlier=${before} .target=${metric.target} .most=${metric.unit === "%" ? "100" : null} ?missed=${metric.met === false}></yuekao-target-bar>
        <span>${shownRate(metric, false, language)} ${metric.met === false ? "✕" : "✓"}</span>`;
    });
  }
}

define("yuekao-supposition", Supposition);
