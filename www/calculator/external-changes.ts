// What reaches the page from outside after its first paint.

import type { Calculator } from "./calculator.ts";

/** The beginning of a link's fragment; what follows is read by the code that is loaded for it. */
const LINK = "#yuekao=";
/** The same of a quote, which is only to be read. */
const QUOTE = "#quote=";

export async function watch(calculator: Calculator): Promise<void> {
  // The window's name, and what a printed page is called, in the language on the page.
  calculator.addController({
    hostUpdated: () => {
      const { language } = calculator;
      // Written anew it would have the whole document styled anew.
      if (document.documentElement.lang !== language.locale) document.documentElement.lang = language.locale;
      const called = `${language.say("name")} · ${language.say("tagline")}`;
      if (document.title !== called) document.title = called;
    },
  });
  calculator.requestUpdate();
  await calculator.opened;
  const follow = async (): Promise<void> => {
    const { hash } = location;
    if (hash.startsWith(QUOTE)) {
      const { showQuote } = await import("../share/quote.ts");
      await showQuote(calculator, hash);
    }
    if (!hash.startsWith(LINK)) return;
    const { openLink } = await import("../share/open-link.ts");
    await openLink(calculator, hash, () => {
      // A reload is to show what is here by then, and the figures need not stand in the address any longer.
      if (location.hash === hash) history.replaceState(history.state, "", location.pathname + location.search);
    });
  };
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== calculator.store.key || newValue === null) return;
    void import("../share/other-tab.ts").then(({ followOtherTab }) => followOtherTab(calculator, newValue));
  });
  addEventListener("hashchange", () => void follow());
  await follow();
  // Months that are kept are not left behind an empty page.
  if (calculator.store.remembered("filed") && !calculator.store.raw && calculator.view.latest.text === "") await (await calculator.months)?.openNewest();
  // A copy in one file has neither a manifest nor a server to come from.
  if (document.querySelector("link[rel=manifest]") && "serviceWorker" in navigator) {
    const { keepOffline } = await import("./offline.ts");
    await keepOffline(calculator);
  }
}
