// What every paper has around its sections: whose it is, the parties, and where they sign.

import { parties, title } from "../../domain/contract.ts";
import { statusText, vendorAndMonth } from "../../domain/result-texts.ts";
import { NO_LETTERHEAD, settingsOf, type Letterhead } from "../../domain/state.ts";
import type { Block, PaperDocument } from "../../documents/document.ts";
import type { Assessment, Contract } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import type { View } from "../../session/session.ts";

export type Section = readonly [heading: string, blocks: readonly Block[]];

interface Content {
  title: string;
  contract: Contract;
  assessment: Assessment;
  /** Stands before the sections. */
  note?: string;
  sections: readonly Section[];
}

export function framedPaper(view: View, content: Content, language: Language): PaperDocument {
  const { contract, assessment, note, sections } = content;
  const letterhead = settingsOf(view.latest).letterhead ?? NO_LETTERHEAD;
  return {
    title: content.title,
    about: vendorAndMonth(assessment, language),
    ...(assessment.status === "incomplete" ? { mark: language.say("recap-incomplete") } : {}),
    locale: language.locale,
    blocks: [
      { facts: partyFacts(letterhead, contract, assessment, language) },
      ...(note === undefined ? [] : [{ text: note, note: true }]),
      ...sections.flatMap(([heading, blocks], place): Block[] => [{ heading: numbered(place, heading, language) }, ...blocks]),
      signatures(letterhead, contract, assessment, language),
    ],
  };
}

function numbered(place: number, head: string, language: Language): string {
  return language.say("paper-section", { number: language.say(`paper-number-${String(place + 1)}`), head });
}

/** The parties by their names, as letters have them, and the contract by its number; what is not known is left to be written. */
function partyFacts({ client: clientName, provider: providerName, number }: Letterhead, contract: Contract, { vendor, month, status }: Assessment, language: Language): [string, string][] {
  const { client, provider } = parties(contract, language);
  const blank = language.say("paper-blank");
  return [
    [language.say("contract"), language.text(title(contract))],
    [language.say("paper-number"), number || blank],
    [client, clientName || blank],
    [provider, providerName || vendor || blank],
    [language.say("paper-period"), month ? period(month, language) : blank],
    ...(contract.score ? [[language.say("export-status"), statusText(status, language)] as [string, string]] : []),
  ];
}

/** From the first to the last day of the month. */
function period(month: string, language: Language): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const date = (day: number): string => language.number.date(`${month}-${String(day).padStart(2, "0")}`).replace(/\s\S+$/, "");
  return language.say("paper-from-to", { from: date(1), to: date(last) });
}

function signatures({ client: clientName, provider: providerName }: Letterhead, contract: Contract, { vendor }: Assessment, language: Language): Block {
  const { client, provider } = parties(contract, language);
  const lines = [language.say("paper-seal"), language.say("paper-signature"), language.say("paper-date")];
  const named = (party: string, name: string): string => (name === "" ? party : language.say("paper-party", { party, name }));
  return { signatures: [{ party: named(client, clientName), lines }, { party: named(provider, providerName || vendor || ""), lines }] };
}
