// A tab on paper: what it shows without what is there to be pressed, in black on white, whole where the screen scrolls or
// folds. The same elements are printed that are on the screen: nothing is computed or written a second time.

import { statusText } from "../domain/result-texts.ts";
import { css, html, nothing, type CSSResult, type TemplateResult } from "lit";

import type { Lines } from "../charts/lines.ts";
import type { CalculatorHost } from "../calculator/host.ts";
import { define } from "../controls/define.ts";
import { contractNotes } from "../contract/result-notes.ts";
import { base } from "../controls/base.ts";
import type { Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { footing, heading, Paper } from "./paper.ts";
import { recapStyle } from "./recap-style.ts";

/** What a chart has between the edges of a card, at the size of the screen's measures on A4. */
const CHART = 826;

/** Whose folded parts belong to what they say: the steps of a number, the table that a sentence points to. */
const UNFOLDED: ReadonlySet<string> = new Set(["yuekao-derivation", "yuekao-break-even"]);

/** For the calculator and every element in it. */
const onPaper = css`
  @media print {
    :host {
      print-color-adjust: exact;
    }

    :host(yuekao-app) {
      min-height: 0;
      background: none;
      color-scheme: light;
      line-height: 20px;
    }

    :is(.top, nav, .alarm, .sentences, .data, .drop, .button, .add, .preview, .on-screen),
    :is(yuekao-paste-box, yuekao-records),
    :host(:not(yuekao-derivation)) summary,
    label:has([type="radio"]:not(:checked)),
    :host(yuekao-figures) section:has(.add):not(:has(tbody tr)),
    .card:has(> details:only-child:not([open])),
    input:is([type="range"], [type="file"], [type="radio"]) {
      display: none !important;
    }

    /* The measures of a screen are large for paper. */
    .app {
      zoom: 0.8;
    }

    /* A recap stands instead of the page; only an open derivation goes with it. */
    :host([printing="recap"]) :is(.app > :not(.desk), .desk > :not(yuekao-derivation)),
    :host(:is([printing="recaps"], [printing="document"])) .app {
      display: none;
    }

    yuekao-derivation {
      position: static;
      width: auto;
      max-height: none;
      border: 0;
      border-radius: 0;
      box-shadow: none;
      break-before: page;
    }

    :host(yuekao-derivation) {
      display: block;
      overflow: visible;
    }

    :host(yuekao-derivation) :is(.head, .body) {
      padding-inline: 0;
      overflow: visible;
    }

    :host(yuekao-derivation) :is(.leaf, summary) {
      padding-block: 3px;
    }

    .cell {
      border: 0;
      background: none;
    }

    .both {
      grid-template-columns: minmax(0, 1fr);
    }

    /* A grid does not break well between two sheets. */
    .desk,
    .desk > .main,
    .desk.wide {
      display: block;
      max-width: none;
      padding: 0;
    }

    .main > yuekao-dates {
      display: block;
    }

    .main > *,
    :host(yuekao-dates) .card ~ .card {
      margin-block-start: 8px;
    }

    .scroll {
      overflow: visible;
    }

    :is(table, thead th) {
      min-width: 0 !important;
    }

    tbody th {
      min-width: 88px;
    }

    :is(h2, h3, header, caption, thead, summary) {
      break-after: avoid;
    }

    :is(.card, tr, li, dl, figure, svg, yuekao-figure-field) {
      break-inside: avoid;
    }

    /* Plans are as long as a sheet. */
    :host(yuekao-offers) .card {
      break-inside: auto;
    }

    /* Fields are printed once, and not again in the head of the next sheet. */
    :host(yuekao-offer-plans) thead {
      display: table-row-group;
    }

    /* Steps go on over as many sheets as it takes. */
    :host(yuekao-derivation) li:has(details) {
      break-inside: auto;
    }

    summary::before {
      content: none !important;
    }

    /* What was entered stands as if it had been written there. */
    :is(input, select) {
      min-height: 0;
      padding: 0;
      border: 0;
      background: none;
    }

    textarea {
      display: none;
    }

    pre.on-paper {
      display: block;
      margin: 0 0 8px;
      padding: 8px;
      border: 1px solid var(--line);
      font: inherit;
      font-size: 12px;
      line-height: 18px;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    .why {
      text-decoration: none;
    }

    .hints {
      min-height: 0;
    }

    /* Drawn for the width of the screen. */
    svg[width][viewBox] {
      max-width: 100%;
      height: auto;
    }
  }

  @media not print {
    .on-paper {
      display: none;
    }
  }
`;

/** Above a tab on paper: whose month it is, under which contract, and what it rests on. */
export class SheetHead extends Paper {
  static override properties = { language: { attribute: false }, view: { attribute: false }, about: { attribute: false } };
  static override styles = [base, recapStyle, css`
    footer {
      margin-top: 3pt;
      padding-bottom: 3pt;
      border: 0;
    }
  `];

  declare language: Language;
  declare view: View;
  declare about: string;

  override render(): TemplateResult {
    const { language } = this;
    const { contract, assessment } = this.view;
    const status = assessment ? language.say("sheet-status", { status: statusText(assessment.status, language) }) : "";
    return html`${heading(this.view, language, this.about)}${contract ? footing(contract, language, status, contractNotes(this.view, language)) : nothing}`;
  }
}

define("yuekao-sheet-head", SheetHead);

/** Makes the screen fit for paper; what it returns takes that back. */
export function onto(calculator: CalculatorHost): () => void {
  const undo = insides(calculator.renderRoot).flatMap((root) => [
    adopt(root, onPaper),
    ...[...root.querySelectorAll("textarea")].map(written),
    ...[...root.querySelectorAll<Lines>("yuekao-lines")].map((chart) => chart.drawnFor(CHART)),
    ...(UNFOLDED.has(root.host.localName) ? [...root.querySelectorAll("details")].map(unfolded) : []),
  ]);
  return () => undo.forEach((back) => back());
}

/** Every shadow root in and below one, but not those of another calculator inside it. */
function insides(root: ParentNode & Node): ShadowRoot[] {
  const below = [...root.querySelectorAll("*")].flatMap(({ localName, shadowRoot }) => (shadowRoot && localName !== "yuekao-calculator" ? insides(shadowRoot) : []));
  return root instanceof ShadowRoot ? [root, ...below] : below;
}

export function adopt(root: DocumentOrShadowRoot, { styleSheet }: CSSResult): () => void {
  if (!styleSheet) return () => undefined;
  root.adoptedStyleSheets.push(styleSheet);
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
  };
}

/** Nobody unfolds anything on paper. */
function unfolded(step: HTMLDetailsElement): () => void {
  const { open } = step;
  step.open = true;
  return () => {
    step.open = open;
  };
}

/** A field of several lines shows on paper what of its text is in sight; here is all of it. */
function written(field: HTMLTextAreaElement): () => void {
  const text = document.createElement("pre");
  text.className = "on-paper";
  text.textContent = field.value;
  text.hidden = text.textContent === "";
  field.after(text);
  return () => text.remove();
}
