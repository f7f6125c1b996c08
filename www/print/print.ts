// Puts on the page what is to be printed, for the time of printing.

import { css } from "lit";

import type { OnPaper, Recaps } from "../months/protocol.ts";
import type { CalculatorHost } from "../calculator/host.ts";
import type { Language } from "../i18n/language.ts";
import type { PaperDocument } from "../documents/document.ts";
import { tabOf } from "../calculator/tabs.ts";
import { DocumentPaper } from "./document-paper.ts";
import { Recap } from "./recap.ts";
import { adopt, onto, SheetHead } from "./screen-on-paper.ts";
import { VendorRecaps } from "./vendor-recaps.ts";

const A4 = css`
  @page {
    size: A4;
    margin: 13mm 14mm;
  }
`;

/** Longer sheets say which of them each is. */
const NUMBERED = css`
  @page {
    size: A4;
    margin: 13mm 14mm 15mm;

    @bottom-right {
      content: counter(page) " / " counter(pages);
      color: #444;
      font: 7.5pt sans-serif;
    }
  }
`;

/** `recaps` of vendors, or the month that is on the page where there are none. */
export function printed(calculator: CalculatorHost, language: Language, recaps: Recaps | null): void {
  if (recaps) layOutMonths(calculator, language, { recaps });
  else layOutMonth(calculator, language);
  window.print();
}

/** A document, whatever is on the screen. */
export function printedDocument(calculator: CalculatorHost, document: PaperDocument): void {
  put(calculator, "document", Object.assign(new DocumentPaper(), { document }));
  window.print();
}

/** What is on the screen, for the browser's own printing: the month and the table of months as their recaps. */
export function layOut(calculator: CalculatorHost, language: Language): void {
  const tab = tabOf(calculator.tab, calculator.view);
  const shown = tab ? calculator.tabs.element(tab.id) : null;
  if (!tab) layOutMonth(calculator, language);
  else if (shown?.paper) put(calculator, "recap", shown.paper);
  else if (shown?.onPaper) layOutMonths(calculator, language, shown.onPaper);
  else layOutScreen(calculator, language, language.say(`tab-${tab.id}`));
}

function layOutMonth(calculator: CalculatorHost, language: Language): void {
  const { view } = calculator;
  put(calculator, "recap", Object.assign(new Recap(), { language, view }));
}

function layOutMonths(calculator: CalculatorHost, language: Language, onPaper: OnPaper): void {
  const { contract } = calculator.view;
  if (contract) put(calculator, "recaps", Object.assign(new VendorRecaps(), { language, contract, onPaper }));
}

function layOutScreen(calculator: CalculatorHost, language: Language, about: string): void {
  const { view } = calculator;
  put(calculator, "screen", Object.assign(new SheetHead(), { language, view, about }));
}

/** Puts a paper before what of the screen is printed, until the browser has done so. */
function put(calculator: CalculatorHost, what: "recap" | "recaps" | "screen" | "document", paper: HTMLElement & { drawn(): void }): void {
  const restore = [adopt(document, what === "screen" || what === "document" || calculator.renderRoot.querySelector("yuekao-derivation") ? NUMBERED : A4), onto(calculator)];
  calculator.renderRoot.prepend(paper);
  paper.drawn();
  calculator.setAttribute("printing", what);
  const done = (): void => {
    paper.remove();
    calculator.removeAttribute("printing");
    restore.forEach((back) => back());
  };
  window.addEventListener("afterprint", done, { once: true });
}
