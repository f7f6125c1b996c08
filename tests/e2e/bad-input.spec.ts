import { expect, test } from "./browser.ts";
import { answer, paste, sample } from "./paste.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
});

const bad: [string, string, RegExp][] = [
  ["text that is no table", "你好，请问这个月怎么样？", /没有认出可以计算的数据/],
  ["nothing", "  \n ", /剪贴板里没有文字/],
  ["binary", "PK\u0003\u0004\u0000\u0000\u0008\u0000", /这不是文字/],
  ["a table of something else", "姓名\t年龄\n张三\t30\n", /没有认出任何表头/],
];

for (const [what, text, message] of bad) {
  test(`${what}: a clear message, and what was there stays`, async ({ page }) => {
    await paste(page, sample("month-label-value.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("86");
    const placed = await page.locator("yuekao-answer").boundingBox();
    await paste(page, text);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(message);
    await expect(alert).toContainText("原来的数据和结果没有变");
    // Said where it is seen, and nothing moves for it.
    await expect(alert).toBeInViewport();
    expect(await page.locator("yuekao-answer").boundingBox()).toEqual(placed);
    await expect(answer(page, "综合服务评分")).toHaveText("86");
    await alert.getByRole("button", { name: "知道了" }).click();
    await expect(alert).toHaveCount(0);
    // The page keeps working.
    await paste(page, sample("month-one-row.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("20");
  });

  test(`${what}, on the empty page`, async ({ page }) => {
    await paste(page, text);
    await expect(page.getByRole("alert")).toContainText(message);
    await paste(page, sample("month-label-value.tsv"));
    await expect(answer(page, "综合服务评分")).toHaveText("86");
  });
}

test("more than the page can hold: refused at once, and the page keeps working", async ({ page }) => {
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await page.locator("yuekao-paste-box textarea").evaluate((box) => {
    const data = new DataTransfer();
    data.setData("text/plain", "1234567890\t".repeat(22_800_000));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
  });
  await expect(page.getByRole("alert")).toContainText("内容太大了");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});

test("a hundred thousand cells are read beside the page", async ({ page }) => {
  const [head = "", ...rows] = sample("year-gbk.utf8.csv").trim().split("\n");
  const months = Array.from({ length: 300 }, (_, year) => rows.map((row) => row.replace("2026", String(1900 + year))));
  await paste(page, [head, ...months.flat()].join("\n"));
  await expect(page.locator("yuekao-months")).toContainText("10,800 条月度记录");
});

test("an engine that breaks down says so, nothing is lost, and the next question finds a new one", async ({ page, complaints }) => {
  await page.addInitScript(() => {
    // As a trap would: the module breaks off every month that is asked about, as long as it is told to, and so does the one that is started in its place.
    const { Instance, instantiateStreaming } = WebAssembly;
    const page = globalThis as { breaking?: boolean };
    const breakable = ({ exports }: WebAssembly.Instance): WebAssembly.Instance => {
      const breaking = (assess: (...words: unknown[]) => unknown) => (...words: unknown[]) => {
        if (page.breaking) throw new WebAssembly.RuntimeError("broken on purpose");
        return assess(...words);
      };
      return { exports: Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, /_assess(?:_|$)/.test(name) ? breaking(value as () => unknown) : value])) };
    };
    WebAssembly.instantiateStreaming = async (...given) => {
      const { module, instance } = await instantiateStreaming(...given);
      return { module, instance: breakable(instance) };
    };
    WebAssembly.Instance = new Proxy(Instance, { construct: (_, given: ConstructorParameters<typeof Instance>) => breakable(new Instance(...given)) });
  });
  await page.reload();
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  await page.evaluate(() => { (globalThis as { breaking?: boolean }).breaking = true; });
  await paste(page, sample("month-one-row.tsv"));
  await expect(page.getByRole("alert")).toContainText("计算没有完成");
  await expect(answer(page, "综合服务评分")).toHaveText("86");
  // What was on its way together is tried once more one by one.
  const told = complaints.splice(0);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((one) => !one.includes("EngineFailure"))).toEqual([]);
  await page.evaluate(() => { (globalThis as { breaking?: boolean }).breaking = false; });
  await paste(page, sample("month-one-row.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("20");
});

test("damaged memories are no reason not to start", async ({ page }) => {
  await page.evaluate(() => {
    localStorage.setItem("yuekao/inputs", "{broken");
  });
  await page.reload();
  await paste(page, sample("month-label-value.tsv"));
  await expect(answer(page, "综合服务评分")).toHaveText("86");
});
