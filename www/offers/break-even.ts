// From which volume on which contract is the cheaper one: drawn, said in sentences, and as a table.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import type { Contract, Engine, GridCell, Module } from "../../engine/engine.ts";
import { parties } from "../../domain/contract.ts";
import type { Line, Notch } from "../../charts/lines.ts";
import "../../charts/lines.ts";
import type { Language } from "../../i18n/language.ts";
import { problemSentence } from "../../domain/problem-sentences.ts";
import { attempt } from "../../controls/attempt.ts";
import { base } from "../../controls/base.ts";
import { define } from "../../controls/define.ts";
import { monthFigures } from "../../domain/figure-kinds.ts";
import { LETTERS, type Side } from "./variants.ts";

type Pairs = ReturnType<Module["breakEven"]>;
type Pair = Pairs[number];

interface Found {
  figures: readonly string[];
  figure: string;
  pairs: Pairs;
  lines: readonly Line[];
  notches: readonly Notch[];
}

/** Points of a line between its ends; where the cheapest changes there are more. */
const POINTS = 160;
/** Sentences for contracts that change places often would say nothing. */
const MOST_SAID = 5;

export class BreakEven extends LitElement {
  static override properties = {
    language: { attribute: false }, engine: { attribute: false }, sides: { attribute: false }, figure: { state: true }, found: { state: true },
  };
  static override styles = [base, css`
    :host {
      display: block;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      gap: 4px var(--gap-4);
      align-items: center;
    }

    .body {
      padding: 0 var(--gap-4) var(--gap-3);
    }

    .said {
      display: grid;
      gap: 2px;
      margin-bottom: var(--gap-3);
    }

    .said b {
      font-weight: 600;
    }

    summary {
      cursor: pointer;
      color: var(--accent);
      font-size: 13px;
    }

    .scroll {
      overflow-x: auto;
    }

    .cost {
      color: var(--quiet);
      font-size: var(--small);
    }
  `];

  declare language: Language;
  declare engine: Engine;
  declare sides: readonly Side[];
  /** The figure that was chosen; empty: the first at which anything changes. */
  declare figure: string;
  declare found: Found | null;
  /** The newest question wins. */
  #turn = 0;

  constructor() {
    super();
    this.sides = [];
    this.figure = "";
    this.found = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("sides") || changed.has("figure") || changed.has("language")) attempt(this, this.#find());
  }

