// What stands in the cells of the matrix of vendors by months.

import { html, nothing, type TemplateResult } from "lit";

import { signed, zero } from "../../i18n/decimal.ts";
import type { Language } from "../../i18n/language.ts";
import { openText } from "../../i18n/open-values.ts";
import type { Heading } from "../../months/column-model.ts";
import type { MatrixCell, Mean, Total } from "../../months/protocol.ts";
import { totalText } from "../../months/total-text.ts";

/** Writes the values of one column of results. */
export class MatrixValues {
  readonly #language: Language;
  readonly #heading: Heading;

  constructor(language: Language, heading: Heading) {
    this.#language = language;
    this.#heading = heading;
  }

  short(month: string): string {
    const [year = "", number = ""] = month.split("-");
    if (number === "") return this.#language.say("month-unknown");
    return this.#language.say("months-short", { year: year.slice(2), month: String(Number(number)) });
  }

  #written(value: string): string {
    const { number } = this.#language;
    const { kind } = this.#heading;
    if (value === "true" || value === "false") return this.#language.say(value === "true" ? "yes" : "no");
    return kind === "money" ? this.#amount(value) : kind === "percent" ? number.rate(value) : number.plain(value);
  }

  /** There is no room for its currency, which is the same in all of them. */
  #amount(value: string): string {
    return this.#language.number.amount(value).replaceAll(/[^\d.,-]/g, "");
  }

  text(cell: MatrixCell): string {
    if (cell.open) return openText(cell.between ?? undefined, (value) => this.#written(value), this.#language);
    return cell.value === "" ? "–" : this.#written(cell.value);
  }

  mean(mean: Mean | null, short = false): TemplateResult | typeof nothing {
    if (!mean) return nothing;
    const language = this.#language;
    const count = (value: number | string): string => language.number.count(String(value));
    // Always with its two places: means stand below one another.
    const places = /\.\d+$/.exec(mean.value)?.[0] ?? "";
    const written = mean.value === "" ? "" : mean.of === undefined ? this.#written(mean.value).replace(/(?:\.\d+)?(\D*)$/, `${places}$1`) : `${count(mean.value)}/${count(mean.of)}`;
    // Under a month there is room for one word.
    if (short && mean.value === "") return html`<span class="open small" title=${language.say("months-mean-open", { count: count(mean.open) })}>${language.say("open")}</span>`;
    if (short) return html`<span title=${mean.open > 0 ? language.say("months-mean-open", { count: count(mean.open) }) : nothing}>${written}${mean.open > 0 ? html`<span class="open" aria-hidden="true">*</span>` : nothing}</span>`;
    const open = mean.open > 0 ? html` <span class="open small">${language.say("months-mean-open", { count: count(mean.open) })}</span>` : nothing;
    return html`${written}${open}`;
  }

  sum(total: Total | null, short = false): TemplateResult | string | typeof nothing {
    if (!total) return nothing;
    const whole = totalText(total, this.#language);
    if (!short) return whole;
    if (total.open === 0) return this.#amount(total.sum);
    // Under a month there is room for one number, or for one word.
    return zero(total.sum) ? html`<span class="open small" title=${whole}>${this.#language.say("open")}</span>` : html`<span title=${whole}>${this.#amount(total.sum)}<span class="open" aria-hidden="true">*</span></span>`;
  }

  change(change: string | null): string | typeof nothing {
    if (change === null) return nothing;
    return change === "0" ? "0" : signed(change, (value) => this.#written(value));
  }
}
