// Whatever was kept, linked or given: the page begins, shows something that can be worked with, and says what it did not take.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { fragmentAround, openedFrom } from "../../www/share/link.ts";
import { keptFrom } from "../../www/storage/kept.ts";
import { misshapen, type Misshapen } from "../misshapen.ts";
import { expect, test } from "./browser.ts";
import { test as hosted } from "./host.ts";
import { answer, paste, sample } from "./paste.ts";

const TEXT = sample("month-label-value.tsv");
const KEY = "蓝鲸家电旗舰店\n2026-10";
const OWN = { schema: "yuekao.contract/1", id: "own", title: "自有合同", fees: [{ id: "fee", kind: "base_fee", label: "月费", payer: "client", clause: "1", amount: "3000" }] };
const STEP = { settings: {}, handedOver: {}, entered: {}, compared: [], contract: "mall" };

/** Everything a kept state of version 2 can hold. */
const SECOND = {
  version: 2,
  inputs: {
    text: TEXT,
    sources: [{ name: "十月.xlsx", row: 1 }, { name: "品类.xlsx", row: 13 }],
    contract: "mall",
    own: OWN,
    settings: { mall: { start: "2026-01-01", readings: { channels: "pooled" }, values: { none: "2" }, packages: { 宠物: "two" }, letterhead: { to: "网上商城", from: "蓝鲸", number: "A-1" } } },
    handedOver: { [KEY]: true },
    entered: {
      [KEY]: {
        figures: { leaked_records: "2" },
        workOrders: [{ received: "2026-10-08T11:30", replied: "2026-10-08T13:00", cost: "12" }],
        seatChanges: [{ date: "2026-10-16", seats: "-1" }],
        events: { statement_received: "2026-11-16" },
        statement: "综合服务评分：84",
        letter: "关于结算的异议",
      },
    },
    compared: [{ contract: "mall", readings: { channels: "worst" }, values: {}, package: "" }],
  },
  replaced: "figures",
  shared: ["商家\t甲\n"],
  past: [{ inputs: { ...STEP, text: 2, own: null }, replaced: "figures" }],
  future: [{ inputs: { ...STEP, text: 0, own: 1 } }],
};

const { text, sources, contract, settings, handedOver, entered, compared } = SECOND.inputs;

/** Everything a kept state can hold. Steps name what they share: the text, the parts of each contract in the order of `owns`, and what is in `shared`. */
const THIRD = {
  version: 3,
  inputs: {
    text, sources, contract, settings, handedOver, entered, compared,
    owns: [
      { id: "own/", name: "我的合同", contract: OWN, draft: { ...OWN, title: "写到一半", fees: [{ ...OWN.fees[0], amount: "三千" }] }, base: "mall", source: "", checked: { "fees/fee": "x" } },
      { id: "own/2", name: "", contract: OWN, draft: null, base: OWN, source: "{}", checked: {} },
    ],
  },
  replaced: "figures",
  shared: ["商家\t甲\n", "另一份"],
  past: [{ inputs: { ...STEP, text: 19, owns: [] }, replaced: "figures" }],
  future: [{ inputs: { ...STEP, text: 0, owns: [{ id: "own/", name: "", contract: { schema: 2, id: 3, title: 20, fees: 5 }, draft: { schema: 2, id: 3, title: 4, fees: 9 }, base: "mall", source: 1, checked: {} }] } }],
};

const FIRST = { version: 1, inputs: { text: TEXT, start: "2026-01-01", readings: { channels: "pooled" }, packages: { 宠物: "two" }, handedOver: { [KEY]: true } } };

/** What is in the page: parts that could not be drawn, what stands in the main part, what is said. */
interface Seen {
  failed: number;
  main: string;
  said: string;
  score: string;
}

