// One language of one calculator: its sentences, its numbers, and the contract's own words in it. Two calculators on
// one page may speak two languages, so nothing here is global.

import type { Contract, Payer, Text } from "../engine/engine.ts";
import zhCN from "./locales/zh-CN/page.ftl";
import { numbersOf, YUAN, type MoneyFormat, type Numbers } from "./numbers.ts";

export const LOCALES = ["zh-CN", "zh-TW", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The month's own result and the tabs beside it. */
export type TabId = "month" | "what-if" | "months" | "figures" | "reconcile" | "dates" | "offers" | "contract" | "embed";

/** What is said on the page; after the first result; about problems; about links, other tabs and versions; in a tab; how a table is read. All but the first are loaded with what says them. */
export type Part = "page" | "more" | "problems" | "share" | Exclude<TabId, "month"> | "import" | "export" | "workbook" | "documents" | "reading" | "form" | "archive";

/** Sentences by name: a text, or texts with the name of a value between each two. Made of the .ftl files when the page is built. */
export type Catalogue = Readonly<Record<string, string | readonly string[]>>;

/** The first paint needs one language only. */
async function catalogue(locale: Locale, part: Part): Promise<Catalogue> {
  if (locale === "zh-CN" && part === "page") return zhCN;
  const { CATALOGUES } = await import("./locales/index.ts");
  return (await CATALOGUES[`./${locale}/${part}.ftl`]?.()) ?? {};
}

/** Values in sentences are strings: whoever calls has already written the number in the right way. */
export type Values = Readonly<Record<string, string>>;

export class Language {
  readonly locale: Locale;
  readonly number: Numbers;
  /** Whose side of the contract is spoken to; empty while nobody has said. */
  readonly side: Payer | "";
  /** What money is in. */
  readonly currency: MoneyFormat;
  /** The contract that is spoken of; null where there is none. */
  readonly contract: Contract | null;
  readonly #parts: readonly Part[];
  readonly #files: readonly Catalogue[];
  readonly #sentences: ReadonlyMap<string, string | readonly string[]>;

  constructor(locale: Locale, parts: readonly Part[], files: readonly Catalogue[], side: Payer | "" = "", currency: MoneyFormat = YUAN, contract: Contract | null = null) {
    this.locale = locale;
    this.side = side;
    this.currency = currency;
    this.contract = contract;
    this.number = numbersOf(locale, currency);
    this.#files = files;
    this.#parts = parts;
    this.#sentences = new Map(files.flatMap((file) => Object.entries(file)));
  }

  /** The same language, spoken to that side of the contract. */
  speakingTo(side: Payer | ""): Language {
    return side === this.side ? this : new Language(this.locale, this.#parts, this.#files, side, this.currency, this.contract);
  }

  /** The same language, with the names of a contract, and money in its currency. */
  of(contract: Contract | null): Language {
    return this.#in(contract?.currency ?? YUAN, contract);
  }

  #in({ code, places }: MoneyFormat, contract = this.contract): Language {
    return (contract === this.contract || namesIn(contract) === namesIn(this.contract)) && code === this.currency.code && places === this.currency.places ? this
      : new Language(this.locale, this.#parts, this.#files, this.side, { code, ...(places === undefined ? {} : { places }) }, contract);
  }

  /** The unit of money, as contracts name it. */
  get money(): string {
    const { code } = this.currency;
    return code === "CNY" ? "yuan" : code;
  }

  /** Whether it has its sentences of that part. */
  knows(part: Part): boolean {
    return this.#parts.includes(part);
  }

  has(id: string): boolean {
    return this.#sentences.has(id);
  }

  /** The sentence; where `count` is one, as some languages have it then. A test keeps the catalogues free of holes; should one slip through, its name shows rather than nothing. */
  say(id: string, values: Values = {}): string {
    const sentence = (values["count"] === "1" && this.#sentences.get(`${id}.one`)) || (this.#sentences.get(id) ?? id);
    return typeof sentence === "string" ? sentence : sentence.map((part, place) => (place % 2 === 0 ? part : (values[part] ?? `{${part}}`))).join("");
  }

  /** The sentence in its parts: a text, or texts with the name of a value between each two. */
  parts(id: string): readonly string[] {
    const sentence = this.#sentences.get(id) ?? id;
    return typeof sentence === "string" ? [sentence] : sentence;
  }

  /** The second sentence some messages have, such as what to do about a problem; empty where there is none. */
  hint(id: string, values: Values = {}): string {
    const hint = `${id}.hint`;
    return this.has(hint) ? this.say(hint, values) : "";
  }

  /** A number with its unit: 88%, ¥20.00, 18 seconds. What is counted in pieces stands without a word, unless the contract has its own. */
  measure(value: string, unit: string): string {
    if (unit === "%") return this.number.percent(value);
    if (unit === this.money) return this.number.money(value);
    if (unit === "yuan" || /^[A-Z]{3}$/.test(unit)) return this.#in(unit === "yuan" ? YUAN : { code: unit }).number.money(value);
    // 86,400 seconds are read as 24 hours, where nothing is rounded for it. A duration is no money: a float will do.
    if (unit === "s" && Number(value) >= 3600 && Number(value) % 36 === 0) return this.measure(String(Number(value) / 3600), "h");
    const id = `measure-${unit}`;
    const plain = this.number.plain(value);
    // The units of the glossary are ids in plain letters; a contract's own is a word such as 件.
    return this.has(id) ? this.say(id, { value: plain }) : unit > "~" ? `${plain} ${unit}` : plain;
  }

  /** The numbers of clauses, with the comma of the language between several; a comma behind a word belongs to a name. */
  clauses(clause: string): string {
    return clause.replace(/(?<![a-z]), /g, this.say("list-comma"));
  }

  /** A month by its name; that none is stated is said. */
  month(month: string | null | undefined): string {
    return month ? this.number.month(month) : this.say("month-unknown");
  }

  /** The word a unit stands with, without a number: "seconds", "%"; empty for what is counted without a word. */
  unit(unit: string): string {
    if (unit === "%") return unit;
    const id = `measure-${unit}`;
    if (this.has(id)) return this.say(id, { value: "" }).trim();
    return this.has(`counted-${unit}`) ? this.say(`counted-${unit}`) : unit;
  }

  /** What a contract says in its own words, in this language if it has it. */
  text(text: Text): string {
    if (typeof text === "string") return text;
    return text[this.locale] ?? text["zh-CN"];
  }
}

/** What everything in a contract is called. */
function namesIn(contract: Contract | null): string {
  return JSON.stringify(contract, NAMED);
}

/** The keys of a contract under which names stand. */
const NAMED = "figures metrics items groups score tiers values outcomes fees damages caps settlement dates tables id label zh-CN zh-TW en".split(" ");

export const firstLanguage = (): Language => new Language("zh-CN", ["page"], [zhCN]);

export async function language(locale: Locale, parts: readonly Part[], side: Payer | "" = ""): Promise<Language> {
  return new Language(locale, parts, await Promise.all(parts.map((part) => catalogue(locale, part))), side);
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
