// Vendor-months as a spreadsheet's clipboard has them; the same text as benches/months/mod.rs makes.
const MONTHS = "商家\t月份\t电话转人工进线量\t电话接起量\tUPV\t在线客服接待量\t非常满意\t满意\t一般\t不满意\t非常不满意\n";
const CATEGORIES = "\n商家\t月份\t品类\t售前电话\t售前在线\t售后电话\t售后在线\t售后服务单\n";
const NAMES = ["家用电器", "手机", "数码", "营养保健", "男装", "女装", "个护化妆", "运动户外", "图书", "生鲜", "票务"];

/**
 * So many vendor-months, twelve to a vendor, eight categories each: first the table of months, then that of categories,
 * in pieces of a few hundred months.
 * @param {number} count
 */
export function* pieces(count) {
  yield MONTHS;
  yield* table(count, true);
  yield CATEGORIES;
  yield* table(count, false);
}

/** @param {number} count */
export const pasted = (count) => [...pieces(count)].join("");

/**
 * @param {number} count
 * @param {boolean} ofMonths
 */
function* table(count, ofMonths) {
  let seed = 20261121;
  /** @param {number} limit */
  const below = (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 8) % limit;
  };
  let piece = "";
  for (let month = 0; month < count; month++) {
    const key = `商家${String(Math.floor(month / 12) + 1)}\t2025-${String((month % 12) + 1).padStart(2, "0")}`;
    const calls = 200 + below(30000);
    const chats = 200 + below(30000);
    const cells = [calls, calls - below(Math.floor(calls / 4)), chats, chats - below(Math.floor(chats / 4))];
    for (const limit of [9000, 9000, 2000, 1000, 500]) cells.push(below(limit));
    if (ofMonths) piece += `${key}\t${cells.join("\t")}\n`;
    const first = below(11);
    const step = 1 + below(10);
    for (let place = 0; place < 8; place++) {
      const volumes = [0, 0, 0, 0, 0].map(() => below(20000));
      if (!ofMonths) piece += `${key}\t${String(NAMES[(first + place * step) % 11])}\t${volumes.join("\t")}\n`;
    }
    if (piece.length > 100_000) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}
