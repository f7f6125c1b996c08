// Whatever was kept, linked or given: the page begins, shows something that can be worked with, and says what it did not take.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { fragmentAround, openedFrom } from "../../www/share/link.ts";
import { keptFrom } from "../../www/storage/kept.ts";
import { first, second, third } from "../kept-states.ts";
import { misshapen, type Misshapen } from "../misshapen.ts";
import { expect, test } from "./browser.ts";
import { test as hosted } from "./host.ts";
import { answer, paste, sample } from "./paste.ts";

const TEXT = sample("month-label-value.tsv");
const THIRD = third(TEXT);
/** Settled under a contract of one's own, of which there is a draft. */
const UNDER_OWN = { ...THIRD, inputs: { ...THIRD.inputs, contract: "own/" } };
const STATES = [THIRD, second(TEXT), first(TEXT)];

/** What is in the page: parts that could not be drawn, what stands in the main part, what is said. */
interface Seen {
  failed: number;
  main: string;
  said: string;
  score: string;
}

/** Put into every page: what is in a calculator when it has settled, in one of its tabs where that has anything to say. */
const LOOK = `globalThis.look = async (app, tab = "month") => {
  await app.opened;
  const until = async (met) => { for (let turn = 0; turn < 4000 && !met(); turn += 1) await new Promise((later) => setTimeout(later, 5)); };
  await until(() => !app.view.busy && app.view.contract);
  app.tab = tab;
  await app.updateComplete;
  if (app.tab !== "month") await until(() => [...(app.shadowRoot.querySelector("yuekao-" + tab)?.shadowRoot?.children ?? [])].some(({ localName }) => localName !== "style") || app.shadowRoot.querySelector(".failed"));
  await app.updateComplete;
  await new Promise((later) => setTimeout(later));
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const text = (node) => [...(node.shadowRoot ?? node).childNodes].map((one) => (one.nodeType === 3 ? one.data : one.localName === "style" ? "" : text(one))).join("");
  const all = inside(app.shadowRoot);
  const words = (selector) => all.filter((element) => element.matches(selector)).map(text).join(" ");
  return { failed: all.filter((element) => element.matches(".failed")).length, main: words(".main"), said: words(".alarm, yuekao-notice"), score: words(".score .value") };
};`;

interface Looking {
  look: (app: unknown, tab?: string) => Promise<Seen>;
}

/** The page works: it shows the month or the place to paste one. Either it has taken what it was given, or it says that it has not. */
function sensible({ failed, main, said, score }: Seen, what: string, tab = "month"): void {
  expect(failed, what).toBe(0);
  if (tab !== "month" && main.length > 100) return;
  expect(main, what).toMatch(/放入这个月的数据|综合服务评分|¥/);
  // The contract of one's own has a monthly fee alone.
  if (score === "") expect(`${main}${said}`, what).toMatch(/另存|放入这个月的数据|没有用到|没有这份合同|月费/);
}

/** The tabs in which parts of a state are shown; all others are in the month. */
const TAB_OF: readonly (readonly [RegExp, string])[] = [
  [/\/(offer|compared)\b/, "offers"], [/\/(owns|annex)\b/, "contract"], [/\/(statement|letter|agreed)\b/, "reconcile"], [/\/events\b/, "dates"], [/\/entered\b/, "figures"],
];

interface Case {
  what: string;
  tab: string;
  written: string;
}