/** Put into every page: what is in a calculator when it has settled. */
const LOOK = `globalThis.look = async (app) => {
  await app.opened;
  const settled = () => !app.view.busy && app.view.contract;
  for (let turn = 0; turn < 4000 && !settled(); turn += 1) await new Promise((later) => setTimeout(later, 5));
  await app.updateComplete;
  await new Promise((later) => setTimeout(later));
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const text = (node) => [...(node.shadowRoot ?? node).childNodes].map((one) => (one.nodeType === 3 ? one.data : one.localName === "style" ? "" : text(one))).join("");
  const all = inside(app.shadowRoot);
  const words = (selector) => all.filter((element) => element.matches(selector)).map(text).join(" ");
  return { failed: all.filter((element) => element.matches(".failed")).length, main: words(".main"), said: words(".alarm, yuekao-notice"), score: words(".score .value") };
};`;

interface Looking {
  look: (app: unknown) => Promise<Seen>;
}

/** The page works: it shows the month or the place to paste one. Either it has taken what it was given, or it says that it has not. */
function sensible({ failed, main, said, score }: Seen, what: string): void {
  expect(failed, what).toBe(0);
  expect(main, what).toMatch(/放入这个月的数据|综合服务评分|¥/);
  if (score === "") expect(`${main}${said}`, what).toMatch(/另存|放入这个月的数据|没有用到|没有这份合同/);
}

/** What is kept of a damaged state, and whether something of it was left out, is all that the page gets to see. */
const keptOf = async (written: string): Promise<unknown> => {
  const { part, left } = await keptFrom(written, () => Promise.resolve(null));
  return [part, left > 0];
};

/** One of all that come to the same where they are read; `part` of `parts` of them. */
async function kinds(all: Iterable<Misshapen>, written: (value: unknown) => Promise<string> | string, read: (written: string) => Promise<unknown>, part = 0, parts = 1): Promise<{ what: string; written: string }[]> {
  const found = new Map<string, { what: string; written: string }>();
  for (const { what, value } of all) {
    const one = await written(value);
    const kind = JSON.stringify(await read(one));
    if (!found.has(kind)) found.set(kind, { what, written: one });
  }
  return [...found.values()].filter((_, place) => place % parts === part);
}

/** The states of each version, and into how many tests they are dealt out. */
const VERSIONS = ([["3", THIRD, 4], ["2", SECOND, 2], ["1", FIRST, 1]] as const).flatMap(([version, state, tests]) =>
  Array.from({ length: tests }, (_, part) => ({ version, part, tests, state })));

for (const { version, part, tests, state } of VERSIONS) {
  hosted(`a kept state of version ${version}, with anything in the place of any part of it (${String(part + 1)} of ${String(tests)})`, async ({ page, host }) => {
    hosted.slow(); // some hundred calculators, one after the other
    const states = await kinds(misshapen(state), JSON.stringify, keptOf, part, tests);
    expect(states.length).toBeGreaterThan(10);
    await page.addInitScript(LOOK);
    await page.goto(await host.page(`await import(yuekao + "/element.js");`));
    const seen = await page.evaluate(async (all) => {
      await customElements.whenDefined("yuekao-calculator");
      const { look } = globalThis as unknown as Looking;
      const found: Seen[] = [];
      for (const [place, { written }] of all.entries()) {
        localStorage.setItem(`kept-${String(place)}/inputs`, written);
        const calculator = document.createElement("yuekao-calculator");
        for (const [name, value] of Object.entries({ storage: `kept-${String(place)}`, language: "zh-CN" })) calculator.setAttribute(name, value);
        // Laid out, but not painted: nobody looks.
        calculator.style.visibility = "hidden";
        document.body.append(calculator);
        found.push(await look(calculator.shadowRoot?.querySelector("yuekao-app")));
        calculator.remove();
        localStorage.clear();
        sessionStorage.clear();
      }
      return found;
    }, states);
    seen.forEach((one, place) => { sensible(one, states[place]?.what ?? ""); });
    // Most of it was taken without what did not fit.
    expect(seen.filter(({ score }) => score !== "").length).toBeGreaterThan(seen.length / 2);
  });
}

const look = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as Looking).look(document.querySelector("yuekao-app")));

