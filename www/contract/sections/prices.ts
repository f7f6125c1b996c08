// Prices by package as a grid, and which categories each package is for.

import { html, nothing } from "lit";

import type { RateCard } from "../../engine/engine.ts";
import type { Paper, Written } from "../paper.ts";
import { pointerTo, steps } from "../../domain/pointer.ts";
import "../structure/categories.ts";

export function rateCard(paper: Paper, at: string, { packages, prices, handed_over }: RateCard, called: string): Written {
  return html`
    ${handed_over === undefined || handed_over === null ? nothing : html`<p class="remark">${paper.say("rate-card-handed-over", { clause: paper.words(`${at}/handed_over`, handed_over, { label: paper.word("label-clause", { label: called }) }) })}</p>`}
    <div class="scroll"><table class="grid" data-grid=${at}><caption class="unseen">${called}</caption>
      <thead><tr><th scope="col">${paper.word("grid-work")}</th>${packages.map((one, index) => html`<th scope="col" data-block="${at}/packages/${index}">
        ${paper.words(`${at}/packages/${index}/label`, one.label, { label: paper.word("label-package", { number: String(index + 1) }) })}
        <span class="clause">${paper.words(`${at}/packages/${index}/clause`, one.clause, { label: paper.word("label-clause", { label: paper.text(one.label) }) })}</span>${packages.length > 1 ? paper.tool("remove-package", `${at}/packages/${index}`, paper.word("tool-remove-package", { package: paper.text(one.label) })) : nothing}</th>`)}
        <th scope="col">${paper.tool("add-package", `${at}/packages`, paper.word("add-package"))}</th></tr></thead>
      <tbody>${prices.map((price, row) => html`<tr data-block="${at}/prices/${row}">
        <th scope="row">${paper.words(`${at}/prices/${row}/label`, price.label, { label: paper.word("label-price-name", { number: String(row + 1) }) })} <span class="clause">${paper.words(`${at}/prices/${row}/clause`, price.clause, { label: paper.word("label-clause", { label: paper.text(price.label) }) })}</span>
          <span class="counted">${paper.choice(`${at}/prices/${row}/figure`, price.figure, paper.names.ofCategories.map(({ id, label }) => ({ value: id, label })), { label: paper.word("label-counted", { label: paper.text(price.label) }) })}</span></th>
        ${packages.map((one, column) => html`<td data-row=${row} data-column=${column}>${paper.term(pointerTo(...steps(at), "prices", row, "per_unit", one.id), price.per_unit[one.id], { label: `${paper.text(price.label)} · ${paper.text(one.label)}`, unit: paper.language.money })}</td>`)}
        <td>${prices.length > 1 ? paper.tool("remove", `${at}/prices/${row}`, paper.word("tool-remove-row")) : nothing}</td></tr>
        ${paper.problemsAt(`${at}/prices/${row}`).map((problem) => html`<tr><td colspan=${packages.length + 2}><p class="wrong" role="alert">${paper.problem(problem)}</p></td></tr>`)}`)}</tbody></table></div>
    ${paper.fixed ? nothing : html`<p class="hint on-screen">${paper.word("grid-hint")} <button type="button" class="button plain" data-do="add-price" data-at="${at}/prices">＋ ${paper.word("add-price")}</button></p>`}
    <yuekao-categories .language=${paper.language} .at=${at} .packages=${packages} .fixed=${paper.fixed} .problems=${paper.problemsBelow(`${at}/packages`)} .changed=${paper.changedCategories(at)}></yuekao-categories>`;
}
