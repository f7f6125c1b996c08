import { expect, test } from "./browser.ts";
import { open, paste } from "./paste.ts";

// How long the what-if tab takes from a key to the finished picture, for a month with every category of the mall contract.
// It reports, and does not judge: a machine at work on something else proves nothing about the page.

const MOVES = 40;
const FIGURES = "月份\t2026-10\n电话转人工进线量\t3000\n电话接起量\t2640\nUPV\t5000\n在线客服接待量\t4550\n非常满意\t400\n满意\t380\n一般\t120\n不满意\t60\n非常不满意\t40\n\n";
const CATEGORIES = "家用电器 手机 数码 电脑 办公 家居 家具 家装 厨具 珠宝 奢侈品 整车 汽车用品 营养保健 男装 女装 内衣 个护化妆 鞋靴 箱包 钟表 运动户外 母婴 玩具乐器 食品饮料 酒类 生鲜 图书 音像 数字商品 彩票 旅行 充值 票务".split(" ");
const VOLUMES = `品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n${CATEGORIES.map((name, place) => `${name}\t${820 + place}\t${1460 + place}\t${310 + place}\t${540 + place}\t${96 + place}`).join("\n")}\n`;

for (const [what, figure] of [["a figure beside the map", "在线客服接待量"], ["a figure of the map", "电话接起量"]] as const) {
  test(`what-if with ${String(CATEGORIES.length)} categories: ${what}`, async ({ page }, info) => {
    await page.goto("/");
    await paste(page, FIGURES + VOLUMES);
    await open(page, "试算");
    await expect(page.locator("yuekao-heat-map path.edges")).toBeVisible();
    const slider = page.getByRole("slider", { name: figure, exact: true });
    await slider.focus();
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      new PerformanceObserver((list) => times.push(...list.getEntriesByName("yuekao-what-if").map(({ duration }) => duration))).observe({ type: "measure" });
    });
    for (let move = 0; move < MOVES; move++) {
      await page.keyboard.press(move % 2 === 0 ? "PageDown" : "PageUp");
      await page.waitForFunction((count) => (window as unknown as { times: number[] }).times.length > count, move);
    }
    const times = (await page.evaluate(() => (window as unknown as { times: number[] }).times)).toSorted((one, other) => one - other);
    const at = (part: number): string => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1);
    const report = `${what}: fastest ${at(0)} ms, median ${at(0.5)} ms, 90 % within ${at(0.9)} ms, slowest ${at(1)} ms of a frame's 16.7 ms`;
    info.annotations.push({ type: "measured", description: report });
    console.log(report);
    expect(times).toHaveLength(MOVES);
  });
}