test("the page itself begins with each of them, and goes on", async ({ page }) => {
  test.slow(); // as many visits
  await page.addInitScript(LOOK);
  await page.goto("/");
  const states = await kinds(misshapen(THIRD, { depth: 2, shapes: ["null", "a text", "nested garbage", "nothing"] }), JSON.stringify, keptOf);
  expect(states.length).toBeGreaterThan(10);
  for (const { what, written } of states) {
    await page.evaluate((kept) => {
      sessionStorage.clear();
      localStorage.setItem("yuekao/inputs", kept);
    }, written);
    await page.reload();
    sensible(await look(page), what);
  }
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

for (const [version, state] of [["3", { version: 3, inputs: THIRD.inputs }], ["2", { version: 2, inputs: SECOND.inputs }], ["1", FIRST]] as const) {
  test(`a link of version ${version} with anything in the place of any part of it opens as it is, or changes nothing and says so`, async ({ page }) => {
    test.slow(); // some hundred links, one after the other
    await page.addInitScript(LOOK);
    await page.goto("/");
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    const links = await kinds(misshapen({ state, record: 0, locale: "zh-CN", tab: "month" }), async (value) => (await fragmentAround(JSON.stringify(value))) ?? "", openedFrom);
    expect(links.length).toBeGreaterThan(10);
    const seen = await page.evaluate(async (all) => {
      const { look } = globalThis as unknown as Looking;
      const app = document.querySelector<HTMLElement & { view: { inputs: unknown; alarm: unknown }; session: { undo: () => Promise<unknown> } }>("yuekao-app");
      const until = async (met: () => unknown): Promise<void> => {
        for (let turn = 0; turn < 4000 && !met(); turn += 1) await new Promise((later) => setTimeout(later, 5));
      };
      // Laid out, but not painted: nobody looks.
      document.body.style.visibility = "hidden";
      const found: (Seen & { offered: boolean })[] = [];
      const find = (selector: string): HTMLElement | null | undefined => app?.shadowRoot?.querySelector<HTMLElement>(selector);
      for (const { written } of all) {
        location.hash = written;
        await until(() => find("yuekao-notice, yuekao-link-offer"));
        const take = find("yuekao-link-offer")?.shadowRoot?.querySelector<HTMLElement>(".first");
        const before = app?.view.inputs;
        take?.click();
        if (take) await until(() => app?.view.inputs !== before || app?.view.alarm);
        found.push({ ...(await look(app)), offered: Boolean(take) });
        if (take) await app?.session.undo();
        for (const said of app?.shadowRoot?.querySelectorAll("yuekao-notice, yuekao-link-offer, yuekao-toast") ?? []) said.dispatchEvent(new Event("close"));
      }
      document.body.style.visibility = "";
      return found;
    }, links);
    seen.forEach((one, place) => {
      const { what = "" } = links[place] ?? {};
      expect(one.failed, what).toBe(0);
      expect(one.main, what).toMatch(/综合服务评分|综合評分|放入这个月的数据/);
      if (!one.offered) expect(one.said, what).toMatch(/不完整或被改动过|更新的版本|无法计算/);
    });
    expect(seen.some(({ offered }) => offered)).toBe(true);
    await expect(answer(page, "综合服务评分")).toHaveText("20");
  });
}

/** As it was passed on: {} as one's own contract, and once opened, every visit after it threw. */
const PASSED_ON =
  "#yuekao=1.cb215623.NYwxS8NAGIb_yztfIWYQequ7_gDP4Xr5MIH0rtx9rWLIqk661Ekdu4mCUAuR0j_TNPFfyBkc3uF5XngqBNZMkBUW5EPhLGQqUNjZnEO0TNcMifbptn3_Unx4ud9_bxV3y3X_8dpv3_ZN025W_e65a3Y_d4__z-Fh1a83Udhu-ak4TdLj0VGiOG6sLASMs-y1ifWpLksIuCsLWdUCgZgLexkGyrXNKDtbkB-YLJOnbADjpjP9R-cXdS3gyTifQSYCrCex7SznECid0SVB4iYfnZyi_gU";

for (const [which, fragment] of [
  ["as it was passed on", (): string => PASSED_ON],
  ["with everything else that a link can hold", (): Promise<string | null> => fragmentAround(JSON.stringify({ state: { version: 2, inputs: { ...SECOND.inputs, own: {} } }, record: 0, locale: "zh-CN", tab: "month" }))],
] as const) {
  test(`a link whose own contract is unsound beside another one is not opened, and nothing of it is kept: ${which}`, async ({ page }) => {
    await page.goto(`/${(await fragment()) ?? ""}`);
    await expect(page.locator("yuekao-notice")).toContainText("这个链接里的合同或数据无法计算，没有打开");
    await expect(page.getByRole("heading", { name: "放入这个月的数据" })).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem("yuekao/inputs"))).toBeNull();
    await page.reload();
    await paste(page, TEXT);
    await expect(answer(page, "综合服务评分")).toHaveText("86");
  });
}

