// The browser's own printing, by its menu, by key or from a script: on paper the month is its recap, the table of months the
// recaps of its vendors, and every other tab a sheet of what it shows. Loaded with the first result, or with the contract that is
// looked at before; a page around an embedded calculator prints as it likes.

import type { Calculator } from "../elements/calculator.ts";
import type * as print from "../export/print.ts";
import { language, type Language, type Part } from "../language.ts";
import { tabOf } from "../tabs.ts";

const PARTS: readonly Part[] = ["page", "more", "problems", "months", "export"];

function watchPrinting(calculator: Calculator): void {
  /** What a recap is made with: the browser does not wait for anything that is still to be loaded. */
  let ready: { language: Language; layOut: typeof print.layOut } | null = null;
  let wanted = "";

  /** An empty page is printed as it is. */
  const anything = (): boolean => calculator.view.assessment !== null || tabOf(calculator.tab, calculator.view) !== null;

  async function prepare(): Promise<void> {
    const { locale } = calculator.language;
    if (!anything() || locale === wanted) return;
    wanted = locale;
    const [spoken, { layOut }] = await Promise.all([language(locale, PARTS), import("../export/print.ts")]);
    if (locale === wanted) ready = { language: spoken, layOut };
  }

  const later = (): void => {
    prepare().catch(() => {
      // Until it can be loaded the page is printed as it is.
      wanted = "";
    });
  };
  calculator.addController({ hostUpdated: () => void setTimeout(later) });
  later();
  window.addEventListener("beforeprint", () => {
    // From the menu of exports the paper is there already.
    if (!ready || calculator.hasAttribute("printing") || !anything()) return;
    ready.layOut(calculator, ready.language);
  });
  // The vendors' sheets are made beside the page soon after the table stands still. Whoever asks by key before they are there
  // can be kept waiting for them; the browser's menu cannot, and the paper says so.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const tab = tabOf(calculator.tab, calculator.view);
    const element = tab && calculator.tabElement(tab.id);
    if (!element?.onPaper || "recaps" in element.onPaper) return;
    event.preventDefault();
    void element.recaps?.().finally(() => window.print());
  });
}

// In a page of another's the calculator does not stand in the document itself.
const calculator = document.querySelector<Calculator>("yuekao-app");
if (calculator) watchPrinting(calculator);
