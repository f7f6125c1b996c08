import type { Page } from "@playwright/test";
import { expect, test } from "./host.ts";
import { sample } from "./paste.ts";

const FIGURES = JSON.stringify(sample("month-label-value.tsv"));
const RECORD = `{ vendor: "蓝鲸", month: "2026-10", start: "2026-01-01", figures: { calls_offered: 1000, calls_answered: 750, chats_offered: 0, chats_handled: 0,
  very_satisfied: 300, satisfied: 300, neutral: 200, dissatisfied: 100, very_dissatisfied: 100 }, categories: [{ category: "手机", presales_calls: 100 }] }`;
const LOAD = `const events = (globalThis.events = []);
for (const name of ["figures", "contract", "result", "problem"]) addEventListener("yuekao-" + name, ({ detail }) => events.push({ name, ...structuredClone(detail) }));
await import(yuekao + "/element.js");`;

interface Told {
  name: string;
  code?: string;
  value?: string;
  assessment?: { score: string | null };
  records?: { figures: Record<string, string> }[];
  contract?: { id: string };
}
const events = (page: Page): Promise<Told[]> => page.evaluate(() => (globalThis as unknown as { events: Told[] }).events);
const score = (page: Page, id = "one") => page.locator(`#${id} yuekao-answer .score .value`);

test("it is set by attributes and properties, and tells what changes", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${RECORD};`, `<yuekao-calculator id="one" contract="mall" language="en"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("20");
  await expect(page.locator("#one")).toContainText("Composite score");
  const told = await events(page);
  expect(told.map(({ name }) => name)).toEqual(expect.arrayContaining(["figures", "contract", "result"]));
  expect(told.find(({ name, records }) => name === "figures" && records?.length)?.records?.[0]?.figures).toMatchObject({ calls_offered: "1000", calls_answered: "750" });
  expect(told.find(({ name }) => name === "contract")?.contract?.id).toBe("mall");
  expect(told.findLast(({ name }) => name === "result")?.assessment?.score).toBe("20");
  expect(told.filter(({ name }) => name === "problem")).toEqual([]);

  // By hand: a mended cell is news of figures and result, and of nothing else.
  const before = told.length;
  await page.locator("#one yuekao-sheet td", { hasText: /^750$/ }).dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1000");
  await page.keyboard.press("Enter");
  await expect(score(page)).toHaveText("50");
  expect((await events(page)).slice(before).map(({ name }) => name)).toEqual(["figures", "result"]);
  expect(await page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)))).toEqual([]);
});

test("several on one page speak their own language, wear their own colours and keep to themselves", async ({ page, host }) => {
  const body = `<yuekao-calculator id="one" language="zh-TW" theme="dark" view="compact"></yuekao-calculator>
    <yuekao-calculator id="two" contract="courier" language="en" theme="light" view="result" readonly></yuekao-calculator>`;
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES}; two.figures = "月份\\t受理问题数\\t解决问题数\\t满意度评分\\n2026-10\\t1000\\t936\\t92.5\\n";`, body));
  await expect(score(page)).toHaveText("86");
  await expect(page.locator("#one")).toContainText("綜合服務評分");
  await expect(page.locator("#two yuekao-answer")).toContainText("Standards met");
  const ground = (id: string) => page.locator(`#${id} yuekao-app`).evaluate((app) => getComputedStyle(app).backgroundColor);
  expect(await ground("one")).toBe("rgb(18, 23, 26)");
  expect(await ground("two")).toBe("rgb(244, 246, 246)");
  await expect(page.locator("#one nav:not(.parts)")).toBeHidden();
  await expect(page.locator("#one yuekao-statement")).toBeVisible();
  await expect(page.locator("#two header.top")).toBeHidden();
  await expect(page.locator("#two yuekao-statement")).toBeHidden();
  // Undo in one is none in the other.
  await page.locator("#one .undo").click();
  await expect(page.locator("#one yuekao-answer")).toHaveCount(0);
  await expect(page.locator("#two yuekao-answer")).toBeVisible();
});

