// A quote in a frame of another page: the quote alone, with no calculator below.

import { Engine } from "../engine/engine.ts";
import { language, preferred } from "../i18n/language.ts";
import { quoteIn } from "./quote.ts";
import { QuotePage } from "./quote-page.ts";

export async function showAlone(place: Element, fragment: string): Promise<void> {
  const carried = await quoteIn(fragment);
  const page = new QuotePage();
  const locale = preferred(typeof carried === "string" ? navigator.languages : [carried.locale]);
  place.append(Object.assign(page, { carried, engine: new Engine(), language: await language(locale, ["page", "more", "share", ...page.parts]) }));
}
