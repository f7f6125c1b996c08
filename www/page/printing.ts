// The browser's own printing: on paper the month is its recap, and the table of months the recaps of its vendors. Other
// tabs are printed as they are. Loaded with the first result; a page around an embedded calculator prints as it likes.

import type { Calculator } from "../elements/calculator.ts";
import type * as print from "../export/print.ts";
import { language, type Language, type Part } from "../language.ts";
import { tabOf, type TabId } from "../tabs.ts";

const PARTS: readonly Part[] = ["page", "more", "problems", "months", "export"];

function watchPrinting(calculator: Calculator): void {
  /** What a recap is made with: the browser does not wait for anything that is still to be loaded. */
  let ready: { language: Language; layOut: typeof print.layOut } | null = null;
  let wanted = "";
  const shown = (): TabId => tabOf(calculator.tab, calculator.view)?.id ?? "month";

  async function prepare(): Promise<void> {
    const { locale } = calculator.language;
    if (!calculator.view.assessment || locale === wanted) return;
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
    if (!ready || calculator.hasAttribute("printing") || shown() !== "month" || !calculator.view.assessment) return;
    ready.layOut(calculator, ready.language, null);
  });
  // The vendors' months are asked for beside the page, for which no beforeprint waits.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || shown() !== "months") return;
    event.preventDefault();
    void import("../export/exports.ts").then(({ Exports }) => {
      const exports = new Exports(calculator);
      if (exports.scopes.includes("months")) return exports.print("months");
      window.print();
      return undefined;
    });
  });
}

// In a page of another's the calculator does not stand in the document itself.
const calculator = document.querySelector<Calculator>("yuekao-app");
if (calculator) watchPrinting(calculator);
