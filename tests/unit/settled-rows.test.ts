import { load } from "yuekao";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { EXAMPLES } from "../../www/domain/examples.ts";
import { withChoices } from "../../www/domain/inputs.ts";
import { EMPTY } from "../../www/domain/state.ts";
import { rowOf, withRows } from "../../www/months/settled-rows.ts";

const engine = await load({ wasm: readFileSync(new URL("../../pkg/yuekao_bg.wasm", import.meta.url)), annex: false });

describe("a month settled by itself is the row it has among many", () => {
  test.each(Object.entries(EXAMPLES))("%s", (id, text) => {
    const contract = engine.template(id);
    const { columns } = engine.assessText(contract, text);
    const { records } = engine.parse(text, contract);
    expect(records.length).toBeGreaterThan(0);
    records.forEach((record, place) => {
      const row = rowOf(engine.assess(contract, withChoices(record, records, EMPTY, "CNY")));
      const among = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.at(place) ?? ""]));
      for (const [name, cell] of Object.entries(among)) expect(row[name] ?? "", `${name} of ${record.month ?? ""}`).toBe(cell);
    });
  });
});

test("it takes the place of the row of its vendor and month, or stands after the others", () => {
  const columns = { vendor: ["蓝鲸", "蓝鲸"], month: ["2026-09", "2026-10"], score: ["70", "80"], notices: ["a", "b"] };
  const rows = [{ vendor: "蓝鲸", month: "2026-10", score: "", score_between: "60..90" }, { vendor: "红杉", month: "2026-10", score: "91" }];
  expect(Object.fromEntries(Object.entries(withRows(columns, rows)).map(([id, cells]) => [id, [...cells]]))).toEqual({
    vendor: ["蓝鲸", "蓝鲸", "红杉"], month: ["2026-09", "2026-10", "2026-10"], score: ["70", "", "91"], notices: ["a", "", ""], score_between: ["", "60..90", ""],
  });
});
