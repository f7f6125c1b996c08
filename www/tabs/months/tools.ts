// Above the months: how they are shown, what is looked for among them, and the backup of all.

import { html, nothing, type TemplateResult } from "lit";

import type { Language } from "../../i18n/language.ts";
import type { Heading } from "../../months/column-model.ts";
import type { Arrangement, Grouping, MatrixWish } from "../../months/protocol.ts";

export type Mode = "matrix" | "list";

const GROUPINGS: readonly Grouping[] = ["none", "vendor", "tier"];

/** What a choice in one of the fields asks for. */
export interface Wishes {
  mode: (mode: Mode) => void;
  arrange: (change: Partial<Arrangement>) => void;
  matrix: (change: Partial<MatrixWish>) => void;
}

/** Vendors by months or a list, and what the months show. */
export function shape(language: Language, { asMatrix, wish, years, measures }: { asMatrix: boolean; wish: MatrixWish; years: readonly string[]; measures: readonly Heading[] }, wishes: Wishes): TemplateResult {
  const kind = (mode: Mode, on: boolean): TemplateResult => html`<button type="button" class="button" aria-pressed=${String(on)} @click=${() => { wishes.mode(mode); }}>${language.say(`months-view-${mode}`)}</button>`;
  const what = chosen((column) => { wishes.matrix({ column }); });
  const year = chosen((one) => { wishes.matrix({ year: one }); });
  return html`<span class="shape" role="group" aria-label=${language.say("months-view")}>${kind("matrix", asMatrix)}${kind("list", !asMatrix)}</span>
    ${asMatrix ? html`<select class="what" aria-label=${language.say("months-what")} @change=${what}>
      ${measures.map(({ id, label }) => html`<option value=${id} ?selected=${id === wish.column}>${label}</option>`)}</select>
    ${years.length > 1 ? html`<select class="year" aria-label=${language.say("months-year")} @change=${year}><option value="" ?selected=${wish.year === ""}>${language.say("months-any-year")}</option>
      ${[...years].reverse().map((one) => html`<option value=${one} ?selected=${one === wish.year}>${one}</option>`)}</select>` : nothing}` : nothing}`;
}

/** `tiers`: those that occur, with how many months each has. */
export function tools(language: Language, { asMatrix, arrangement, tiers }: { asMatrix: boolean; arrangement: Arrangement; tiers: readonly { id: string; label: string; count: number }[] }, { arrange }: Wishes): TemplateResult {
  const tier = chosen((one) => { arrange({ tier: one }); });
  const group = chosen((value) => { arrange({ group: GROUPINGS.find((one) => one === value) ?? "none", opened: [] }); });
  return html`
    <input type="search" aria-label=${language.say("months-search")} placeholder=${language.say("months-search")} .value=${arrangement.text} @input=${typed((text) => { arrange({ text }); })} />
    ${tiers.length > 0 ? html`<select aria-label=${language.say("months-tier")} @change=${tier}>
      <option value="" ?selected=${arrangement.tier === ""}>${language.say("months-any-tier")}</option>
      ${tiers.map(({ id, label, count }) => html`<option value=${id} ?selected=${id === arrangement.tier}>${language.say("months-tier-count", { tier: label, count: language.number.count(String(count)) })}</option>`)}
    </select>` : nothing}
    ${asMatrix ? nothing : html`<select aria-label=${language.say("months-group")} @change=${group}>
      ${GROUPINGS.filter((one) => one !== "tier" || tiers.length > 0).map((one) => html`<option value=${one} ?selected=${one === arrangement.group}>${language.say(`months-group-${one}`)}</option>`)}
    </select>`}
    <label class="check"><input type="checkbox" .checked=${arrangement.problems} @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) arrange({ problems: target.checked }); }} />${language.say("months-problems-only")}</label>`;
}

/** After what is done every day. */
export function backup(language: Language, save: () => void, restore: (file: File) => void): TemplateResult {
  const taken = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    target.value = "";
    if (file) restore(file);
  };
  return html`<span class="backup"><button type="button" class="button" @click=${save}>${language.say("archive-save")}</button>
    <label class="button restore">${language.say("archive-restore")}<input class="unseen" type="file" accept=".yuekao" @change=${taken} /></label></span>`;
}

function chosen(then: (value: string) => void): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLSelectElement) then(target.value);
  };
}

function typed(then: (value: string) => void): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement) then(target.value);
  };
}