test("read-only: looked at and asked, not changed", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, `<yuekao-calculator id="one" readonly language="zh-CN"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  await page.locator("#one yuekao-sheet td", { hasText: /^120$/ }).dblclick();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Control+Z");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "月份\t接起量\n2026-10\t1\n");
    document.querySelector("#one")?.shadowRoot?.querySelector("yuekao-app")?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  });
  await expect(page.locator("#one select.contract")).toBeDisabled();
  await expect(page.locator("#one yuekao-paste-box")).toBeHidden();
  await page.locator("#one nav:not(.parts)").getByRole("button", { name: "合同" }).click();
  await expect(page.locator("#one yuekao-contract-document .sheet select").first()).toBeDisabled();
  for (const field of await page.locator("#one yuekao-contract").locator("input:visible:not([type=search]), select:visible, textarea:visible").all()) await expect(field).not.toBeEditable();
  await page.locator("#one").getByRole("navigation", { name: "视图" }).getByRole("button", { name: "结算" }).click();
  await page.locator("#one").getByRole("button", { name: "综合服务评分" }).click();
  await expect(page.locator("#one yuekao-derivation")).toBeVisible();
  await expect(score(page)).toHaveText("86");
});

test("what cannot be taken is told, said, and changes nothing", async ({ page, host, complaints }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, `<yuekao-calculator id="one" language="zh-CN"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  const give = async (script: string): Promise<Told | undefined> => {
    const before = (await events(page)).length;
    await page.evaluate(script);
    await expect.poll(async () => (await events(page)).slice(before).map(({ name }) => name)).toEqual(["problem"]);
    return (await events(page)).at(-1);
  };
  expect(await give(`one.contract = "walmart"`)).toMatchObject({ code: "contract-unknown", value: "walmart" });
  await expect(page.locator("#one yuekao-notice")).toContainText("合同“walmart”不存在");
  expect(await give(`one.contract = { schema: "yuekao.contract/1", id: "x" }`)).toMatchObject({ code: "contract-unsound" });
  expect(await give(`one.contract = "./none.json"`)).toMatchObject({ code: "contract-unreachable", value: "./none.json" });
  expect(await give(`one.figures = { score: 100 }`)).toMatchObject({ code: "figures-shape", value: "/figures" });
  expect(await give(`one.figures = "你好"`)).toMatchObject({ code: "figures-unread" });
  expect(await give(`{ const circle = { figures: {} }; circle.history = [circle]; one.figures = circle; }`)).toMatchObject({ code: "figures-shape" });
  expect(await give(`one.figures = { get figures() { throw new Error("mine"); } }`)).toMatchObject({ code: "figures-shape" });
  await expect(score(page)).toHaveText("86");
  expect(complaints.splice(0).join()).toContain("404");
});

test("a contract can be an object or an address, and storage is used where it is asked for", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, `<yuekao-calculator id="one" storage="shop" language="zh-CN"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  await page.evaluate(`one.contract = { ...events.find(({ name }) => name === "contract").contract, id: "ours", title: "自家合同", titles: null }`);
  await expect(page.locator("#one select.contract")).toHaveValue("own/");
  await expect(page.locator("#one select.contract option:checked")).toContainText("自家合同");
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["shop/inputs"]);
});

test("the page's custom properties and parts reach it, and it leaves nothing outside itself", async ({ page, host }) => {
  const names = `const before = Object.getOwnPropertyNames(window); const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;`;
  const script = `${names} await import(yuekao + "/element.js"); one.figures = ${FIGURES};
    const own = Object.getOwnPropertyNames(window); globalThis.left = () => [own.filter((name) => !before.includes(name)), document.styleSheets.length + document.adoptedStyleSheets.length === sheets, document.head.querySelectorAll("style, link[rel=stylesheet]").length];
    const style = new CSSStyleSheet(); style.replaceSync("#one { --yuekao-accent: rgb(1, 2, 3); --yuekao-ground: rgb(4, 5, 6); } #one::part(header) { background: rgb(7, 8, 9); }"); globalThis.wear = () => { document.adoptedStyleSheets = [style]; };`;
  await page.goto(await host.page(script, `<yuekao-calculator id="one" language="zh-CN"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  expect(await page.evaluate("left()")).toEqual([[], true, 0]);
  await page.evaluate("wear()");
  await expect(page.locator("#one yuekao-app")).toHaveCSS("background-color", "rgb(4, 5, 6)");
  await expect(page.locator("#one h1")).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(page.locator("#one header.top")).toHaveCSS("background-color", "rgb(7, 8, 9)");
});

test("it goes by its own width", async ({ page, host }) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  const script = `${LOAD} one.figures = ${FIGURES}; const style = new CSSStyleSheet(); style.replaceSync("#box { width: 380px }"); document.adoptedStyleSheets = [style];`;
  await page.goto(await host.page(script, `<div id="box"><yuekao-calculator id="one" language="zh-CN"></yuekao-calculator></div>`));
  await expect(score(page)).toHaveText("86");
  const box = await page.locator("#one yuekao-answer").boundingBox();
  expect(box?.width).toBeLessThan(380);
  expect(box?.width).toBeGreaterThan(320);
  await page.locator("#one").getByRole("navigation", { name: "视图" }).getByRole("button", { name: "结算" }).click();
  await page.locator("#one").getByRole("button", { name: "综合服务评分" }).click();
  const panel = await page.locator("#one yuekao-derivation").boundingBox();
  expect((panel?.x ?? 0) + (panel?.width ?? 999)).toBeLessThanOrEqual(388);
});

