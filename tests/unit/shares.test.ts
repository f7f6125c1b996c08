// A long text settled by several workers together: whatever is asked about it, they answer as one worker does. They are those of the
// page, in one process and with channels for the page's.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { load, type Contract } from "yuekao";

import { columnModelOf } from "../../www/months/column-model.ts";
import type { Arrangement } from "../../www/months/protocol.ts";
import { MonthsWork } from "../../www/months/work.ts";

const engine = await load({ annex: false });

const ALL: Arrangement = { sort: null, text: "", tier: "", problems: false, group: "none", opened: [] };

/** Months of many vendors: in rows, by month, or in no order. */
function months(heading: string, order: "vendor" | "month" | "none", row: (vendor: number, month: number) => string): string {
  const places = Array.from({ length: 60 * 12 }, (_, place) => [Math.floor(place / 12), place % 12] as const);
  const key = ([vendor, month]: readonly [number, number]): number => ({ vendor: vendor * 12 + month, month: month * 60 + vendor, none: (vendor * 7919 + month * 104_729) % 65_537 })[order];
  const rows = places.sort((one, other) => key(one) - key(other)).map(([vendor, month]) => `商家${String(vendor)}\t2026-${String(month + 1).padStart(2, "0")}\t${row(vendor, month)}`);
  return ["商家\t月份\t" + heading, ...rows, ""].join("\n");
}

const COURIER = "电话响应时长\t受理问题数\t解决问题数\t满意度评分";
/** Good and bad months by turns; some figures missing, some unreadable. */
const courier = (vendor: number, month: number): string => {
  const score = (vendor + month) % 17 === 0 ? "" : (vendor * 5 + month * 3) % 4 === 0 ? "70" : "95";
  return `18\t1000\t${(vendor + month) % 23 === 0 ? "九百" : "936"}\t${score}`;
};
const MALL = "进线量\t接起量\tUPV\t接待量\t非常满意\t满意\t一般\t不满意\t非常不满意";
const mall = (vendor: number, month: number): string => `1000\t${String(700 + ((vendor * 31 + month * 17) % 300))}\t2000\t1800\t60\t20\t10\t5\t${String(vendor % 40)}`;
const SUPPORT = "服务时长\t中断时长";
const support = (vendor: number, month: number): string => `600\t${String((vendor * month) % 40)}`;

/** Every answer about a text that so many workers settle. */
async function answers(text: string, contract: Contract, of: number): Promise<unknown[]> {
  const run = { contract, said: {}, columnModel: columnModelOf(contract), characters: text.length, rows: [] };
  const first = new MonthsWork();
  const others = Array.from({ length: of - 1 }, () => new MonthsWork());
  const ports = await Promise.all(others.map(async (other, place) => {
    const { port1, port2 } = new MessageChannel();
    await other.beginShare(run, { number: place + 1, of }, port2);
    return port1;
  }));
  try {
    await first.begin(run, ports);
    for (const work of [first, ...others]) for (let at = 0; at < text.length; at += 5000) await work.push(text.slice(at, at + 5000));
    const shares = Promise.all(others.map((other) => other.goOn()));
    let step = await first.goOn();
    while (step && !step.whole) step = await first.goOn();
    await shares;
    return [{ ...step?.summary, took: 0 }, first.arrange(ALL, "zh-CN"), first.lines(0, 10_000), first.index(), first.recaps()];
  } finally {
    for (const port of ports) port.close();
  }
}

/** Each vendor chose how it is priced; some chose nothing. */
const chosen = (): Contract => {
  const { contract } = JSON.parse(readFileSync(new URL("../../contracts/examples/options_by_vendor.json", import.meta.url), "utf8")) as { contract: Contract };
  const [plan, ...rest] = contract.ambiguities ?? [];
  if (!plan) throw new Error("the example has a choice");
  return { ...contract, ambiguities: [{ ...plan, by_vendor: { 商家3: "calls", 商家30: "higher", 商家59: "calls" } }, ...rest] };
};

const plain = (id: string): Contract => ({ ...engine.template(id), start: "2025-01-01" });

test.each([
  { name: "months that look back, by month", text: months(COURIER, "month", courier), contract: plain("courier") },
  { name: "months that look back, in no order", text: months(COURIER, "none", courier), contract: plain("courier") },
  { name: "months that look back, vendor by vendor", text: months(COURIER, "vendor", courier), contract: plain("courier") },
  { name: "months each by itself", text: months(MALL, "month", mall), contract: plain("mall") },
  { name: "vendors with choices of their own", text: months("客服人数\t接起量", "month", (vendor, month) => `2\t${String(3000 + vendor * 50 + month)}`), contract: chosen() },
  { name: "sums of the year", text: months(SUPPORT, "none", support), contract: plain("support") },
])("$name", async ({ text, contract }) => {
  const alone = await answers(text, contract, 1);
  expect(alone).toHaveLength(5);
  expect(alone[0]).toMatchObject({ rows: 720, vendors: 60 });
  for (const of of [2, 4]) expect(await answers(text, contract, of)).toEqual(alone);
});

test("more workers than vendors", async () => {
  const text = `商家\t月份\t${COURIER}\n甲\t2026-02\t18\t1000\t936\t95\n甲\t2026-01\t18\t1000\t936\t70\n`;
  expect(await answers(text, plain("courier"), 4)).toEqual(await answers(text, plain("courier"), 1));
});

test("thousands of problems of a kind are the first and a count, whoever found them", async () => {
  const row = (place: number): string => `商家${String(place % 900)}\t2026-${String(Math.floor(place / 900) + 1).padStart(2, "0")}\t18\t1000\t九百\t\n`;
  const text = `商家\t月份\t${COURIER}\n${Array.from({ length: 2700 }, (_, place) => row(place)).join("")}`;
  const alone = await answers(text, plain("courier"), 1);
  expect(await answers(text, plain("courier"), 3)).toEqual(alone);
});
