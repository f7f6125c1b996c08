// One language of one calculator: its sentences, its numbers, and the contract's own words in it. Two calculators on
// one page may speak two languages, so nothing here is global.

import { FluentBundle, FluentResource } from "@fluent/bundle";

import type { Text } from "./engine.ts";
import zhCN from "./locales/zh-CN/page.ftl?raw";
import { numbersOf, type Numbers } from "./numbers.ts";

export const LOCALES = ["zh-CN", "zh-TW", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** What a language says on the page, and what it says about problems; the latter waits for the first problem. */
interface Catalogue {
  page: () => Promise<string>;
  problems: () => Promise<string>;
}

const text = async (file: Promise<{ default: string }>): Promise<string> => (await file).default;

const catalogues: Record<Locale, Catalogue> = {
  // The first paint needs one language only.
  "zh-CN": { page: () => Promise.resolve(zhCN), problems: () => text(import("./locales/zh-CN/problems.ftl?raw")) },
  "zh-TW": { page: () => text(import("./locales/zh-TW/page.ftl?raw")), problems: () => text(import("./locales/zh-TW/problems.ftl?raw")) },
  en: { page: () => text(import("./locales/en/page.ftl?raw")), problems: () => text(import("./locales/en/problems.ftl?raw")) },
};

/** Values in sentences are strings: whoever calls has already written the number in the right way. */
export type Values = Readonly<Record<string, string>>;

export class Language {
  readonly locale: Locale;
  readonly number: Numbers;
  /** Whether it has its sentences about problems, too. */
  readonly problems: boolean;
  readonly #bundle: FluentBundle;

  constructor(locale: Locale, page: string, problems?: string) {
    this.locale = locale;
    this.number = numbersOf(locale);
    this.problems = problems !== undefined;
    this.#bundle = new FluentBundle(locale, { useIsolating: false });
    for (const file of [page, problems ?? ""]) this.#bundle.addResource(new FluentResource(file));
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

export const firstLanguage = (): Language => new Language("zh-CN", zhCN);

export async function language(locale: Locale): Promise<Language> {
  const { page, problems } = catalogues[locale];
  return new Language(locale, ...(await Promise.all([page(), problems()])));
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
