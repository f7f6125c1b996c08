// What keys do in the fields of the paper: Enter goes on, arrows count, and in the grid of prices they go from cell to cell.

import { numberTyped } from "./typed-number.ts";
import { steppedBy } from "./typed.ts";

/** How much a key counts: one of the last place, or ten. */
const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const OF_NUMBERS = ["number", "edge", "value", "whole"];
const FIELDS = ".sheet :is(input, span.words, select:not(.menu, .actions)):not([type=file], [type=checkbox])";

/** A key in a field of the paper. */
export function keyInField(event: KeyboardEvent, field: HTMLElement, paper: ParentNode): void {
  const { as = "", at = "" } = field.dataset;
  if (event.key === "Enter" && field.closest(".sheet")) {
    event.preventDefault();
    goOn(paper, field, event.shiftKey ? -1 : 1);
    return;
  }
  if (event.altKey && event.key === "ArrowDown") {
    event.preventDefault();
    paper.querySelector<HTMLElement>(`select.menu[data-at="${CSS.escape(at)}"]`)?.focus();
    return;
  }
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || !(field instanceof HTMLInputElement) || !OF_NUMBERS.includes(as)) return;
  event.preventDefault();
  const cell = field.closest<HTMLElement>("td[data-row]");
  if (cell && !event.shiftKey) {
    const { row = "0", column = "0" } = cell.dataset;
    cell.closest("table")?.querySelector<HTMLElement>(`td[data-row="${Number(row) - Math.sign(step)}"][data-column="${column}"] input`)?.focus();
    return;
  }
  const stepped = steppedBy(numberTyped(field.value, field.dataset["unit"]), step);
  if (stepped === null) return;
  field.value = stepped;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** To the field before or after one, in the order of the paper. */
function goOn(paper: ParentNode, field: HTMLElement, by: number): void {
  const all = [...paper.querySelectorAll<HTMLElement>(FIELDS)];
  const next = all[all.indexOf(field) + by];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
