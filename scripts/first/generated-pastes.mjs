// Months as people might paste them, drawn by chance that is the same every time: every way of laying a table out, with
// headings, numbers and months as they are written in three languages. What they hold is possible, so that a first result
// comes of each; what is wrong with an impossible paste is told by the whole module.

/** @typedef {{ label: Record<string, string>, aliases: string[] }} Named */
/** @typedef {Named & { id: string, scope: string, kind: string, unit: string }} Figure */
/** @typedef {{ figures: Figure[], headings: (Named & { role: string })[], units: Record<string, string[]>, words: { total: string[] } }} Glossary */
/** @typedef {{ vendor: string, month: string, values: Map<string, string> }} Row */

const LANGUAGES = ["zh-CN", "zh-TW", "en"];
const VENDORS = ["蓝鲸家电旗舰店", "山茶", "Blue Whale", "青禾（华东）", "A-17 店", "Köln & Söhne"];
const NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const TITLES = ["2026年客服月报", "Monthly report", "商家服务数据（内部）", "數據彙總"];
const OTHERS = ["客诉率", "负责人", "平均通话时长排名", "Rank", "完成情况"];

/** A source of chance. @param {number} seed */
function chances(seed) {
  let state = seed;
  /** A whole number below `end`. @param {number} end */
  const below = (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  return {
    below,
    /** @template T @param {readonly T[]} list @returns {T} */
    one: (list) => /** @type {T} */ (list[below(list.length)]),
    /** Once in `times`. @param {number} times */
    once: (times) => below(times) === 0,
    /** @template T @param {readonly T[]} list @returns {T[]} */
    shuffled: (list) => {
      const rest = [...list];
      return list.map(() => /** @type {T} */ (rest.splice(below(rest.length), 1)[0]));
    },
  };
}

/**
 * @param {Glossary} glossary
 * @param {string[]} known the figures the contract uses
 * @param {string[]} categories
 * @param {number} which the same number makes the same paste
 */
export function generatedPaste(glossary, known, categories, which) {
  const chance = chances(which * 7919);
  const { below, one, once, shuffled } = chance;
  const language = one(LANGUAGES);
  const usual = once(2);
  /** @param {Named} named */
  const name = (named) => (usual || once(3) ? (named.label[language] ?? "") : one(named.aliases));
  /** @param {string} role */
  const heading = (role) => glossary.headings.filter((one) => one.role === role).map(name)[0] ?? role;
  /** @param {Figure} figure */
  const title = (figure) => name(figure) + (once(12) ? `（${one(glossary.units[figure.unit] ?? [""])}）` : "");
  const wanted = glossary.figures.filter(({ id }) => known.includes(id));

  const thousands = once(3);
  const fraction = once(8);
  const wide = once(12);
  const signed = once(10);
  /** @param {string} id @param {number} value */
  function number(id, value) {
    const figure = wanted.find((one) => one.id === id);
    if (once(40)) return one(["", "-", "无", "N/A", "/", "—", "暂无"]);
    if (figure?.kind === "flag") return one(value > 0 ? ["是", "yes", "1", "√"] : ["否", "no", "0", ""]);
    if (figure?.kind === "percent") return one([`${String(value)}%`, `${String(value)}.25%`, `${String(value)} %`, (value / 100).toFixed(4), `${String(value)}％`]);
    let written = String(value);
    if (figure?.kind === "money") written += one(["", ".5", ".00", ".25"]);
    else if (value >= 10_000 && value % 100 === 0 && once(4)) return `${String(value / 10_000)}${one(["万", "萬"])}`;
    else if (fraction) written += one([".0", ".00"]);
    if (thousands) written = written.replace(/\d(?=(\d{3})+(?!\d))/g, (digit) => `${digit},`);
    if (figure?.kind === "money" && once(2)) written = one([`¥${written}`, `￥${written}`, `${written}元`, `${written} 元`]);
    else if (signed) written += one(glossary.units[figure?.unit ?? ""] ?? [""]);
    return wide ? written.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))) : written;
  }

  const rated = once(8);
  const surveyed = once(3);
  const trouble = once(5);
  const goods = once(3);
  /** The month's values, by figure. */
  function values() {
    const size = one([30, 3000, 3000, 40_000]);
    /** @type {Map<string, number>} */
    const all = new Map();
    for (const [whole, part, rate] of [["calls_offered", "calls_answered", "phone_answer_rate"], ["chats_offered", "chats_handled", "chat_answer_rate"]]) {
      const offered = once(15) ? 0 : size + below(size);
      if (rated) all.set(rate ?? "", 60 + below(41));
      else all.set(whole ?? "", offered).set(part ?? "", Math.floor((offered * (60 + below(41))) / 100));
    }
    if (rated) all.set("csat_rate", 60 + below(41));
    else for (const [place, id] of ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"].entries()) all.set(id, below(Math.ceil(size / 5 / (place + 1))));
    if (surveyed && !rated) all.set("survey_answers", ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"].reduce((sum, id) => sum + (all.get(id) ?? 0), 0));
    if (trouble) all.set("leaked_records", below(30)).set("wide_exposure", below(2)).set("to_competitor", below(2));
    if (goods) all.set("goods_payment", below(200_000));
    return new Map([...all].map(([id, value]) => [id, number(id, value)]));
  }

  const style = below(12);
  /** @param {number} year @param {number} month */
  function monthly(year, month) {
    const two = String(month).padStart(2, "0");
    const long = NAMES[month - 1] ?? "";
    return [`${String(year)}-${two}`, `${String(year)}年${String(month)}月`, `${String(year)}/${two}`, `${String(year)}.${two}`, `${String(year)}${two}`, `${long.slice(0, 3)} ${String(year)}`,
      `${long} ${String(year)}`, `${two}/${String(year)}`, `${long.slice(0, 3)}-${String(year % 100)}`, `${String(year)}/${String(month)}/1`, `${String(year)}年${two}月份`, `${String(year)}-${two}-01`][style] ?? "";
  }

  const first = below(12);
  const months = Array.from({ length: one([1, 1, 1, 2, 3, 12, 14]) }, (_, place) => monthly(2025 + Math.floor((first + place) / 12), ((first + place) % 12) + 1));
  const vendors = shuffled(VENDORS).slice(0, one([1, 1, 1, 2, 4]));
  const named = vendors.length > 1 || once(2);
  const dated = months.length > 1 || !once(8);
  const started = once(12);
  /** @type {Row[]} */
  const rows = vendors.flatMap((vendor) => months.map((month) => ({ vendor, month, values: values() })));
  const ids = shuffled([...new Set(rows.flatMap((row) => [...row.values.keys()]))]).slice(once(6) ? 3 : 0);
  const figures = once(2) ? wanted.filter(({ id }) => ids.includes(id)) : ids.flatMap((id) => wanted.filter((figure) => figure.id === id));
  /** @type {string[]} */
  const keys = shuffled([...(named ? ["vendor"] : []), ...(dated ? ["month"] : []), ...(started ? ["start"] : [])]);
  const begun = one(["2025-03-15", "2024/1/8", "2026年1月5日"]);
  /** @param {Row} row */
  const keyed = (row) => keys.map((key) => (key === "vendor" ? row.vendor : key === "month" ? row.month : begun));
  const numbered = once(8);
  const remarked = once(5);
  const other = once(8) ? one(OTHERS) : null;

  /** @returns {string[][]} */
  function table() {
    const lines = [[...(numbered ? [one(["序号", "#", "No"])] : []), ...keys.map(heading), ...figures.map(title), ...(other ? [other] : []), ...(remarked ? [heading("ignored")] : [])]];
    for (const [place, row] of rows.entries()) {
      lines.push([...(numbered ? [String(place + 1)] : []), ...keyed(row), ...figures.map(({ id }) => row.values.get(id) ?? ""), ...(other ? [one(["98.5", "张三", "-", ""])] : []), ...(remarked ? [one(["", "系统升级", "n/a"])] : [])]);
    }
    if (rows.length > 1 && !numbered && keys.length > 0 && once(4)) lines.push([one(glossary.words.total), ...keys.slice(1).map(() => ""), ...figures.map(() => String(below(100_000)))]);
    return lines;
  }

  /** One column for each month or vendor, a line for each figure. @returns {string[][]} */
  function sideways() {
    const shown = rows.filter(({ vendor, month }) => (vendors.length > 1 ? month === months[0] : true) && vendor.length > 0).slice(0, Math.max(vendors.length, months.length));
    const across = vendors.length > 1 ? "vendor" : "month";
    const head = once(3) ? [] : [[once(4) ? "" : heading("label"), ...shown.map((row) => row[across])]];
    const under = head.length > 0 && dated && across === "vendor" ? [[heading("month"), ...shown.map(({ month }) => month)]] : [];
    const above = head.length > 0 ? [] : keys.map((key) => [heading(key), ...shown.map((row) => keyed(row)[keys.indexOf(key)] ?? "")]);
    return [...head, ...under, ...above, ...figures.map((figure) => [title(figure), ...shown.map((row) => row.values.get(figure.id) ?? "")])];
  }

  /** Labels and values, one below the other. @returns {string[][]} */
  function labels() {
    const [row] = rows;
    const width = once(4) ? [one(["", "备注", "%"])] : [];
    const head = once(3) ? [[heading("label"), heading("value"), ...(width.length > 0 ? [heading("ignored")] : [])]] : [];
    const lines = [...(row ? keyed(row) : []).map((value, place) => [heading(keys[place] ?? ""), value]), ...figures.map((figure) => [title(figure), row?.values.get(figure.id) ?? "", ...width])];
    return [...head, ...lines.flatMap((line) => (once(15) ? [[""], line] : [line]))];
  }

  /** @param {boolean} apart whether it names its month itself @returns {string[][]} */
  function priced(apart) {
    const volumes = glossary.figures.filter(({ scope }) => scope === "category");
    const chosen = once(2) ? volumes : shuffled(volumes).slice(0, 1 + below(volumes.length));
    const packaged = once(4);
    const handed = once(5);
    const [only] = rows;
    const mine = shuffled(once(4) ? [...categories, "宠物用品"] : categories).slice(0, 1 + below(8));
    const key = apart ? keys.filter((one) => one !== "start") : [];
    if (!apart && once(4)) return [[heading("category"), ...mine], ...chosen.map((figure) => [title(figure), ...mine.map(() => number(figure.id, below(500)))])];
    const lines = [[...key.map(heading), heading("category"), ...(packaged ? [heading("package")] : []), ...(handed ? [heading("handed_over")] : []), ...chosen.map(title)]];
    for (const row of apart ? rows : only ? [only] : []) {
      for (const category of mine) {
        lines.push([...key.map((one) => (one === "vendor" ? row.vendor : row.month)), category, ...(packaged ? [one(["1", "2", "套餐一", "套餐二", "one", ""])] : []), ...(handed ? [one(["是", "否", ""])] : []),
          ...chosen.map((figure) => number(figure.id, below(500)))]);
      }
    }
    if (once(5)) lines.push([one(glossary.words.total), ...key.map(() => ""), ...(packaged ? [""] : []), ...(handed ? [""] : []), ...chosen.map(() => String(below(5000)))]);
    return lines;
  }

  const layout = rows.length > 1 ? one(["table", "table", "sideways"]) : one(["table", "labels", "labels", "sideways"]);
  const main = layout === "table" ? table() : layout === "labels" ? labels() : sideways();
  const second = once(3) ? priced(rows.length > 1 || (layout === "table" && once(2))) : [];
  const cells = [...(once(8) ? [[one(TITLES)], ...(once(2) ? [[""]] : [])] : []), ...main, ...(second.length > 0 ? [[""], ...second] : [])];
  return written(cells, chance, layout === "labels" && second.length === 0);
}

/**
 * The text of a table as a spreadsheet, a file or a message has it.
 * @param {string[][]} cells @param {ReturnType<typeof chances>} chance @param {boolean} lines whether it is labels and values
 */
function written(cells, { one, once }, lines) {
  const separator = lines && once(3) ? one(["：", ": ", ":"]) : one(["\t", "\t", "\t", ",", ";"]);
  const width = once(4) ? Math.max(...cells.map(({ length }) => length)) : 0;
  const padded = once(10);
  /** @param {string} cell */
  const quoted = (cell) => (cell.includes(separator) || cell.includes('"') || (separator !== "\t" && separator.length === 1 && once(30)) ? `"${cell.replaceAll('"', '""')}"` : padded ? ` ${cell} ` : cell);
  const end = one(["\n", "\n", "\r\n", "\r\n", "\r"]);
  const text = cells.map((line) => [...line, ...Array.from({ length: Math.max(0, width - line.length) }, () => "")].map(quoted).join(separator)).join(end);
  return (once(12) ? "\ufeff" : once(12) ? end : "") + text + one(["", end, end, end + end]);
}
