// What a key costs in a long contract: held by counts, which are the same on every machine, however busy it is. Times are told
// and judge nothing.

import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./browser.ts";
import { callsOf, median } from "./calls.ts";
import { open, paste, sample } from "./paste.ts";

const paper = (page: Page): Locator => page.locator("yuekao-contract-document");
const strip = (page: Page): Locator => paper(page).locator(".strip");
const field = (page: Page, name: string): Locator => paper(page).getByRole("textbox", { name, exact: true });

/** Functions of the page that a key may call, all that follows from it included: some tenth more than it took when this was set. */
const MOST_CALLS = 180_000;
/** Those among them before the field is painted with what was typed. */
const MOST_BEFORE_PAINT = 25_000;
/** Changes of the page's elements by two keys: the field in two places, its mark, the line in sight, the outline, each key twice over. */
const MOST_CHANGES = 150;
const KEYS = 12;

/** 50 metrics and items, 40 tiers, 200 categories. */
function long(): string {
  const mall = JSON.parse(readFileSync(new URL("../../contracts/mall/terms.json", import.meta.url), "utf8")) as Record<string, unknown> & {
    ambiguities: { id: string }[]; damages: { amount: unknown }[]; fees: { due: unknown; rate_card: { packages: { categories: string[] }[] } }[];
  };
  const many = Array.from({ length: 50 }, (_, index) => index);
  const tiers = Array.from({ length: 40 }, (_, index) => ({ id: `t${index}`, label: `第 ${index} 档`, clause: "1", meets: index < 8, in: index === 0 ? "[97.5, )" : index === 39 ? "(, 2.5)" : `[${97.5 - index * 2.5}, ${100 - index * 2.5})` }));
  const big = {
    ...mall,
    ambiguities: mall.ambiguities.filter(({ id }) => id !== "channels"),
    readings: {},
    metrics: many.map((index) => ({ id: `m${index}`, label: `指标 ${index}`, unit: "%", clause: "1", target: "90", value: { ratio: { of: ["calls_answered"], to: ["calls_offered"] } } })),
    items: many.map((index) => ({ id: `i${index}`, label: `考核项 ${index}`, clause: "1", weight: "2", score: { shortfall: { of: `m${index}`, points: "0.1", per: "1" } } })),
    tiers,
  };
  big.damages[0] = { ...mall.damages[0], amount: { per_tier: Object.fromEntries(tiers.map(({ id }, index) => [id, String(index * 100)])) } };
  const [fee] = big.fees;
  if (!fee) throw new Error("no prices");
  fee.due = "assessed";
  fee.rate_card.packages.forEach((one, place) => { one.categories = Array.from({ length: 100 }, (_, index) => `品类 ${place * 100 + index}`); });
  return JSON.stringify(big);
}

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await paste(page, sample("month-label-value.tsv"));
  await open(page, "合同");
  await paper(page).locator("input[type=file]").setInputFiles({ name: "big.json", mimeType: "application/json", buffer: Buffer.from(long()) });
  await expect(field(page, "指标 3：目标").first()).toHaveValue("90");
  await expect(strip(page)).toContainText("90");
  await field(page, "指标 3：目标").first().focus();
});

test("a key touches what it changes, and little else", async ({ page }) => {
  await page.keyboard.press("Control+A");
  await paper(page).evaluate((element) => {
    const changes: MutationRecord[] = [];
    new MutationObserver((records) => changes.push(...records)).observe(element.shadowRoot ?? element, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(globalThis, { changes });
  });
  await page.keyboard.type("80");
  await expect(strip(page)).toContainText(/→/);
  await expect(paper(page)).toContainText("原 90");
  expect(await page.evaluate(() => (globalThis as unknown as { changes: unknown[] }).changes.length)).toBeLessThan(MOST_CHANGES);
});

test("a key is painted in the next frame, and its result in the one after it", async ({ page }, info) => {
  const keys: { frames: number; key: number; result: number }[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    await paper(page).evaluate((element) => {
      const told = new Promise((done) => {
        const root = element.shadowRoot;
        if (!root) throw new Error("no paper");
        const said = (): string => root.querySelector(".strip")?.textContent.replaceAll(/\s/g, "") ?? "";
        element.addEventListener("keydown", () => {
          const [before, begun] = [said(), performance.now()];
          let [frames, painted] = [0, 0];
          const frame = (): void => {
            frames += 1;
            if (frames === 1) painted = performance.now() - begun;
            if (said() === before) requestAnimationFrame(frame);
            else done({ frames, key: painted, result: performance.now() - begun });
          };
          requestAnimationFrame(frame);
        }, { once: true, capture: true });
      });
      Object.assign(globalThis, { told });
    });
    await page.keyboard.press(key % 2 === 0 ? "PageDown" : "PageUp");
    keys.push(await page.evaluate(() => (globalThis as unknown as { told: Promise<{ frames: number; key: number; result: number }> }).told));
    // What follows from the key is over before the next one.
    await page.waitForTimeout(400);
  }
  const report = `a key: frame begun after ${median(keys.map(({ key }) => key)).toFixed(1)} ms, result there after ${median(keys.map(({ result }) => result)).toFixed(1)} ms, fastest ${Math.min(...keys.map(({ result }) => result)).toFixed(1)} ms`;
  info.annotations.push({ type: "measured", description: report });
  console.log(report);
  // The frame after the key has what was typed; the engine's answer is there when the next one begins.
  expect(median(keys.map(({ frames }) => frames))).toBeLessThanOrEqual(2);
});

test("a key calls no more than it needs", async ({ page }, info) => {
  const calls = await callsOf(page);
  // What waits for the next frame waits until it is let go.
  await page.evaluate(() => {
    const real = globalThis.requestAnimationFrame.bind(globalThis);
    const waiting: FrameRequestCallback[] = [];
    let held = false;
    globalThis.requestAnimationFrame = (then) => (held ? waiting.push(then) : real(then));
    Object.assign(globalThis, {
      hold: () => { held = true; },
      letGo: () => {
        held = false;
        waiting.splice(0).forEach((then) => real(then));
      },
    });
  });
  const [first, all]: [number[], number[]] = [[], []];
  for (let key = 0; key < KEYS; key += 1) {
    await calls();
    const before = await strip(page).textContent();
    await page.evaluate(() => { (globalThis as unknown as { hold: () => void }).hold(); });
    await page.keyboard.press(key % 2 === 0 ? "PageDown" : "PageUp");
    await page.waitForTimeout(50);
    const painted = await calls();
    expect(await strip(page).textContent()).toBe(before);
    await page.evaluate(() => { (globalThis as unknown as { letGo: () => void }).letGo(); });
    await expect(strip(page)).not.toHaveText(before ?? "");
    // Readings and dates come when nobody types.
    await page.waitForTimeout(400);
    first.push(painted);
    all.push(painted + await calls());
  }
  for (const [what, counted, most] of [["before its field is painted", first, MOST_BEFORE_PAINT], ["in all", all, MOST_CALLS]] as const) {
    const fewest = Math.min(...counted);
    const report = `a key calls ${fewest.toLocaleString("en")} functions of the page ${what}, of at most ${most.toLocaleString("en")}`;
    info.annotations.push({ type: "measured", description: report });
    console.log(report, counted.join(" "));
    expect(fewest, what).toBeLessThan(most);
  }
});
