// Money in the currency of a contract.

import { expect, test } from "vitest";

import type { Contract } from "../engine/engine.ts";
import { firstLanguage } from "./language.ts";

test("a language is in the currency of the contract, and in yuan where it says none", () => {
  const yuan = firstLanguage();
  const contract: Contract = { schema: "yuekao.contract/1", id: "a", title: "A", currency: { code: "USD" } };
  const dollars = yuan.of(contract);
  expect([yuan.money, dollars.money]).toEqual(["yuan", "USD"]);
  expect(dollars.measure("1234.5", "USD")).toBe("US$1,234.50");
  expect(dollars.unit(dollars.money)).toBe("USD");
  expect(dollars.of(contract)).toBe(dollars);
  expect(dollars.of(null).money).toBe("yuan");
});

test("what is in another currency than the contract's says which", () => {
  const dollars = firstLanguage().of({ schema: "yuekao.contract/1", id: "a", title: "A", currency: { code: "USD" } });
  expect(dollars.measure("5", "yuan")).toBe("¥5.00");
  expect(dollars.measure("5", "EUR")).toBe("€5.00");
});

test("what a contract counts in words of its own is written with them; what the page counts stands alone", () => {
  const words = firstLanguage();
  expect([words.measure("7", "次"), words.measure("1200", "件"), words.measure("7", "calls")]).toEqual(["7 次", "1,200 件", "7"]);
});

test("a language stays what it is while a contract calls everything as before", () => {
  const metric = { id: "phone", label: "接起率", clause: "1", target: "85" };
  const contract = { schema: "yuekao.contract/1", id: "a", title: "A", metrics: [metric] } as unknown as Contract;
  const spoken = firstLanguage().of(contract);
  expect(spoken.of({ ...contract, metrics: [{ ...metric, target: "90" }] } as unknown as Contract)).toBe(spoken);
  const renamed = { ...contract, metrics: [{ ...metric, label: "电话接起率" }] } as unknown as Contract;
  expect(spoken.of(renamed).contract).toBe(renamed);
});
