// Step tables: rows that hold ranges, each with what its numbers get.

import { html, nothing } from "lit";

import type { Term } from "../../engine/engine.ts";
import type { Paper, Place, Written } from "../paper.ts";
import type { Row } from "../../domain/ranges.ts";

/** `key`: where a row says what its numbers get. `sentence` puts range and value together. */
export function rows<R extends Row>(paper: Paper, at: string, all: readonly R[], key: keyof R & string, sentence: string, unit: string, value: Place): Written {
  return html`<span class="rows">${all.map((row, index) => html`<span class="row">${paper.say(sentence, {
    range: paper.range(at, index, all, value.label, unit),
    value: paper.term(`${at}/${index}/${key}`, row[key] as Term, { ...value, label: paper.word("label-row", { label: value.label, row: String(index + 1) }) }),
  })}${all.length > 1 ? paper.tool("remove-row", `${at}/${index}`, paper.word("tool-remove-row")) : nothing}${paper.tool("split-row", `${at}/${index}`, paper.word("tool-split-row"))}</span>`)}</span>`;
}

export function unitOf(paper: Paper, term: Term): string {
  return typeof term === "string" ? paper.names.unit(term) : "";
}
