// The command `yuekao`, called as a program calls it; that npm installs it is tested with the package.
import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Contract, load } from "yuekao";
import { text } from "../../package/command/input.ts";
import { run } from "../../package/command/run.ts";
import { WrongUsage } from "../../package/command/usage.ts";

const sample = (name: string): string => fileURLToPath(new URL(`../samples/${name}`, import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yuekao-command-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What the command writes and answers; `terminal`: how many columns of letters it has; `full`: why nothing more goes out. */
async function call(words: string[], input: string | Buffer = "", terminal: boolean | number = false, full: Error | null = null): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const into = (name: "out" | "err"): Writable & { isTTY: boolean } =>
    Object.assign(
      new Writable({
        write(piece: Buffer, _encoding, done) {
          written[name] += piece.toString();
          done(name === "out" ? full : null);
        },
      }),
      { isTTY: terminal !== false, ...(typeof terminal === "number" ? { columns: terminal } : {}) },
    );
  const bytes = Buffer.from(input);
  // As a pipe hands them over: cut where it pleases.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, piece) => bytes.subarray(piece * 7, piece * 7 + 7));
  const code = await run(words, "1.2.3", { stdin: Readable.from(pieces), stdout: into("out"), stderr: into("err") });
  return { code, ...written };
}

const HEADS = "商家,月份,进线量,接起量,UPV,接待量,非常满意,满意,一般,不满意,非常不满意";
const MONTHS = `${HEADS}\n蓝鲸,2026-01,1000,900,0,0,0,0,0,0,0\n蓝鲸,2026-02,1000,750,0,0,0,0,0,0,0\n`;

const COURIER = "商家,月份,受理问题数,解决问题数,满意度评分\n蓝鲸,2026-01,1000,950,95\n";

describe("yuekao contract", () => {
  const annex = "附件 考核\n指标\t目标值\t权重\t计分办法\n接通率\t≥90%\t100\t每低1个百分点扣2分，扣完为止\n其他事宜由双方协商。\n";

  it("reads a text into a contract file, and says what is asked and what was left out", async () => {
    const path = join(folder, "annex.json");
    const { code, out } = await call(["contract", file("annex.txt", annex), "--out", path]);
    expect(code).toBe(0);
    const contract = JSON.parse(readFileSync(path, "utf8")) as Contract;
    const engine = await load();
    expect(contract).toEqual(engine.readContract(annex).contract);
    expect(engine.validate(contract)).toEqual([]);
    expect(out).toMatch(/^Recognised \(\d+\)/);
    expect(out).toMatch(/ {2}3 {2}≥90% {2}\/metrics\/0\/target\n/);
    expect(out).toContain("partial_step: ");
    expect(out).toContain("  4  no_rule  其他事宜由双方协商。");
  });

  it("leaves a contract file that is there as it is, until it is told to replace it", async () => {
    const path = file("mine.json", "changed by hand");
    const { code, out, err } = await call(["contract", "--out", path], annex);
    expect([code, out, readFileSync(path, "utf8")]).toEqual([2, "", "changed by hand"]);
    expect(err).toBe(`yuekao: ${path} is there already; nothing was written. Name another file, or add --force to replace it\n`);
    expect((await call(["contract", "--out", path, "--force"], annex)).code).toBe(0);
    expect((JSON.parse(readFileSync(path, "utf8")) as Contract).schema).toBe("yuekao.contract/1");
    expect((await call(["contract", "--out", "/dev/null"], annex)).code).toBe(0);
    const elsewhere = await call(["assess", "--force"], MONTHS);
    expect([elsewhere.code, elsewhere.out]).toEqual([2, ""]);
    expect(elsewhere.err).toContain("--force belongs to contract");
  });

  it("says of a Word file what to do with it", async () => {
    const { code, err } = await call(["contract", file("annex.docx", new Uint8Array([0x50, 0x4b, 3, 4]))]);
    expect(code).toBe(2);
    expect(err).toContain("annex.docx is a document and no text: save it as plain text (.txt)");
  });

  it("reads standard input, and gives the proposal as JSON", async () => {
    const { code, out } = await call(["contract", "-f", "json"], annex);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual((await load()).readContract(annex));
  });

  it("says that a text has no term in it, and takes no two files and no other format", async () => {
    const none = await call(["contract"], "今天天气很好。");
    expect([none.code, none.err]).toEqual([1, "Nothing in the text is a term of a contract that can be computed.\n"]);
    expect((await call(["contract", "a.txt", "b.txt"])).code).toBe(2);
    expect((await call(["contract", "-f", "csv"], annex)).code).toBe(2);
    expect((await call(["contract", "nowhere.txt"])).err).toContain("cannot be read");
  });
});

describe("yuekao assess", () => {
  it("settles a file into CSV, the same as the package does", async () => {
    const path = file("months.csv", MONTHS);
    const { code, out } = await call(["assess", path, "--contract", "mall", "--start", "2024-01-01"]);
    const engine = await load();
    expect(out).toBe(engine.assessText({ ...engine.template("mall"), start: "2024-01-01" }, MONTHS, { format: "csv" }));
    expect(code).toBe(0);
  });

  it("reads standard input, and what is written in GBK or with a mark", async () => {
    const expected = (await call(["assess"], MONTHS)).out;
    expect(expected).toContain("蓝鲸,2026-02");
    expect((await call(["assess"], `\ufeff${MONTHS}`)).out).toBe(expected);
    const gbk = await call(["assess", sample("year-gbk.csv")]);
    expect(gbk.out).toBe((await call(["assess", sample("year-gbk.utf8.csv")])).out);
    expect(gbk.code).toBe(0);
    expect((await call(["assess"], readFileSync(sample("year-gbk.csv")))).out).toBe(gbk.out);
    const wide = Buffer.from(`\ufeff${MONTHS}`, "utf16le");
    expect((await call(["assess", file("wide.csv", wide)])).out).toBe(expected);
    expect((await call(["assess"], wide)).out).toBe(expected);
  });

  it("reads a file glued together from GBK and UTF-8 line by line, and says so", async () => {
    const glued = Buffer.concat([readFileSync(sample("year-gbk.csv")), Buffer.from(`\n\n${MONTHS}`)]);
    for (const { code, out, err } of [await call(["assess", file("glued.csv", glued)]), await call(["assess"], glued)]) {
      expect(code).toBe(0);
      expect(out).toContain("蓝鲸,2026-02");
      expect(out.startsWith((await call(["assess", sample("year-gbk.csv")])).out)).toBe(true);
      expect(err).toContain("some lines are in UTF-8 and others in GBK");
    }
  });

  it("reads a workbook as the page does", async () => {
    const { code, out } = await call(["assess", sample("month.xlsx"), "-f", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ month: "2026-10", score: "86" }]);
  });

  it("writes JSON, also into a file", async () => {
    const path = join(folder, "out.json");
    const { code, out } = await call(["assess", "--format", "json", "--out", path], MONTHS);
    expect([code, out]).toEqual([0, ""]);
    const rows = JSON.parse(readFileSync(path, "utf8")) as Record<string, string | null>[];
    expect(rows.map((row) => [row["month"], row["score"], row["tier"]])).toEqual([["2026-01", "100", "excellent"], ["2026-02", "40", "failed"]]);
  });

  it("leaves the file as it was where the input cannot be read, also where it is the input", async () => {
    const path = file("kept.csv", "kept");
    const { code, err } = await call(["assess", "--out", path], Buffer.from([1, 0, 2]));
    expect([code, readFileSync(path, "utf8")]).toEqual([2, "kept"]);
    expect(err).toContain("no text");
    expect((await call(["assess", file("own.csv", MONTHS), "--out", join(folder, "own.csv")])).code).toBe(0);
    expect(readFileSync(join(folder, "own.csv"), "utf8")).toBe((await call(["assess"], MONTHS)).out);
    expect((await call(["assess", "--out", "/dev/null"], MONTHS)).code).toBe(0);
    expect(statSync("/dev/null").isFile()).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("writes a table whose columns line up, on a terminal with progress on standard error", async () => {
    const { out, err } = await call(["assess"], MONTHS, true);
    const [heading, first] = out.split("\n");
    expect(heading).toMatch(/^vendor +month +status +score +tier +provider pays +client pays +notices$/);
    // Two letters of Chinese take four places.
    expect(first).toMatch(/^蓝鲸 {4}2026-01 {2}assessed {4}100 {2}excellent/);
    expect(err).toMatch(/\rreading \d/);
    expect(err).toContain("\rsettling 100 %");
    // Nothing is left of it in the end.
    expect(err.split("\r").filter((line) => line !== "").findLast((line) => !line.includes("row"))).toMatch(/^ +$/);
    expect((await call(["assess", "--format", "table"], MONTHS)).err).not.toContain("%");
  });

  it("names the currency of a table where it is not the yuan", async () => {
    const contract = { schema: "yuekao.contract/1", id: "own", title: "Own", currency: { code: "USD" }, fees: [{ id: "f", kind: "base_fee", label: "Fee", payer: "client", clause: "1", amount: "12.5" }] };
    const { out } = await call(["assess", "--contract", file("usd.json", JSON.stringify(contract)), "--format", "table"], "month\tcalls answered\n2026-01\t5\n");
    expect(out.split("\n")[0]).toMatch(/client pays +currency/);
    expect(out.split("\n")[1]).toMatch(/12\.50 +USD/);
    expect((await call(["assess", "--format", "table"], MONTHS)).out).not.toContain("currency");
  });

  it("fills a wide terminal with more columns, keeps to a narrow one, and counts what is left out", async () => {
    const wide = await call(["assess"], MONTHS, 200);
    expect(wide.out.split("\n")[0]).toMatch(/^vendor +month .*notices +metric:phone answer rate /);
    expect(Math.max(...wide.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(200);
    expect(wide.err).not.toContain("more column");
    const narrow = await call(["assess"], MONTHS, 40);
    expect(narrow.out.split("\n")[0]).toMatch(/^vendor +month +status +score/);
    expect(Math.max(...narrow.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(narrow.err).toMatch(/\d more columns: see --format csv or json\./);
  });

  const ESCAPE = "\u001b[2J\u001b]0;title\u0007\u009b31m";

  it("writes no cell that a spreadsheet would run", async () => {
    const hostile = (vendor: string): string => `${HEADS}\n"${vendor.replaceAll('"', '""')}",2026-01,1000,900,0,0,0,0,0,0,0\n`;
    for (const [vendor, written] of [["=1+1", "'=1+1"], ["@A1", "'@A1"], ["－2", "'－2"], ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'], ["-5", "-5"]] as const) {
      const { out } = await call(["assess"], hostile(vendor));
      expect(out.split("\r\n")[1]?.startsWith(`${written},2026-01,`), out).toBe(true);
      // A program reads what was given.
      expect(JSON.parse((await call(["assess", "-f", "json"], hostile(vendor))).out)).toMatchObject([{ vendor }]);
    }
  });

  it.each(["table", "csv", "json"])("sends a terminal letters and no commands to it, as %s", async (format) => {
    const text = `${HEADS}\n蓝${ESCAPE}鲸\u202e,2026-01,1000,900,0,0,0,0,0,0,x${ESCAPE}\n`;
    const { out, err } = await call(["assess", "-f", format], text, 200);
    expect(out).toContain("蓝");
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
    // Of what is written over the progress alone a return is left.
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(err).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
    expect(err).toContain("x␛[2J␛]0;title␇");
  });

  it("leaves to a file what was given, and tells problems without commands", async () => {
    const text = `${HEADS}\n蓝${ESCAPE}鲸,2026-01,1000,900,0,0,0,0,0,0,x${ESCAPE}\n`;
    const { out, err } = await call(["assess", "-f", "csv"], text);
    expect(out).toContain(`蓝${ESCAPE}鲸,2026-01`);
    expect(err).toContain("␛[2J");
    expect(err).not.toContain("\u001b");
    const reading = await call(["read"], text, 200);
    expect(reading.out + reading.err).not.toContain("\u001b");
    const wrong = await call(["assess", `no${ESCAPE}.csv`]);
    expect(wrong.err).toContain("no␛[2J");
  });

  it("says of JSON what it is", async () => {
    for (const text of ['{"vendor": "蓝鲸", "month": "2026-10"}', '\ufeff {"data": [1]}', "[\n\n{}]"]) {
      const { code, err } = await call(["assess"], text);
      expect([code, err]).toEqual([1, expect.stringContaining("error: This is JSON, a program's data, and not a table. Export the table as CSV or Excel")]);
    }
    expect((await call(["assess"], `[注]\n${MONTHS}`)).out).toContain("蓝鲸,2026-02");
  });

  it("reads several files as one, and says of each problem which file it is in", async () => {
    const one = file("one.csv", "商家,月份,服务时长,中断时长\n甲,2026-01,1000,10\n");
    const two = file("two.tsv", "商家\t月份\t服务时长\t中断时长\n甲\t2026-02\t1000\t20\n甲\t2026-03\t1000\tx");
    const { code, out, err } = await call(["assess", one, two, "-c", "support", "-s", "2026-01-01"]);
    expect(code).toBe(1);
    // January and February together: 30 minutes of 2,000 down.
    const column = out.split("\r\n")[0]?.split(",").indexOf("metric:availability_year");
    expect(out.split("\r\n").map((row) => row.split(",")[column ?? -1])).toEqual(["metric:availability_year", "99", "98.5", "", undefined]);
    expect(err).toContain(`${two}:3:4: error: “x” cannot be read as downtime_minutes. Write a plain number, such as 2640 or 2,640.\n`);
  });

  it("takes a contract from a file, and says what is wrong with one", async () => {
    const engine = await load();
    const own = file("own.json", JSON.stringify({ ...engine.template("courier"), title: "own" }));
    expect((await call(["assess", "--contract", own], COURIER)).code).toBe(0);
    const broken = file("broken.json", JSON.stringify({ ...engine.template("courier"), schema: "other/9" }));
    const { code, out, err } = await call(["assess", "--contract", broken], MONTHS);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^contract \/schema: error: .*other\/9/);
  });

  it("takes a contract as Windows saves it, and says of what is no contract that it is none", async () => {
    const engine = await load();
    const marked = file("marked.json", `\ufeff${JSON.stringify(engine.template("courier"))}`);
    expect((await call(["assess", "--contract", marked], COURIER)).code).toBe(0);
    const { code, err } = await call(["assess", "--contract", file("list.json", "[]"), "--start", "2026-01-01"], MONTHS);
    expect(code).toBe(1);
    expect(err).toMatch(/^contract: error: .*\[\]/);
  });

  it("answers 1 to months in which a figure is missing, says what they can be, and how many there are", async () => {
    const open = `${HEADS}\n蓝鲸,2026-01,1000,900,0,0,0,0,0,0,0\n蓝鲸,2026-02,1000,880,0,0,,,,,\n蓝鲸,2026-03,1000,880,0,0,,,,,\n`;
    const csv = await call(["assess"], open);
    expect(csv.code).toBe(1);
    const [heads = "", first = "", second = ""] = csv.out.split("\r\n");
    const cell = (row: string, id: string): string | undefined => row.split(",")[heads.split(",").indexOf(id)];
    expect(["status", "score", "score_between", "tier", "provider_pays", "provider_pays_between"].map((id) => cell(second, id))).toEqual(["incomplete", "", "46..96", "", "", "0.00..10000.00"]);
    expect(["status", "score", "score_between", "provider_pays", "provider_pays_between"].map((id) => cell(first, id))).toEqual(["assessed", "100", "", "0.00", ""]);
    expect(csv.err).toContain("2 rows: very_satisfied was not given.");
    expect(csv.err).toContain("2 rows are incomplete: what a missing figure decides is empty, and the columns “…_between” say what it can be.\n");
    const json = await call(["assess", "-f", "json"], open);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject([{ score: "100", score_between: null }, { score: null, score_between: ["46", "96"], provider_pays: null, provider_pays_between: ["0.00", "10000.00"] }, {}]);
    // On a terminal what it can be stands beside what is empty, and nowhere else.
    expect((await call(["assess"], open, 200)).out.split("\n")[0]).toMatch(/score +score between +tier +provider pays +provider pays between +client pays +notices/);
    expect((await call(["assess"], MONTHS, 200)).out).not.toContain("between");
    const one = await call(["assess"], open.slice(0, open.lastIndexOf("蓝鲸")));
    expect(one.err).toContain("1 row is incomplete: ");
  });

  it("answers 0 where the contract says that it is not offered", async () => {
    const engine = await load();
    const without = file("phone.json", JSON.stringify({ ...engine.template("mall"), not_offered: ["chats_offered", "chats_handled"] }));
    const months = "商家,月份,进线量,接起量,非常满意,满意,一般,不满意,非常不满意\n蓝鲸,2026-01,1000,880,85,0,15,0,0\n";
    expect((await call(["assess", "-c", without], months)).code).toBe(0);
    expect((await call(["assess"], months)).code).toBe(1);
  });

  it("says that a file has nothing in it, in words that fit a command", async () => {
    const path = file("empty.csv", "");
    const { code, err } = await call(["assess", path]);
    expect([code, err]).toEqual([1, `${path}: error: There is nothing in it.\n`]);
  });

  it("reads a pipe with a name, as the shell makes it of <(…)", async () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    const [{ code, out }] = await Promise.all([call(["assess", pipe]), writeFile(pipe, MONTHS)]);
    expect([code, out]).toEqual([0, (await call(["assess"], MONTHS)).out]);
  });

  it("says that there is no room for the results, whether they go into a file or out", async () => {
    const into = await call(["assess", "--out", "/dev/full"], MONTHS);
    expect([into.code, into.err]).toEqual([2, expect.stringContaining("/dev/full cannot be written: ")]);
    const out = await call(["assess"], MONTHS, false, new Error("ENOSPC: no space left on device"));
    expect([out.code, out.err]).toEqual([2, expect.stringContaining("the results cannot be written: ENOSPC")]);
  });

  it("says that a file may not be read", async () => {
    const remarks = text({ name: "private.csv", bytes: 0, read: () => createReadStream(folder) }, [], await load());
    await expect(remarks.next()).rejects.toThrow(/private\.csv cannot be read: EISDIR/);
    await expect(text({ name: join(folder, "gone.csv"), bytes: 1, read: () => createReadStream(folder) }, [], await load()).next()).rejects.toThrow(WrongUsage);
  });

  it.each([
    ["no command", [], "a command is missing"],
    ["an unknown command", ["settle"], "there is no command “settle”"],
    ["an unknown option", ["assess", "--fast"], "--fast"],
    ["an unknown format", ["assess", "--format", "xml"], "there is no format “xml”"],
    ["an unknown contract", ["assess", "--contract", "nobody"], "there is no contract “nobody”"],
    ["a file that is not there", ["assess", "nowhere.csv"], "nowhere.csv cannot be read"],
    ["a folder", ["assess", tmpdir()], "is a folder, not a file"],
  ])("answers 2 to %s", async (_, words, said) => {
    const { code, out, err } = await call(words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });

  it("names the cell of a quotation mark that does not close, and loses none of the hundred thousand rows after it", async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `商家${Math.floor(row / 12)},${2010 + Math.floor((row % 12) / 12)}-${String((row % 12) + 1).padStart(2, "0")},1000,${700 + (row % 300)},0,0,0,0,0,0,0`);
    rows[100_000] = `"${rows[100_000] ?? ""}`;
    const path = file("quote.csv", `${HEADS}\n${rows.join("\n")}\n`);
    const { code, out, err } = await call(["assess", path, "-s", "2000-01-01"]);
    expect(code).toBe(0);
    expect(out.split("\r\n").length).toBe(200_002);
    expect(out).toContain("\r\n商家16666,2010-08,");
    expect(err).toContain(`${path}:100002:1: warning: A quotation mark opens here and does not close`);
  });

  it.each([
    ["none.xlsx", "no workbook", "an Excel workbook (.xlsx, .xls) without a password"],
    ["page.xls", "\n<html><table><tr><td>1</td></tr></table></html>", "is a web page"],
    ["old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "an Excel workbook (.xlsx, .xls) without a password"],
  ])("says of %s what it is and what to do", async (name, content, said) => {
    const { code, out, err } = await call(["assess", file(name, content)]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });

  it("tells how it is used, and which version it is", async () => {
    expect((await call(["--help"])).out).toContain("Usage: yuekao assess");
    expect((await call(["--version"])).out).toBe("1.2.3\n");
  });
});

const field = (name: string): string => fileURLToPath(new URL(`../field/${name}`, import.meta.url));

describe("yuekao read", () => {
  it("says how a table is read, and that its total fits", async () => {
    const { code, out, err } = await call(["read", field("10-hotline-daily.tsv")]);
    expect(err).toBe("");
    expect(out).toMatch(/each a day → 1 month\n/);
    expect(out).toContain("→ calls_answered");
    expect(out).toContain("✓ 合计");
    expect(out).toContain("2026-10: ");
    expect(code).toBe(0);
  });

  it("answers 1 where a question is open, and 0 with the layout that answers it", async () => {
    const path = field("39-weeks-across.tsv");
    const asked = await call(["read", path, "--format", "json"]);
    expect(asked.code).toBe(1);
    const [{ tables: [table] }] = JSON.parse(asked.out) as [{ tables: [{ layout: object; questions: { ask: string; open: boolean }[] }] }];
    expect(table.questions.map(({ ask }) => ask)).toEqual(["month"]);
    const layout = file("layout.json", JSON.stringify({ ...table.layout, only_here: { month: "2026-10" } }));
    const answered = await call(["read", path, "--layout", layout]);
    expect([answered.code, answered.err]).toEqual([0, ""]);
    expect(answered.out).toContain("2026-10: ");
    const settled = await call(["assess", path, "--layout", layout, "-f", "json"]);
    expect(JSON.parse(settled.out)).toMatchObject([{ month: "2026-10", "metric:answer_rate": "89.875" }]);
  });

  it("names columns of numbers that nobody uses", async () => {
    const { err } = await call(["assess", field("05-chitu-daily-agent.tsv")]);
    expect(err).toContain("Columns of numbers that were not used: ");
  });

  it("refuses a layout that is none, and a format it does not write", async () => {
    const path = file("months-read.csv", MONTHS);
    expect((await call(["read", path, "--layout", file("no.json", "{")])).code).toBe(2);
    expect((await call(["read", path, "--format", "csv"])).code).toBe(2);
    expect((await call(["read", path, "--layout", file("odd.json", '{"colums":{}}')])).code).toBe(1);
  });
});
