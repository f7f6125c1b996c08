// One language of one calculator: its sentences, its numbers, and the contract's own words in it. Two calculators on
// one page may speak two languages, so nothing here is global.

import { FluentBundle, FluentResource } from "@fluent/bundle";

import type { Text } from "./engine.ts";
import zhCN from "./locales/zh-CN/page.ftl?raw";
import zhCNProblems from "./locales/zh-CN/problems.ftl?raw";
import { numbersOf, type Numbers } from "./numbers.ts";

export const LOCALES = ["zh-CN", "zh-TW", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The first paint needs one language only; the others come when chosen. */
const catalogues: Record<Locale, () => Promise<Catalogue>> = {
  "zh-CN": () => Promise.resolve([zhCN, zhCNProblems]),
  "zh-TW": async () => (await import("./locales/zh-TW/index.ts")).default,
  en: async () => (await import("./locales/en/index.ts")).default,
};

/** The Fluent files of a language. */
export type Catalogue = readonly string[];

/** Values in sentences are strings: whoever calls has already written the number in the right way. */
export type Values = Readonly<Record<string, string>>;

export class Language {
  readonly locale: Locale;
  readonly number: Numbers;
  readonly #bundle: FluentBundle;

  constructor(locale: Locale, catalogue: Catalogue) {
    this.locale = locale;
    this.number = numbersOf(locale);
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    for (const file of catalogue) this.#bundle.addResource(new FluentResource(file));
  }

  has(id: string): boolean {
    return this.#bundle.hasMessage(id);
  }

  /** The sentence. A test keeps the catalogues free of holes; should one slip through, its name shows rather than nothing. */
  say(id: string, values: Values = {}): string {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : id;
  }

  /** The second sentence some messages have, such as what to do about a problem; empty where there is none. */
  hint(id: string, values: Values = {}): string {
    const pattern = this.#bundle.getMessage(id)?.attributes["hint"];
    return pattern ? this.#bundle.formatPattern(pattern, values, []) : "";
  }

  /** What a contract says in its own words, in this language if it has it. */
  text(text: Text): string {
    if (typeof text === "string") return text;
    return text[this.locale] ?? text["zh-CN"];
  }
}

export const firstLanguage = (): Language => new Language("zh-CN", [zhCN, zhCNProblems]);

export async function language(locale: Locale): Promise<Language> {
  return new Language(locale, await catalogues[locale]());
}

/** The calculator's language among those the person prefers; Simplified Chinese where none fits. */
export function preferred(tags: readonly string[]): Locale {
  for (const tag of tags) {
    if (/^zh-(?:TW|HK|MO|Hant)/i.test(tag)) return "zh-TW";
    if (/^zh\b/i.test(tag)) return "zh-CN";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "zh-CN";
}
