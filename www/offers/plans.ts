// The plans of an offer, ready to be settled: the contract in force as it is offered, and those beside it.

import { currencyOf, packages } from "../domain/contract.ts";
import { NO_OFFER } from "../domain/offer.ts";
import { ownOf, type Inputs, type Variant } from "../domain/state.ts";
import type { Contract, Engine } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { driversOf, isPriced, joined, payerOf, planOf, rateCardOf, rivalContract, type Drivers } from "../engine/offers.ts";
import type { Plan } from "./plan.ts";
import { contractOf, LETTERS, MOST, nameOf, rewritten } from "./variants.ts";
import { pricesOfRival } from "./volumes.ts";

/** What the plans are made from. */
export interface Base {
  inputs: Inputs;
  /** The contract in force, as it reads. */
  contract: Contract;
  /** The month it reads in. */
  month: string | undefined;
  /** Whether volumes come from categories that were pasted: each may have its own package. */
  categories: boolean;
}

export async function plansOf(engine: Engine, { inputs, contract, month, categories }: Base, language: Language): Promise<Plan[]> {
  const present = inputs.offer?.present ?? NO_OFFER.present;
  const first = Object.keys(present.values).length + Object.keys(present.terms ?? {}).length > 0 ? await engine.worded(rewritten(contract, present), month) : contract;
  const others = await Promise.all(inputs.compared.slice(0, MOST - 1).map((variant) => readVariant(engine, variant, inputs, month)));
  return engine.ask((module) => {
    const packageOf = (one: Contract, chosen: string): string => {
      const all = packages(one);
      return all.some(({ id }) => id === chosen) ? chosen : categories || all.length === 0 ? "" : (all[0]?.id ?? "");
    };
    const own = planOf(module, first, packageOf(first, present.package));
    const called = packages(first).find(({ id }) => id === own.package);
    const plans: Plan[] = [{
      mark: LETTERS.charAt(0), name: called ? `${language.say("offers-present")} · ${language.text(called.label)}` : language.say("offers-present"), variant: null, ...own,
      currency: currencyOf(first), refusal: refusalOf(own.drivers),
    }];
    const drawn = joined([own.drivers, ...others.flatMap((other) => (other === null || other.contract === null ? [] : [driversOf(module, other.contract)]))]);
    for (const other of others) {
      // A contract that was removed since is left out.
      if (other === null) continue;
      const { variant } = other;
      const mark = LETTERS.charAt(plans.length);
      const { rival } = variant;
      if (rival) {
        const seats = drawn.some(({ id }) => id === "seats") ? [] : SEATS;
        const prices = pricesOfRival(rival);
        const contract = rivalContract(prices, [...drawn, ...seats], first, payerOf(first), language.locale);
        const refusal = isPriced(prices) ? null : "offers-no-price";
        plans.push({ mark, name: nameOf(variant, first, inputs, language), variant, ...planOf(module, contract, rateCardOf(contract) ? "all" : ""), currency: rival.currency, refusal });
      } else if (other.contract !== null) {
        const made = planOf(module, other.contract, packageOf(other.contract, variant.package));
        plans.push({ mark, name: nameOf(variant, other.contract, inputs, language), variant, ...made, currency: currencyOf(other.contract), refusal: refusalOf(made.drivers) });
      }
    }
    return plans;
  });
}

/** A rival may price by agents where the contract does not. */
const SEATS = [{ id: "seats", label: { "zh-CN": "客服人数", "zh-TW": "客服人數", en: "agents staffed" }, unit: "seats", byCategory: false, whole: true }] as const;

function refusalOf({ money }: Drivers): string | null {
  return money ? null : "offers-no-money";
}

async function readVariant(engine: Engine, variant: Variant, inputs: Inputs, month: string | undefined): Promise<{ variant: Variant; contract: Contract | null } | null> {
  if (variant.rival) return { variant, contract: null };
  try {
    const template = ownOf(inputs, variant.contract)?.contract ?? (await engine.template(variant.contract));
    return { variant, contract: await engine.worded(contractOf(variant, template, inputs), month) };
  } catch {
    return null;
  }
}
