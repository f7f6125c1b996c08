// Whose figures these are, in the words of a dialog: vendors, months, contract.

import { title } from "../domain/contract.ts";
import type { Contract, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";

export interface InputsDescription {
  vendors: string;
  months: string;
  contract: string;
}

/** Names beyond these are counted. */
const NAMED = 3;

/** `of`: how many months there are, where `records` are only those around the one that is looked at. */
export function describeInputs(contract: Contract, records: readonly VendorMonth[], of: number, language: Language): InputsDescription {
  const vendors = [...new Set(records.map(({ vendor }) => vendor ?? language.say("vendor-unknown")))];
  const months = [...new Set(records.flatMap(({ month }) => month ?? []))].toSorted();
  const [first, last] = [months[0], months.at(-1)];
  const named = vendors.slice(0, NAMED).join(language.say("list-comma"));
  if (of > records.length) {
    return { vendors: language.say("whose-others", { names: named }), months: language.say("whose-all-months", { count: language.number.count(String(of)) }), contract: language.text(title(contract)) };
  }
  return {
    vendors: vendors.length > NAMED ? language.say("whose-more", { names: named, count: language.number.count(String(vendors.length)) }) : named,
    months: first === undefined || last === undefined
      ? language.say("month-unknown")
      : first === last
        ? language.number.month(first)
        : language.say("whose-months", { first: language.number.month(first), last: language.number.month(last), count: language.number.count(String(months.length)) }),
    contract: language.text(title(contract)),
  };
}
