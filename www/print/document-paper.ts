// A document on paper: the same blocks that a .docx file is made of. What is no final result says so on every page.

import { css, html, nothing, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import type { Block, DocumentTable, PaperDocument } from "../documents/document.ts";
import { Paper } from "./paper.ts";
import { recapStyle } from "./recap-style.ts";

const style = css`
  article {
    font-family: "Songti SC", SimSun, "Noto Serif CJK SC", serif;
    font-size: 10.5pt;
    line-height: 1.55;
  }

  /* A Chinese typeface draws an apostrophe as wide as a character. */
  article:lang(en) {
    font-family: "Times New Roman", "Songti SC", SimSun, "Noto Serif CJK SC", serif;
  }

  h1,
  .about {
    text-align: center;
  }

  h1 {
    font-size: 18pt;
  }

  .about {
    margin-bottom: 8pt;
  }

  h2 {
    margin: 12pt 0 4pt;
    font-size: 11.5pt;
    break-after: avoid;
  }

  table {
    width: 100%;
    margin-bottom: 6pt;
    border-collapse: collapse;
    font-size: 9.5pt;
    line-height: 1.45;
  }

  :is(th, td),
  :is(th, td):is(:first-child, :last-child) {
    padding: 2pt 5pt;
    border: 0.5pt solid #888;
    white-space: normal;
  }

  thead th,
  .facts th {
    background: #eee;
    color: #000;
    font-size: 9pt;
    print-color-adjust: exact;
  }

  .facts th {
    width: 34mm;
    font-weight: 400;
  }

  .mark {
    color: #a3261c;
    font-weight: 600;
    text-align: center;
  }

  .note,
  ul {
    font-size: 9pt;
  }

  li {
    display: list-item;
    margin-inline-start: 14pt;
    list-style: disc;
  }

  .blank {
    min-height: 22mm;
    margin-bottom: 6pt;
    padding: 4pt 6pt;
    border: 0.5pt solid #888;
    break-inside: avoid;
  }

  .signatures {
    display: flex;
    gap: 14mm;
    margin-top: 18pt;
    break-inside: avoid;
  }

  .signatures div {
    flex: 1;
  }

  .signatures p {
    margin-bottom: 16pt;
  }

  .signatures .party {
    margin-bottom: 30pt;
    font-weight: 600;
  }
`;

export class DocumentPaper extends Paper {
  static override properties = { document: { attribute: false } };
  static override styles = [base, recapStyle, style];

  declare document: PaperDocument;

  override render(): TemplateResult {
    const { title, about, mark, locale, blocks } = this.document;
    return html`<article lang=${locale}>
      ${mark === undefined ? nothing : html`<div class="watermark" aria-hidden="true">${mark}</div><p class="mark">${mark}</p>`}
      <h1>${title}</h1>${about === undefined ? nothing : html`<p class="about">${about}</p>`}
      ${blocks.map(blockOf)}
    </article>`;
  }
}

function blockOf(block: Block): TemplateResult {
  if ("heading" in block) return html`<h2>${block.heading}</h2>`;
  if ("list" in block) return html`<ul>${block.list.map((one) => html`<li>${one}</li>`)}</ul>`;
  if ("facts" in block) return html`<table class="facts"><tbody>${block.facts.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`;
  if ("table" in block) return tableOf(block.table);
  if ("blank" in block) return html`<div class="blank"><p>${block.blank}</p>${block.text ?? ""}</div>`;
  if ("signatures" in block) return html`<div class="signatures">${block.signatures.map(({ party, lines }) => html`<div><p class="party">${party}</p>${lines.map((line) => html`<p>${line}</p>`)}</div>`)}</div>`;
  return html`<p class=${block.note ? "note" : ""}>${block.strong ? html`<strong>${block.text}</strong>` : block.text}</p>`;
}

function tableOf({ heads, rows, numbers = [], total = false, widths = [] }: DocumentTable): TemplateResult {
  const end = (column: number): string => (numbers.includes(column) ? "end" : "");
  const all = widths.reduce((sum, width) => sum + width, 0);
  return html`<table>${widths.length > 0 ? html`<colgroup>${widths.map((width) => html`<col width=${`${String(Math.round((100 * width) / all))}%`} />`)}</colgroup>` : nothing}<thead><tr>${heads.map((head, column) => html`<th scope="col" class=${end(column)}>${head}</th>`)}</tr></thead>
    <tbody>${rows.map((row, place) => html`<tr class=${total && place === rows.length - 1 ? "total" : ""}>${row.map((one, column) => html`<td class=${end(column)}>${total && place === rows.length - 1 ? html`<strong>${one}</strong>` : one}</td>`)}</tr>`)}</tbody></table>`;
}

define("yuekao-document", DocumentPaper);
