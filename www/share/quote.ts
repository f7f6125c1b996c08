// A quote as a link: `#quote=1.<check>.<data>`, and the page that shows it to whoever opens it.

import type { Calculator } from "../calculator/calculator.ts";
import { overlay } from "../calculator/overlay.ts";
import { carriedFrom, type Carried } from "../offers/quote.ts";
import { fragmentAround, contentOf } from "./link.ts";
import { QuotePage } from "./quote-page.ts";

export const QUOTE = "#quote=";

/** Null where it would be longer than browsers take. */
export function quoteFragment(carried: Carried): Promise<string | null> {
  return fragmentAround(JSON.stringify(carried), QUOTE);
}

/** A quote, or the sentence that says why there is none. */
export async function quoteIn(fragment: string): Promise<Carried | "quote-newer" | "quote-damaged"> {
  const found = await contentOf(fragment, QUOTE);
  if ("refusal" in found) return found.refusal === "link-newer" ? "quote-newer" : "quote-damaged";
  return carriedFrom(found.content);
}

/** Over the calculator, which stays as it is below. */
export async function showQuote(calculator: Calculator, fragment: string): Promise<void> {
  const carried = await quoteIn(fragment);
  const page = Object.assign(new QuotePage(), { carried, engine: calculator.engine, closable: true });
  page.addEventListener("close", () => {
    if (location.hash === fragment) history.replaceState(history.state, "", location.pathname + location.search);
  });
  await overlay(calculator, page);
}
