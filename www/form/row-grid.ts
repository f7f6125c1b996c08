// A table of the contract to be filled in row by row: incidents, days, sites. Rows are added and taken away, and cells pasted.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import type { FigureKind } from "../domain/figure-kinds.ts";
import { problemHint, problemSentence } from "../domain/problem-sentences.ts";
import type { RowTable } from "../domain/row-tables.ts";
import type { Problem } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { Grid } from "../paste/grid.ts";
import { rowField, type FieldName, type FilledRow, type FilledRows } from "./filled.ts";

export interface RowGrid {
  table: RowTable;
  filled: FilledRows;
  language: Language;
  fixed: boolean;
  problems: ReadonlyMap<FieldName, Problem>;
  /** What is filled in now, and in which field. */
  take: (filled: FilledRows, field: FieldName) => void;
  /** What is shown now and not counted yet, such as a row with nothing in it. */
  show: (filled: FilledRows) => void;
}

export function rowGrid(grid: RowGrid): TemplateResult {
  const { table, filled, language, fixed, problems } = grid;
  const { id, name, every, figures } = table;
  const label = language.text(table.label);
  const rows = shownRows(grid);
  const rowProblems = rows.flatMap((_, place) => ["name", ...figures.map((figure) => figure.id)].flatMap((column) => {
    const problem = problems.get(rowField(id, place, column));
    return problem ? [{ problem, row: String(place + 1) }] : [];
  }));
  return html`<section class="rows" aria-labelledby="rows-${id}"><h3 id="rows-${id}">${label}</h3>
    ${every ? nothing : html`<label class="none"><input type="checkbox" data-field=${rowField(id, 0, "none")} .checked=${live(filled.none)} ?disabled=${fixed || filled.rows.length > 0}
      @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) grid.take({ none: target.checked, rows: [] }, rowField(id, 0, "none")); }} />${language.say("form-rows-none", { table: label })}</label>`}
    ${filled.none ? nothing : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="rows-${id}"><table @paste=${(event: ClipboardEvent) => { pasteInto(grid, event); }}>
      <thead><tr>${name === null ? html`<td></td>` : html`<th scope="col">${language.text(name)}</th>`}${figures.map((figure) => html`<th scope="col">${language.text(figure.label)}<br />${figure.kind === "flag" ? nothing : language.unit(figure.unit)}</th>`)}${every ? nothing : html`<td></td>`}</tr></thead>
      <tbody>${rows.map((row, place) => html`<tr><td>${nameCell(grid, row, place)}</td>
        ${figures.map((figure) => html`<td>${figureCell(grid, figure, row, place)}</td>`)}
        ${every ? nothing : html`<td><button type="button" class="button remove" ?disabled=${fixed} aria-label=${language.say("form-row-remove", { row: String(place + 1) })} @click=${() => { grid.take({ none: false, rows: rows.toSpliced(place, 1) }, ""); }}>×</button></td>`}</tr>`)}</tbody></table></div>
    ${language.knows("problems") ? rowProblems.slice(0, 5).map(({ problem, row }) => html`<p class="problem ${problem.severity}">${language.say("form-category-field", { row, field: problemSentence(problem, language) })} ${problemHint(problem, language)}</p>`) : nothing}
    ${every ? nothing : html`<button type="button" class="button" ?disabled=${fixed} @click=${() => { grid.show({ none: false, rows: [...rows, EMPTY_ROW] }); }}>${language.say("form-row-add")}</button>
      <span class="quiet small">${language.say("form-row-paste")}</span>`}`}
  </section>`;
}

const EMPTY_ROW: FilledRow = { name: "", figures: {} };

/** Where every name has a row, all of them; otherwise those there are, and at least one to begin with. */
function shownRows({ table: { every, among }, filled: { rows }, language }: RowGrid): readonly FilledRow[] {
  if (!every) return rows.length > 0 ? rows : [EMPTY_ROW];
  const names = among.map((name) => (typeof name === "string" ? [name] : Object.values(name)));
  const own = (called: readonly string[]): FilledRow | undefined => rows.find((row) => called.includes(row.name));
  const others = rows.filter((row) => !names.some((called) => called.includes(row.name)));
  return [...among.map((name, place) => own(names[place] ?? []) ?? { name: language.text(name), figures: {} }), ...others];
}

function put(grid: RowGrid, place: number, change: Partial<FilledRow>): FilledRows {
  return { none: false, rows: shownRows(grid).map((row, at) => (at === place ? { ...row, ...change } : row)) };
}

function nameCell(grid: RowGrid, row: FilledRow, place: number): TemplateResult {
  const { table: { id, name, every, among }, language } = grid;
  if (every) return html`<span class="named">${row.name}</span>`;
  if (name === null) return html`<span class="named quiet">${place + 1}</span>`;
  const listed = among.length > 0 ? `names-${id}` : nothing;
  return html`${place === 0 && among.length > 0 ? html`<datalist id="names-${id}">${among.map((one) => html`<option value=${language.text(one)}></option>`)}</datalist>` : nothing}
    ${input(grid, place, "name", language.text(name), row.name, (typed) => put(grid, place, { name: typed }), listed)}`;
}

function figureCell(grid: RowGrid, { id, label, kind }: FigureKind, row: FilledRow, place: number): TemplateResult {
  const { language, fixed, table } = grid;
  const typed = row.figures[id] ?? "";
  const change = (value: string): FilledRows => put(grid, place, { figures: { ...row.figures, [id]: value } });
  const name = language.text(label);
  if (kind !== "flag") return input(grid, place, id, name, typed, change);
  const field = rowField(table.id, place, id);
  return html`<select ?disabled=${fixed} data-field=${field} aria-label=${language.say("form-category-field", { row: String(place + 1), field: name })}
    @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) grid.take(change(target.value), field); }}>
    ${[...new Set(["", language.say("yes"), language.say("no"), typed])].map((choice) => html`<option value=${choice} ?selected=${choice === typed}>${choice}</option>`)}</select>`;
}

function input(grid: RowGrid, place: number, column: string, name: string, typed: string, change: (typed: string) => FilledRows, list: string | typeof nothing = nothing): TemplateResult {
  const { language, table, problems, fixed } = grid;
  const field = rowField(table.id, place, column);
  const problem = problems.get(field);
  return html`<input type="text" inputmode=${column === "name" ? nothing : "decimal"} autocomplete="off" list=${list} aria-label=${language.say("form-category-field", { row: String(place + 1), field: name })} aria-invalid=${String(problem?.severity === "error")}
    title=${problem && language.knows("problems") ? problemSentence(problem, language) : nothing} .value=${live(typed)} data-field=${field} data-row=${place} data-column=${column} ?disabled=${fixed}
    @input=${({ target }: Event) => { if (target instanceof HTMLInputElement) grid.take(change(target.value), field); }} />`;
}

/** Several cells go into the rows from the cell on that has the keyboard. */
function pasteInto(grid: RowGrid, event: ClipboardEvent): void {
  const [cell] = event.composedPath();
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!(cell instanceof HTMLInputElement) || grid.fixed || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  event.stopPropagation();
  const { table, filled } = grid;
  const rows = pastedRows(shownRows(grid), cellsOf(text), { row: Number(cell.dataset["row"]), column: cell.dataset["column"] ?? "name" }, table);
  if (rows !== filled.rows) grid.take({ none: false, rows }, "");
}

function cellsOf(text: string): string[][] {
  const pasted = new Grid(text);
  return Array.from({ length: pasted.rows }, (_, row) => pasted.row(row + 1).map((cell) => cell.text)).filter((cells) => cells.some((cell) => cell !== ""));
}

/** The rows with cells put in from a place on; of a table with fixed rows none are added. */
export function pastedRows(rows: readonly FilledRow[], cells: readonly (readonly string[])[], from: { row: number; column: string }, { name, every, figures }: RowTable): readonly FilledRow[] {
  const columns = [...(name === null || every ? [] : ["name"]), ...figures.map(({ id }) => id)];
  const first = columns.indexOf(from.column);
  if (first < 0) return rows;
  const most = every ? rows.length - from.row : cells.length;
  const changed = cells.slice(0, most).map((typed, index): FilledRow => {
    const row = rows[from.row + index] ?? EMPTY_ROW;
    const placed = typed.flatMap((text, place): [string, string][] => { const column = columns[first + place]; return column === undefined ? [] : [[column, text]]; });
    const named = placed.find(([column]) => column === "name");
    return { name: named ? named[1] : row.name, figures: { ...row.figures, ...Object.fromEntries(placed.filter(([column]) => column !== "name")) } };
  });
  return [...rows.slice(0, from.row), ...changed, ...rows.slice(from.row + changed.length)];
}
