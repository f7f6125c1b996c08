import type { Page } from "@playwright/test";
import { expect, test } from "./host.ts";
import { sample, undo } from "./paste.ts";

const FIGURES = JSON.stringify(sample("month-label-value.tsv"));
/** Mounts it, and writes down what it tells. */
const mounted = (options: string): string => `
  const { mount } = await import(yuekao + "/embed.js");
  const events = (globalThis.events = []);
  const mounted = (globalThis.mounted = mount("#here", ${options}));
  for (const name of ["figures", "contract", "result", "problem"]) mounted.on(name, (detail) => events.push({ name, ...detail }));`;
const HERE = `<div id="here"></div>`;

interface Told {
  name: string;
  code?: string;
  value?: string;
  assessment?: { score: string | null };
}
const events = (page: Page): Promise<Told[]> => page.evaluate(() => (globalThis as unknown as { events: Told[] }).events);
const problems = async (page: Page): Promise<string[]> => (await events(page)).flatMap(({ name, code, value }) => (name === "problem" ? `${code ?? ""} ${value ?? ""}`.trim() : []));
const frame = (page: Page) => page.frameLocator("iframe");
const score = (page: Page) => frame(page).locator("yuekao-answer .score .value");

async function heights(page: Page): Promise<[number, number]> {
  const outer = await page.locator("iframe").evaluate((one) => one.clientHeight);
  const inner = await frame(page).locator("html").evaluate((root) => root.scrollHeight);
  return [outer, inner];
}

test("one call puts it on the page, as high as it is, and events come back", async ({ page, host }) => {
  await page.goto(await host.page(mounted(`{ contract: "mall", figures: ${FIGURES}, language: "en", theme: "light" }`), HERE));
  await expect(score(page)).toHaveText("86");
  await expect.poll(async () => (await events(page)).findLast(({ name }) => name === "result")?.assessment?.score).toBe("86");
  await expect.poll(async () => { const [outer, inner] = await heights(page); return outer - inner; }).toBe(0);
  const [full] = await heights(page);
  await page.evaluate("mounted.set({ view: 'result', language: 'zh-TW' })");
  await expect(frame(page).getByText("綜合服務評分", { exact: true })).toBeVisible();
  await expect.poll(async () => (await heights(page))[0]).toBeLessThan(full / 2);
  expect(await problems(page)).toEqual([]);
  await page.evaluate("mounted.remove()");
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("in a sandbox without storage it works, and says that nothing is kept", async ({ page, host }) => {
  await page.goto(await host.page(mounted(`{ sandbox: "allow-scripts", figures: ${FIGURES}, language: "zh-CN" }`), HERE));
  await expect(score(page)).toHaveText("86");
  await expect.poll(() => problems(page)).toEqual(["storage-forbidden"]);
  await expect(frame(page).locator("yuekao-notice")).toContainText("不能保存");
  await undo(frame(page));
  await expect(frame(page).getByRole("button", { name: "载入示例" })).toBeVisible();
});

test("messages of somebody else, or of no known form, are left alone or reported, and change nothing", async ({ page, host, context, served }) => {
  await page.goto(await host.page(mounted(`{ figures: ${FIGURES}, language: "zh-CN" }`), HERE));
  await expect(score(page)).toHaveText("86");
  const send = (message: string): Promise<void> => page.evaluate(`document.querySelector("iframe").contentWindow.postMessage(${message}, "*")`);
  for (const others of [`null`, `"text"`, `{ type: "set", figures: "x" }`, `[1]`]) await send(others);
  await send(`{ yuekao: 2, set: { contract: "courier" } }`);
  await send(`{ yuekao: 1 }`);
  await send(`{ yuekao: 1, set: { figures: 5 } }`);
  await send(`{ yuekao: 1, set: { innerHTML: "<img src=x onerror=alert(1)>" } }`);
  await send(`{ yuekao: 1, set: { view: "result", __proto__: null, constructor: 1 } }`);
  await send(`{ yuekao: 1, set: { contract: "walmart" } }`);
  await expect.poll(() => problems(page)).toEqual([
    "message-version 2", "message-malformed set", "message-malformed figures", "message-malformed innerHTML", "message-malformed constructor", "contract-unknown walmart",
  ]);
  await expect(frame(page).locator("yuekao-notice")).toContainText("合同“walmart”不存在");
  await expect(score(page)).toHaveText("86");

  // A page that frames it but is not the one in its address is not answered, and not obeyed.
  const thief = await context.newPage();
  await thief.goto(await host.page(`globalThis.heard = []; addEventListener("message", ({ data }) => heard.push(data));
    const frame = document.createElement("iframe"); frame.src = yuekao + "/embed.html#host=https://example.org"; document.body.append(frame);
    frame.onload = () => setInterval(() => frame.contentWindow.postMessage({ yuekao: 1, set: { figures: ${FIGURES} } }, "*"), 50);`));
  await expect(thief.frameLocator("iframe").getByRole("button", { name: "载入示例" })).toBeVisible();
  await thief.waitForTimeout(500);
  expect(await thief.evaluate("heard")).toEqual([]);
  await expect(thief.frameLocator("iframe").locator("yuekao-answer")).toHaveCount(0);
  expect(served.address).toMatch(/^http/);
});

for (const written of ["garbage", "", "*", "javascript:alert(1)", "https://%00"]) {
  test(`a frame whose address names “${written}” as its host answers nobody, and works`, async ({ page, host }) => {
    await page.goto(await host.page(`globalThis.heard = []; addEventListener("message", ({ data }) => heard.push(data));
      const frame = document.createElement("iframe"); frame.src = yuekao + "/embed.html#host=${written}"; document.body.append(frame);`));
    await page.frameLocator("iframe").getByRole("button", { name: "载入示例" }).click();
    await expect(score(page)).toHaveText("86");
    expect(await page.evaluate("heard")).toEqual([]);
  });
}

test("the loader believes its own frame alone", async ({ page, host }) => {
  await page.goto(await host.page(`${mounted(`{ figures: ${FIGURES} }`)}
    globalThis.given = [];
    const frame = document.querySelector("iframe");
    new ResizeObserver(() => given.push(frame.clientHeight)).observe(frame);
    globalThis.shout = (message) => { window.postMessage(message, "*"); };`, HERE));
  await expect(score(page)).toHaveText("86");
  await page.evaluate(`shout({ yuekao: 1, height: 9999 }); shout({ yuekao: 1, event: "result", detail: { assessment: { score: "100" } } })`);
  await page.waitForTimeout(200);
  const given = await page.evaluate<number[]>("given");
  expect(given.length).toBeGreaterThan(0);
  expect(Math.max(...given)).toBeLessThan(9999);
  expect((await events(page)).filter(({ assessment }) => assessment?.score === "100")).toEqual([]);
});