test("what an older page has kept of such a link is set aside, can be had as a file, and is deleted when that is wanted", async ({ page }) => {
  await page.goto("/");
  const kept = JSON.stringify({ version: 2, inputs: { ...SECOND.inputs, own: {}, entered: {} } });
  await page.evaluate((state) => { localStorage.setItem("yuekao/inputs", state); }, kept);
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  const notice = page.locator("yuekao-notice");
  await expect(notice).toContainText("原样另存了一份");
  const coming = page.waitForEvent("download");
  await notice.getByRole("button", { name: "导出这份数据" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("yuekao-set-aside.json");
  expect(readFileSync(await file.path(), "utf8")).toBe(kept);
  // It is still there, until it is deleted.
  await page.reload();
  await expect(notice).toContainText("之前有打不开的数据");
  await notice.getByRole("button", { name: "删除" }).click();
  await page.reload();
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await expect(notice).toHaveCount(0);
});

test.describe("a part that cannot be drawn", () => {
  /** A number that the browser refuses to write, as a mistake in the page would. */
  const refuse = async (page: Page, number: string): Promise<void> => {
    await page.addInitScript((refused) => {
      const real = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, "format");
      Object.defineProperty(Intl.NumberFormat.prototype, "format", {
        get(this: Intl.NumberFormat) {
          const format = real?.get?.call(this) as (value: unknown) => string;
          return (value: unknown): string => {
            if (String(value) === refused) throw new Error("a part that cannot be drawn");
            return format(value);
          };
        },
      });
    }, number);
  };

  test("shows a sentence in its place, and the rest of the page works", async ({ page, complaints }) => {
    // The rate of the chats, in the table of rates alone.
    await refuse(page, "91");
    await page.goto("/");
    await paste(page, TEXT);
    await expect(page.locator("yuekao-rates")).toContainText("这一部分暂时无法显示");
    await expect(answer(page, "综合服务评分")).toHaveText("86");
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    await expect(page.locator("yuekao-rates")).toContainText("75%");
    expect(complaints.join()).toContain("a part that cannot be drawn");
    complaints.length = 0;
  });

  test("is set aside where it is the page itself, which goes back to what was there before, also after a reload", async ({ page, complaints }) => {
    // The score as it is said aloud, by the page itself.
    await refuse(page, "86");
    await page.goto("/");
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    await paste(page, TEXT);
    await expect(page.locator("yuekao-notice")).toContainText("这份数据无法显示，已退回到之前的状态");
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    await page.reload();
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    await expect(page.locator("yuekao-notice")).toContainText("之前有打不开的数据");
    // Whoever has it in storage gets no further than this, either.
    await page.evaluate((text) => {
      sessionStorage.clear();
      localStorage.setItem("yuekao/inputs", JSON.stringify({ version: 2, inputs: { text, contract: "mall", own: null, settings: {}, handedOver: {}, entered: {}, compared: [] } }));
    }, TEXT);
    await page.reload();
    await expect(page.getByRole("heading", { name: "放入这个月的数据" })).toBeVisible();
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
    complaints.length = 0;
  });
});