/** One of all that come to the same where they are shown: of what was kept a page shows the present, and whether something was left out. */
async function casesOf(all: Iterable<Misshapen>): Promise<Case[]> {
  const found = new Map<string, Case>();
  for (const { what, value } of all) {
    // What lies deeper in a contract is the engine's business: unit/misshapen-contracts.test.ts.
    if (/\/(contract|draft|base|own)\/\w+\//.test(what)) continue;
    const written = JSON.stringify(value);
    const { part, left } = await keptFrom(written, () => Promise.resolve(null));
    const tab = TAB_OF.find(([place]) => place.test(what))?.[1] ?? "month";
    const shown = JSON.stringify([tab, part?.present, part?.annex, left > 0]);
    if (!found.has(shown)) found.set(shown, { what, tab, written });
  }
  return [...found.values()];
}

/** They are dealt out into so many tests. */
const TESTS = 4;

for (let part = 0; part < TESTS; part += 1) {
  hosted(`what was kept, with anything in the place of any part of it (${String(part + 1)} of ${String(TESTS)})`, async ({ page, host }) => {
    hosted.slow(); // some hundred calculators, one after the other
    const ofOwn = [...misshapen(UNDER_OWN)].filter(({ what }) => what.startsWith("/inputs/owns/0/"));
    const cases = (await casesOf([...STATES.flatMap((state) => [...misshapen(state)]), ...ofOwn])).filter((_, place) => place % TESTS === part);
    expect(cases.length).toBeGreaterThan(50);
    await page.addInitScript(LOOK);
    await page.goto(await host.page(`await import(yuekao + "/element.js");`));
    const seen = await page.evaluate(async (all) => {
      await customElements.whenDefined("yuekao-calculator");
      const { look } = globalThis as unknown as Looking;
      const found: Seen[] = [];
      for (const [place, { written, tab }] of all.entries()) {
        localStorage.setItem(`kept-${String(place)}/inputs`, written);
        const calculator = document.createElement("yuekao-calculator");
        for (const [name, value] of Object.entries({ storage: `kept-${String(place)}`, language: "zh-CN" })) calculator.setAttribute(name, value);
        // Laid out, but not painted: nobody looks.
        calculator.style.visibility = "hidden";
        document.body.append(calculator);
        found.push(await look(calculator.shadowRoot?.querySelector("yuekao-app"), tab));
        calculator.remove();
        localStorage.clear();
        sessionStorage.clear();
      }
      return found;
    }, cases);
    seen.forEach((one, place) => { sensible(one, cases[place]?.what ?? "", cases[place]?.tab); });
    // Most of it was taken without what did not fit.
    const months = seen.filter((_, place) => cases[place]?.tab === "month");
    expect(months.filter(({ main }) => /综合服务评分|月费/.test(main)).length).toBeGreaterThan(months.length / 2);
  });
}

const look = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as Looking).look(document.querySelector("yuekao-app")));

test("the page itself begins with each of them, and goes on", async ({ page }) => {
  test.slow(); // as many visits
  await page.addInitScript(LOOK);
  await page.goto("/");
  const states = await casesOf(misshapen(THIRD, { depth: 2, shapes: ["null", "a text", "nested garbage", "nothing"] }));
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

/** One of all that come to the same where they are opened. */
async function linksOf(all: Iterable<Misshapen>): Promise<{ what: string; written: string }[]> {
  const found = new Map<string, { what: string; written: string }>();
  for (const { what, value } of all) {
    const written = (await fragmentAround(JSON.stringify(value))) ?? "";
    const opened = JSON.stringify(await openedFrom(written));
    if (!found.has(opened)) found.set(opened, { what, written });
  }
  return [...found.values()];
}

// That a link carries what would have been read from storage is shown in unit/kept-states.test.ts.
test("a link with anything in the place of its parts opens as it is, or changes nothing and says so", async ({ page }) => {
  test.slow(); // some dozen links, one after the other
  await page.addInitScript(LOOK);
  await page.goto("/");
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
  const links = await linksOf(STATES.flatMap(({ version, inputs }) => [...misshapen({ state: { version, inputs }, record: 0, locale: "zh-CN", tab: "month" }, { depth: 4, entries: 1, shapes: ["null", "a text", "nested garbage", "nothing"] })]));
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
    expect(one.main, what).toMatch(/综合服务评分|月费|放入这个月的数据/);
    if (!one.offered) expect(one.said, what).toMatch(/不完整或被改动过|更新的版本|无法计算/);
  });
  expect(seen.some(({ offered }) => offered)).toBe(true);
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

/** As it was passed on: {} as one's own contract, and once opened, every visit after it threw. */
const PASSED_ON =
  "#yuekao=1.cb215623.NYwxS8NAGIb_yztfIWYQequ7_gDP4Xr5MIH0rtx9rWLIqk661Ekdu4mCUAuR0j_TNPFfyBkc3uF5XngqBNZMkBUW5EPhLGQqUNjZnEO0TNcMifbptn3_Unx4ud9_bxV3y3X_8dpv3_ZN025W_e65a3Y_d4__z-Fh1a83Udhu-ak4TdLj0VGiOG6sLASMs-y1ifWpLksIuCsLWdUCgZgLexkGyrXNKDtbkB-YLJOnbADjpjP9R-cXdS3gyTifQSYCrCex7SznECid0SVB4iYfnZyi_gU";

for (const [which, fragment] of [
  ["as it was passed on", (): string => PASSED_ON],
  ["with everything else that a link can hold", (): Promise<string | null> => fragmentAround(JSON.stringify({ state: { version: 2, inputs: { ...second(TEXT).inputs, own: {} } }, record: 0, locale: "zh-CN", tab: "month" }))],
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
  const kept = JSON.stringify({ version: 2, inputs: { ...second(TEXT).inputs, own: {}, entered: {} } });
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
