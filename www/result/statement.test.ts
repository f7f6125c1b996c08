import { nothing } from "lit";
import { expect, test } from "vitest";

import type { Assessment, Contract } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { Statement } from "./statement.ts";

const assessment = { lines: [], totals: { clientPays: "0.00", providerPays: "0.00", payable: null } } as unknown as Assessment;
const contract = (fees: readonly object[]): Contract => ({ schema: "yuekao.contract/1", id: "c", title: "c", fees }) as unknown as Contract;

test("a contract without money has no table of what is owed", async () => {
  const statement = Object.assign(new Statement(), { language: await language("zh-CN", ["page"]), assessment, contract: contract([]), open: null });
  expect(statement.render()).toBe(nothing);
  statement.contract = contract([{ id: "fee", payer: "client", label: "月费", clause: "1" }]);
  expect(statement.render()).not.toBe(nothing);
});
