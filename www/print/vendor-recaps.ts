// Each vendor's months on a page of its own, to be printed and filed. Shown on paper only.

import { css, html, nothing, type TemplateResult } from "lit";

import { betweenOf, isOpen } from "../months/open-cells.ts";
import { headingsOf, type Heading } from "../months/column-model.ts";
import type { OnPaper, Recaps, VendorMonths } from "../months/protocol.ts";
import { totalText } from "../months/total-text.ts";
import { openText } from "../i18n/open-values.ts";
import { bands, title } from "../domain/contract.ts";
import type { Contract } from "../engine/engine.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Language } from "../i18n/language.ts";
import { problemSentence } from "../domain/problem-sentences.ts";
import { footing, Paper } from "./paper.ts";
import { recapStyle } from "./recap-style.ts";

/** Months that fit a page in the ordinary size. */
const ORDINARY = 30;
/** Columns that fit beside one another. */
const MOST_COLUMNS = 8;

export class VendorRecaps extends Paper {
  static override properties = { language: { attribute: false }, contract: { attribute: false }, onPaper: { attribute: false } };
  static override styles = [base, recapStyle, css`
    thead th {
      white-space: normal;
    }

    td:first-child,
    td.end {
      white-space: nowrap;
    }

    .note {
      margin-top: 6pt;
    }

    .note + .note {
      margin-top: 1pt;
    }

    .noted {
      overflow: hidden;
      font-size: 8pt;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `];

  declare language: Language;
  declare contract: Contract;
  declare onPaper: OnPaper;

  override render(): TemplateResult {
    const { language, contract, onPaper } = this;
    if ("said" in onPaper) return html`<article lang=${language.locale}><header><h1>${language.say("tab-months")}</h1><span>${language.text(title(contract))}</span></header><p class="note">${onPaper.said}</p></article>`;
    const { recaps } = onPaper;
    const headings = headingsOf(contract, recaps.columns, language.speakingTo("")).filter(({ id }) => id !== "vendor" && !/^(?:metric|item|group):/.test(id)).slice(0, MOST_COLUMNS);
    return html`${recaps.vendors.map((vendor) => this.#page(vendor, headings, recaps))}
      ${recaps.of > recaps.vendors.length ? html`<p>${language.say("recap-more-vendors", { shown: language.number.count(String(recaps.vendors.length)), all: language.number.count(String(recaps.of)) })}</p>` : nothing}`;
  }

  #page({ vendor, months, more, totals, notes, moreNotes }: VendorMonths, headings: readonly Heading[], recaps: Recaps): TemplateResult {
    const { language } = this;
    const count = (value: number): string => language.number.count(String(value));
    const filtered = recaps.rows < recaps.ofRows ? language.say("recap-filtered", { shown: count(recaps.rows), all: count(recaps.ofRows) }) : "";
    const everywhere = recaps.everywhere.map((problem) => language.say("months-everywhere", { sentence: problemSentence(problem, language) }));
    const cellOf = (cells: readonly string[]) => (id: string): string => cells[recaps.columns.indexOf(id)] ?? "";
    const marked = Object.values(totals).some(({ open }) => open > 0) ? language.say("months-open-sums") : "";
    return html`<article class=${months.length + notes.length > ORDINARY ? "dense" : ""} lang=${language.locale}>
      <header><h1>${vendor || language.say("vendor-unknown")}</h1><span>${language.text(title(this.contract))}</span></header>
      <table>
        <thead><tr>${headings.map(({ label, kind }) => html`<th class=${end(kind)}>${label}</th>`)}</tr></thead>
        <tbody>${months.map((cells) => html`<tr>${headings.map((heading) => html`<td class=${end(heading.kind)}>${this.#cell(heading, cellOf(cells))}</td>`)}</tr>`)}
          <tr class="sum">${headings.map(({ id }, column) => html`<td class=${column === 0 ? "" : "end"}>${column === 0 ? language.say("total") : totals[id] ? totalText(totals[id], language) : ""}</td>`)}</tr></tbody>
      </table>
      ${more > 0 ? html`<p class="note">${language.say("recap-more-months", { count: count(more) })}</p>` : nothing}
      ${notes.map(({ month, problem }) => html`<p class="note noted">${month === "" ? language.say("month-unknown") : language.number.month(month)} · ${problemSentence(problem, language)}</p>`)}
      ${moreNotes > 0 ? html`<p class="note">${language.say("months-more", { count: count(moreNotes) })}</p>` : nothing}
      ${footing(this.contract, language, [filtered, marked, ...everywhere].join(" ").trim())}
    </article>`;
  }

  #cell(heading: Heading, cell: (id: string) => string): string {
    if (!isOpen(heading.id, cell)) return this.#written(heading, cell(heading.id));
    const { number } = this.language;
    return openText(betweenOf(heading.id, cell), heading.kind === "money" ? number.amount : number.plain, this.language);
  }

  #written({ kind }: Heading, found: string): string {
    const { number } = this.language;
    if (found === "") return "–";
    switch (kind) {
      case "month":
        return number.month(found);
      case "status":
        return this.language.say(`status-${found.replace("_", "-")}`);
      case "tier": {
        const band = bands(this.contract).find(({ id }) => id === found);
        return band ? this.language.text(band.label) : found;
      }
      case "money":
        return number.money(found);
      case "percent":
        return number.percent(found);
      case "flag":
        return found === "true" || found === "false" ? this.language.say(found === "true" ? "yes" : "no") : number.plain(found);
      case "number":
        return number.plain(found);
      case "text":
        return found;
    }
  }
}

const end = (kind: Heading["kind"]): string => (kind === "money" || kind === "number" || kind === "percent" ? "end" : "");

define("yuekao-vendor-recaps", VendorRecaps);
