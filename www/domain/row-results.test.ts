// What the rows of a contract's tables came to, as they are written.

import { expect, test } from "vitest";

import type { Assessment, Contract } from "../engine/engine.ts";
import { language } from "../i18n/language.ts";
import { shownTables } from "./row-results.ts";

test("an amount of a row that is open says what it can be as all amounts do", async () => {
  const contract = {
    schema: "yuekao.contract/1", id: "c", title: "c",
    tables: [{ id: "incidents", label: "故障", figures: [], values: [{ id: "credit", label: "赔付", unit: "yuan", clause: "1", value: "1" }] }],
  } as unknown as Contract;
  const assessment = { tables: [{ id: "incidents", label: "故障", clause: "", rows: [{ given: 0, values: [{ id: "credit", label: "赔付", unit: "yuan", clause: "1", value: null, between: ["0", "4000"] }] }] }] } as unknown as Assessment;
  const words = (await language("zh-CN", ["page", "more"])).of(contract);
  const [table] = shownTables(contract, assessment, { figures: {} }, words);
  expect(table?.rows.flatMap(({ cells }) => cells.map(({ shown }) => shown))).toEqual(["待定，¥0–4,000"]);
});
