// Puts recaps on the page for the time of printing: on paper they stand instead of everything else.

import type { Recaps } from "../batch/protocol.ts";
import type { Calculator } from "../elements/calculator.ts";
import type { Language } from "../language.ts";
import { Recap } from "./recap.ts";
import { VendorRecaps } from "./vendor-recaps.ts";

/** `recaps` of vendors, or the month that is on the page where there are none. */
export async function printed(calculator: Calculator, language: Language, recaps: Recaps | null): Promise<void> {
  await layOut(calculator, language, recaps).updateComplete;
  window.print();
}

/** The paper takes the page's place until the browser has printed it. */
export function layOut(calculator: Calculator, language: Language, recaps: Recaps | null): Recap | VendorRecaps {
  const { view } = calculator;
  calculator.renderRoot.querySelectorAll("yuekao-recap, yuekao-vendor-recaps").forEach((old) => old.remove());
  const paper = recaps && view.contract ? Object.assign(new VendorRecaps(), { language, contract: view.contract, recaps }) : Object.assign(new Recap(), { language, view });
  const page = new CSSStyleSheet();
  page.replaceSync("@page { size: A4; margin: 13mm 14mm; }");
  document.adoptedStyleSheets.push(page);
  calculator.renderRoot.append(paper);
  calculator.toggleAttribute("printing", true);
  const done = (): void => {
    paper.remove();
    calculator.toggleAttribute("printing", false);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
  };
  window.addEventListener("afterprint", done, { once: true });
  return paper;
}