test("in a narrow column nothing of the answer is beyond its edge", async ({ page, host }) => {
  const script = `${LOAD} one.figures = ${FIGURES}; const style = new CSSStyleSheet(); style.replaceSync("#box { width: 280px }"); document.adoptedStyleSheets = [style];`;
  await page.goto(await host.page(script, `<div id="box"><yuekao-calculator id="one" view="result" language="en"></yuekao-calculator></div>`));
  await expect(score(page)).toHaveText("86");
  const card = await page.locator("#one yuekao-answer section").boundingBox();
  for (const value of await page.locator("#one yuekao-answer .value").all()) {
    const { x, width } = (await value.boundingBox()) ?? { x: 999, width: 999 };
    expect(x + width).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0) - 16);
  }
  // “/ 100” stands beside the score, in one piece.
  const [of, value] = [await page.locator("#one .score .of").boundingBox(), await score(page).boundingBox()];
  expect(of?.x).toBeGreaterThan((value?.x ?? 999) + (value?.width ?? 999) - 1);
  expect(of?.height).toBeLessThan(24);
});

test("what is moved in the what-if tab stays within its card in a column of a wide window", async ({ page, host }) => {
  const script = `${LOAD} one.figures = ${FIGURES}; const style = new CSSStyleSheet(); style.replaceSync("#box { width: 720px }"); document.adoptedStyleSheets = [style];`;
  await page.goto(await host.page(script, `<div id="box"><yuekao-calculator id="one" language="zh-CN"></yuekao-calculator></div>`));
  await expect(score(page)).toHaveText("86");
  await page.locator("#one").getByRole("navigation").getByRole("button", { name: "试算", exact: true }).click();
  const field = page.locator("#one yuekao-figure-field").first();
  const [card, unit] = [await field.boundingBox(), await field.locator(".unit").boundingBox()];
  expect((unit?.x ?? 999) + (unit?.width ?? 999)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0));
});

test("what a hint opens is seen where the answer stands alone, with the way back", async ({ page, host }) => {
  await page.goto(await host.page(`${LOAD} one.figures = ${FIGURES};`, `<yuekao-calculator id="one" view="result" language="zh-CN"></yuekao-calculator>`));
  await expect(score(page)).toHaveText("86");
  await expect(page.locator("#one yuekao-rates")).toBeHidden();
  await page.locator("#one").getByRole("button", { name: /试一试/ }).click();
  await expect(page.locator("#one yuekao-what-if")).toBeVisible();
  await page.locator("#one nav:not(.parts)").getByRole("button", { name: "结算" }).click();
  await page.locator("#one").getByRole("button", { name: /条款理解不同/ }).click();
  await expect(page.locator("#one yuekao-contract")).toBeVisible();
  await page.locator("#one nav:not(.parts)").getByRole("button", { name: "结算" }).click();
  await expect(page.locator("#one nav:not(.parts)")).toBeHidden();
  await expect(page.locator("#one yuekao-answer")).toBeVisible();
  await expect(page.locator("#one yuekao-rates")).toBeHidden();
});

test("put on and taken off two hundred times, it leaves nothing in memory", async ({ page, host }) => {
  test.setTimeout(180_000);
  await page.goto(await host.page(`${LOAD} events.push = () => 0;
    const within = (one, ...path) => path.reduce((at, selector) => at?.shadowRoot?.querySelector(selector), one);
    const there = async (look) => { while (!look()) await new Promise((later) => setTimeout(later, 5)); };
    // Everything drawn; then asked about, and with a tab of charts, where that is wanted.
    globalThis.round = async (times, thoroughly) => {
      for (let round = 0; round < times; round += 1) {
        const one = document.createElement("yuekao-calculator");
        one.figures = ${FIGURES};
        document.body.append(one);
        await there(() => within(one, "yuekao-app", "yuekao-fallback", "table"));
        if (thoroughly) {
          within(one, "yuekao-app", "yuekao-answer", ".why").click();
          await there(() => within(one, "yuekao-app", "yuekao-derivation", "h2"));
          within(one, "yuekao-app", "[data-tab=what-if]").click();
          await there(() => within(one, "yuekao-app", "yuekao-what-if", "yuekao-heat-map", "path.edges"));
        }
        one.remove();
      }
    };`));
  const cdp = await page.context().newCDPSession(page);
  const left = async (): Promise<{ nodes: number; listeners: number; heap: number }> => {
    // What a finalizer lets go of goes with the next round.
    for (let round = 0; round < 4; round += 1) {
      await cdp.send("HeapProfiler.collectGarbage");
      await page.waitForTimeout(100);
    }
    const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    return { nodes, listeners: jsEventListeners, heap: usedSize };
  };
  await page.waitForFunction(() => Object.hasOwn(globalThis, "round"));
  for (const [times, thoroughly] of [[200, false], [20, true]] as const) {
    // What is loaded and compiled once is kept, such as the templates of everything that was ever drawn: that comes first.
    await page.evaluate(`round(5, ${thoroughly})`);
    const before = await left();
    await page.evaluate(`round(${times}, ${thoroughly})`);
    // What is still being worked out for one that is gone ends first; what is left for good never goes.
    await expect
      .poll(async () => {
        const after = await left();
        // One calculator has some five hundred nodes and takes hundreds of kilobytes.
        return after.nodes - before.nodes < 50 && after.listeners - before.listeners < 10 && after.heap - before.heap < 1_000_000 ? "nothing" : { before, after };
      })
      .toBe("nothing");
  }
});
