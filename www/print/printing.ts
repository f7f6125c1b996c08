// The browser's own printing, by its menu, by key or from a script: on paper the month is its recap, the table of months the
// recaps of its vendors, and every other tab a sheet of what it shows. Loaded with the first result, or with the contract that is
// looked at before; a page around an embedded calculator prints as it likes.

import type { Calculator } from "../calculator/calculator.ts";
import type * as print from "./print.ts";
import { language, type Language, type Locale, type Part } from "../i18n/language.ts";
import { tabOf } from "../calculator/tabs.ts";

const PARTS: readonly Part[] = ["page", "more", "problems", "months", "export", "contract"];

function watchPrinting(calculator: Calculator): void {
  /** What a recap is made with: the browser does not wait for anything that is still to be loaded. */
  let ready: { language: Language; layOut: typeof print.layOut } | null = null;
  let loading: { locale: Locale; done: Promise<void> } | null = null;

  /** An empty page is printed as it is. */
  const anything = (): boolean => calculator.view.assessment !== null || tabOf(calculator.tab, calculator.view) !== null;

  async function load(locale: Locale): Promise<void> {
    try {
      const [spoken, { layOut }] = await Promise.all([language(locale, PARTS), import("./print.ts")]);
      if (loading?.locale === locale) ready = { language: spoken, layOut };
    } catch {
      // Until it can be loaded the page is printed as it is.
      if (loading?.locale === locale) loading = null;
    }
  }

  async function prepare(): Promise<void> {
    const { locale } = calculator.language;
    if (!anything()) return;
    if (loading?.locale !== locale) loading = { locale, done: load(locale) };
    await loading.done;
  }

  calculator.addController({ hostUpdated: () => void setTimeout(() => void prepare()) });
  void prepare();
  window.addEventListener("beforeprint", () => {
    // From the menu of exports the paper is there already.
    if (!ready || calculator.hasAttribute("printing") || !anything()) return;
      ready.layOut(calculator, ready.language.speakingTo(calculator.language.side).of(calculator.view.contract));
  });
  // The vendors' sheets are made beside the page soon after the table stands still. Whoever asks by key before they are there,
  // or just after the first result, can be kept waiting; the browser's menu cannot, and the paper says so.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !anything()) return;
    const tab = tabOf(calculator.tab, calculator.view);
    const element = tab && calculator.tabs.element(tab.id);
    const unmade = element?.onPaper && !("recaps" in element.onPaper);
    if (ready && !unmade) return;
    event.preventDefault();
    void Promise.allSettled([prepare(), unmade && element.recaps?.()]).then(() => window.print());
  });
}

// In a page of another's the calculator does not stand in the document itself.
const calculator = document.querySelector<Calculator>("yuekao-app");
if (calculator) watchPrinting(calculator);
