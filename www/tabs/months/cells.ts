// How the cells of the table of months are written for people.

import { html, nothing, type TemplateResult } from "lit";

import { totalText } from "../../months/total-text.ts";
import type { GroupLine, MonthLine, Total } from "../../months/protocol.ts";
import { betweenOf, isOpen } from "../../months/open-cells.ts";
import type { Heading } from "../../months/column-model.ts";
import { openText } from "../../i18n/open-values.ts";
import { bands, MARKS, toneOf, type Band } from "../../domain/contract.ts";
import type { Contract } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { problemSentence } from "../../domain/problem-sentences.ts";
import { edgesOf, trendLine } from "./trend.ts";

/** The heading of what is to be looked at, which is no result. */
export const NOTES = "notes";

export type Content = TemplateResult | string | typeof nothing;

/** Beside a month of which another version is there, too. */
export function twiceMark(language: Language): TemplateResult {
  const said = language.say("months-twice");
  return html`<sup class="twice" title=${said}><span aria-hidden="true">2</span><span class="unseen">${said}</span></sup>`;
}

export class Cells {
  readonly #language: Language;
  readonly #bands: readonly Band[];
  /** Where each of the engine's columns stands in a line. */
  readonly #places: ReadonlyMap<string, number>;
  readonly #twice: ReadonlySet<string>;

  /** `twice`: the months that are kept twice. */
  constructor(language: Language, contract: Contract, columns: readonly string[], twice: ReadonlySet<string>) {
    this.#language = language;
    this.#twice = twice;
    this.#bands = bands(contract);
    this.#places = new Map(columns.map((id, place) => [id, place]));
  }

  month(heading: Heading, line: MonthLine): Content {
    if (heading.id === NOTES) return this.#notes(line);
    const cell = (id: string): string => line.cells[this.#places.get(id) ?? -1] ?? "";
    if (heading.id === "month" && this.#twice.has(`${cell("vendor")}\n${cell("month")}`)) return html`${this.#written(heading, cell("month"))}${twiceMark(this.#language)}`;
    if (!isOpen(heading.id, cell)) return this.#written(heading, cell(heading.id));
    const { number } = this.#language;
    return html`<span class="open">${openText(betweenOf(heading.id, cell), heading.kind === "money" ? number.amount : number.plain, this.#language)}</span>`;
  }

  group(heading: Heading, line: GroupLine, byTier: boolean): Content {
    const { number } = this.#language;
    switch (heading.id) {
      case "vendor":
        return html`<span class="fold" aria-hidden="true">${line.opened ? "▾" : "▸"}</span>${byTier ? (this.tier(line.key) ?? this.#say("months-no-tier")) : line.key || this.#say("vendor-unknown")}`;
      case "month":
        return this.#say("months-count", { count: number.count(String(line.rows)) });
      case "score":
      case "status":
        return (heading.id === "score" || !this.#places.has("score")) && line.trend.length > 1 ? trendLine(line.trend, [], heading.id === "score" ? edgesOf(this.#bands) : []) : nothing;
      case NOTES:
        return this.#missing(line);
      default:
        return this.total(line.totals[heading.id]);
    }
  }

  total(total: Total | undefined): Content {
    if (!total) return nothing;
    return totalText(total, this.#language);
  }

  tier(id: string): string | null {
    const band = this.#bands.find((one) => one.id === id);
    return band ? this.#language.text(band.label) : null;
  }

  #written({ kind }: Heading, found: string): Content {
    const { number } = this.#language;
    if (found === "") return kind === "text" ? html`<span class="open">${this.#say("vendor-unknown")}</span>` : html`<span class="open">${kind === "month" ? this.#say("month-unknown") : "–"}</span>`;
    switch (kind) {
      case "text":
        return found;
      case "month":
        return number.month(found);
      case "status":
        return found === "assessed" || found === "incomplete" ? html`<span class="quiet">${this.#say(`status-${found}`)}</span>` : html`<span class=${found}>${this.#say(`status-${found.replace("_", "-")}`)}</span>`;
      case "tier": {
        const tone = toneOf(this.#bands, found);
        return html`<span class="mark ${tone}" aria-hidden="true">${MARKS[tone]}</span>${this.tier(found) ?? found}`;
      }
      case "money":
        return number.money(found);
      case "percent":
        return number.rate(found);
      case "flag":
        return found === "true" || found === "false" ? this.#say(found === "true" ? "yes" : "no") : number.plain(found);
      case "number":
        return number.plain(found);
    }
  }

  #notes({ problems }: MonthLine): Content {
    const first = problems.find(({ severity }) => severity === "error") ?? problems[0];
    if (!first) return nothing;
    const more = problems.length > 1 ? ` ${this.#say("months-more", { count: this.#language.number.count(String(problems.length - 1)) })}` : "";
    return html`<span class=${first.severity}><span role="img" aria-label=${this.#say(`severity-${first.severity}`)}>${first.severity === "error" ? "✕" : "!"}</span> ${problemSentence(first, this.#language)}${more}</span>`;
  }

  #missing({ months }: GroupLine): Content {
    if (!months || months.missing.length === 0) return nothing;
    const named = months.missing.slice(0, 3).map((month) => this.#language.number.month(month)).join(this.#say("list-comma"));
    const sentence = this.#say(months.missing.length > 3 ? "months-missing-more" : "months-missing", { months: named });
    return html`<span class="warning"><span aria-hidden="true">!</span> ${sentence}</span>`;
  }

  #say(id: string, values?: Record<string, string>): string {
    return this.#language.say(id, values);
  }
}