  override render(): TemplateResult | typeof nothing {
    const { found, language } = this;
    if (!found) return nothing;
    const { figures, figure, pairs, lines, notches } = found;
    const chosen = this.#label(figure);
    return html`<section class="card" aria-labelledby="title">
      <header><h2 id="title">${language.say("compare-break-even")}</h2>
        <label class="small">${language.say("compare-over")} <select @change=${this.#choose}>${figures.map((id) => html`<option value=${id} ?selected=${id === figure}>${this.#label(id)}</option>`)}</select></label>
      </header>
      <div class="body">
        <div class="said" role="status">${pairs.map((pair) => this.#sentence(pair, chosen))}</div>
        ${lines.length > 0 ? html`<p class="cost">${language.say("compare-cost", { ...this.#parties() })}</p>
          <yuekao-lines .lines=${lines} .notches=${notches} .axis=${chosen} .label=${language.say("compare-drawing", { figure: chosen })}
            .written=${(volume: number) => language.number.count(String(volume))} .money=${(amount: number) => language.number.money(String(amount)).replace(/[.,]00$/, "")}></yuekao-lines>` : nothing}
        ${pairs.some(({ spans }) => spans.length > 0) ? this.#table(pairs, chosen) : nothing}
      </div>
    </section>`;
  }

  #sentence({ contracts: [one, other], spans, complete, problems }: Pair, figure: string): TemplateResult {
    const { language } = this;
    const names = { one: LETTERS.charAt(one), other: LETTERS.charAt(other), figure };
    const [problem] = problems;
    if (problem) return html`<p class="quiet">${language.say("compare-pair", names)}${problemSentence(problem, language)}</p>`;
    const count = (volume: number): string => language.number.count(String(volume));
    if (spans.length > MOST_SAID) {
      return html`<p>${language.say("compare-pair", names)}${language.say("compare-often", { figure, from: count(spans[1]?.from ?? 0), count: count(spans.length - 1) })}</p>`;
    }
    const parts = spans.map(({ from, to, cheaper }, place) => {
      const range = spans.length === 1 ? "compare-always" : place === spans.length - 1 ? "compare-from" : "compare-between";
      const who = cheaper === null ? language.say("compare-equal") : language.say("compare-cheaper", { name: cheaper === 0 ? names.one : names.other });
      return language.say(range, { from: count(from), to: count(to), figure, who });
    });
    return html`<p>${language.say("compare-pair", names)}<b>${parts.join(language.say("compare-semicolon"))}</b>${complete ? nothing : html` ${language.say("compare-incomplete", { to: count(spans.at(-1)?.to ?? 0) })}`}</p>`;
  }

  #table(pairs: Pairs, figure: string): TemplateResult {
    const { language } = this;
    const count = (volume: number): string => language.number.count(String(volume));
    return html`<details><summary>${language.say("compare-as-table")}</summary><div class="scroll" role="group" tabindex="0" aria-label=${language.say("compare-break-even")}><table>
      <thead><tr><th scope="col">${language.say("compare-contracts")}</th><th scope="col" class="end">${language.say("compare-span-from", { figure })}</th><th scope="col" class="end">${language.say("compare-span-to")}</th><th scope="col">${language.say("compare-span-cheaper")}</th></tr></thead>
      <tbody>${pairs.flatMap(({ contracts: [one, other], spans }) => spans.map(({ from, to, cheaper }) => html`<tr>
        <th scope="row">${LETTERS.charAt(one)} – ${LETTERS.charAt(other)}</th><td class="end">${count(from)}</td><td class="end">${count(to)}</td>
        <td>${cheaper === null ? language.say("compare-equal") : LETTERS.charAt(cheaper === 0 ? one : other)}</td></tr>`))}</tbody>
    </table></div></details>`;
  }

  async #find(): Promise<void> {
    const turn = ++this.#turn;
    const { sides, engine } = this;
    if (sides.length < 2) {
      this.found = null;
      return;
    }
    const contracts = sides.map(({ contract }) => contract);
    const months = sides.map(({ month }) => month);
    const figures = candidates(contracts);
    let [figure = ""] = figures;
    let pairs: Pairs = [];
    const changes = (all: Pairs): boolean => all.some(({ spans }) => spans.length > 1);
    for (const candidate of this.figure && figures.includes(this.figure) ? [this.figure] : figures) {
      const answer = await engine.ask((module) => module.breakEven(contracts, months, candidate));
      if (turn !== this.#turn) return;
      if (pairs.length === 0 || changes(answer)) {
        pairs = answer;
        figure = candidate;
      }
      if (changes(answer)) break;
    }
    const drawn = pairs.every(({ problems }) => problems.length === 0) ? await this.#draw(sides, figure, pairs) : { lines: [], notches: [] };
    if (turn === this.#turn) this.found = { figures, figure, pairs, ...drawn };
  }

  /** Where the lines run; what they show is decided. */
  async #draw(sides: readonly Side[], figure: string, pairs: Pairs): Promise<Pick<Found, "lines" | "notches">> {
    const edges = [...new Set(pairs.flatMap(({ spans }) => spans.slice(1, 1 + MOST_SAID).map(({ from }) => from)))].toSorted((one, two) => one - two);
    const first = pairs[0]?.spans[0]?.from ?? 0;
    const last = pairs[0]?.spans.at(-1)?.to ?? 0;
    const here = Number(sides[0]?.month.figures[figure] ?? 0);
    const to = Math.min(last, Math.max(10, first + 10, Math.ceil(Math.max(here, edges.at(-1) ?? 0) * 1.4)));
    const even = Array.from({ length: POINTS + 1 }, (_, point) => Math.round(first + ((to - first) * point) / POINTS));
    const volumes = [...new Set([...even, ...edges.flatMap((edge) => [edge - 1, edge])])].filter((volume) => volume >= first && volume <= to).toSorted((one, two) => one - two);
    const grids = await Promise.all(sides.map(({ contract, month }) => this.engine.whatIf(contract, month, [{ figure, values: volumes }])));
    const cost = ({ clientPays, providerPays }: GridCell): number => Number(clientPays) - Number(providerPays);
    return {
      lines: grids.map(({ cells }, place) => ({ mark: LETTERS.charAt(place), points: cells.map((cell, point) => [volumes[point] ?? 0, cost(cell)] as const) })),
      notches: edges.map((at) => ({ at, label: this.language.number.count(String(at)) })),
    };
  }

  #label(figure: string): string {
    for (const { contract } of this.sides) {
      const found = monthFigures(contract).find(({ id }) => id === figure);
      if (found) return this.language.text(found.label);
    }
    return figure;
  }

  #parties(): { client: string; provider: string } {
    const [side] = this.sides;
    return side ? parties(side.contract, this.language) : { client: "", provider: "" };
  }

  #choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) this.figure = event.target.value;
  };
}

/** The figures that are volumes under any of the contracts: what is counted in pieces, time or seats. */
function candidates(contracts: readonly Contract[]): string[] {
  return [...new Set(contracts.flatMap((contract) => monthFigures(contract).filter(({ kind }) => kind === "count" || kind === "number").map(({ id }) => id)))];
}

define("yuekao-break-even", BreakEven);
