// What can be taken along, of one month or of all of them: each way gives the same figures.

import type { CalculatorHost } from "../calculator/host.ts";
import { contractNotes } from "../contract/result-notes.ts";
import { save } from "../controls/save-file.ts";
import type { PaperDocument } from "../documents/document.ts";
import { vendorAndMonth } from "../domain/result-texts.ts";
import { language, type Language } from "../i18n/language.ts";
import { fileName } from "../sheets/file-name.ts";
import type { Sheet } from "../sheets/sheet.ts";
import { MonthsTab } from "../tabs/months.ts";
import type { ReportedMonth } from "./papers/service-report.ts";
import type { ExplainResult, SettledMonth } from "./settled-month.ts";

export type Scope = "month" | "months";
/** What is written to be signed or sent. */
export type Paper = "settlement" | "report";

/** Both texts of a clipboard. */
interface Copy {
  html: string;
  plain: string;
}

export class Exports {
  readonly #calculator: CalculatorHost;

  constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
  }

  /** The table of all months, where it has been settled or is being settled. */
  get #months(): MonthsTab | null {
    const tab = this.#calculator.tabs.element("months");
    return tab instanceof MonthsTab && (tab.ready || tab.coming) ? tab : null;
  }

  get scopes(): readonly Scope[] {
    return this.#months ? ["month", "months"] : ["month"];
  }

  /** Whether all of it is there. */
  ready(scope: Scope): boolean {
    return scope === "month" || this.#months?.ready === true;
  }

  /** Whose figures go out: the vendor and month, or how many of them. */
  scopeText(scope: Scope, spoken: Language): string {
    if (scope === "month" || !this.#months) return vendorAndMonth(this.#calculator.view.assessment, spoken);
    return this.#months.ready ? spoken.say("export-months", { count: spoken.number.count(String(this.#months.shown)) }) : spoken.say("export-months-coming");
  }

  async copy(scope: Scope): Promise<void> {
    const made = scope === "months" ? this.#takeMonths("clipboard").then((taken) => ("html" in taken ? taken : { html: "", plain: "" })) : this.#monthCopy();
    const part = (type: string, kind: keyof Copy): Promise<Blob> => made.then((copy) => new Blob([copy[kind]], { type }));
    // The promise goes in at once: the browser asks whether somebody has just pressed something.
    await navigator.clipboard.write([new ClipboardItem({ "text/html": part("text/html", "html"), "text/plain": part("text/plain", "plain") })]);
  }

  /** The result as a picture: on the clipboard, or as a file where the browser takes no pictures there. */
  async picture(): Promise<"copied" | "saved"> {
    const made = this.#picture();
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": made })]);
      return "copied";
    } catch {
      save(await made, this.#name(await this.#spoken(), null, "png"));
      return "saved";
    }
  }

  async csv(scope: Scope): Promise<void> {
    if (scope === "months") {
      await this.#saveMonths("csv");
      return;
    }
    const [{ csv }, spoken] = await Promise.all([import("../sheets/text.ts"), this.#spoken()]);
    save(csv(await this.#monthSheet()), this.#name(spoken, "workbook-file", "csv"));
  }

  async xlsx(scope: Scope): Promise<void> {
    if (scope === "months") {
      await this.#saveMonths("xlsx");
      return;
    }
    const settled = this.#settled();
    const { contract, month, assessment } = settled;
    const [{ workbook }, { monthWorkbook }, { stepsSheet }, spoken] = await Promise.all([import("../sheets/workbook.ts"), import("./formulas/month-workbook.ts"), import("../sheets/steps.ts"), this.#spoken()]);
    const sheets = await monthWorkbook(settled, await this.#explain(), spoken, contractNotes(this.#calculator.view, spoken));
    const steps = await stepsSheet(this.#calculator.engine, contract, month, assessment, spoken);
    save(await workbook([...sheets, steps], spoken), this.#name(spoken, "workbook-file", "xlsx"));
  }

  async docx(paper: Paper): Promise<void> {
    const [{ docx }, spoken] = await Promise.all([import("../documents/docx.ts"), this.#spoken()]);
    save(await docx(await this.#paper(paper, spoken)), this.#name(spoken, `export-${paper}-file`, "docx"));
  }

  async printPaper(paper: Paper): Promise<void> {
    const [{ printedDocument }, spoken] = await Promise.all([import("../print/print.ts"), this.#spoken()]);
    printedDocument(this.#calculator, await this.#paper(paper, spoken));
  }

  async print(scope: Scope): Promise<void> {
    const [{ printed }, spoken] = await Promise.all([import("../print/print.ts"), this.#spoken()]);
    const recaps = scope === "months" ? await this.#months?.recaps() : null;
    printed(this.#calculator, spoken, recaps ?? null);
  }

  async #takeMonths(form: "csv" | "xlsx" | "clipboard"): Promise<{ file: Blob } | Copy> {
    const taken = await this.#months?.take(form);
    if (!taken) throw new Error("the table of months is gone");
    return taken;
  }

  async #saveMonths(form: "csv" | "xlsx"): Promise<void> {
    const [taken, spoken] = await Promise.all([this.#takeMonths(form), this.#spoken()]);
    if ("file" in taken) save(taken.file, fileName([spoken.say("export-months-file")], form));
  }

  #settled(): SettledMonth {
    const { contract, month, assessment } = this.#calculator.view;
    if (!contract || !month || !assessment) throw new Error("there is no result");
    return { contract, month, assessment };
  }

  /** Explains results; the contract is compiled once for all of them. */
  async #explain(): Promise<ExplainResult> {
    const { contract, month } = this.#settled();
    const { engine } = this.#calculator;
    const ready = await engine.compile(contract);
    return (result) => engine.explain(ready, month, result);
  }

  async #paper(paper: Paper, spoken: Language): Promise<PaperDocument> {
    const { view } = this.#calculator;
    const made = paper === "settlement"
      ? await (await import("./papers/settlement.ts")).settlementSheet(view, await this.#explain(), spoken)
      : await this.#report(spoken);
    if (!made) throw new Error("there is no result");
    return made;
  }

  async #report(spoken: Language): Promise<PaperDocument | null> {
    const { serviceReport, MOST_BEFORE } = await import("./papers/service-report.ts");
    return serviceReport(this.#calculator.view, await this.#before(MOST_BEFORE), spoken);
  }

  /** The months of the vendor before the one that is shown, the oldest first. */
  async #before(most: number): Promise<ReportedMonth[]> {
    const { contract, month } = this.#settled();
    const { view, engine } = this.#calculator;
    const now = month.month;
    if (now === undefined) return [];
    const all = [...(view.parsed?.records ?? []), ...(month.history ?? [])].filter((other) => other.month !== undefined && other.month < now && (other.vendor ?? month.vendor) === month.vendor);
    const byMonth = new Map(all.map((other) => [other.month ?? "", { ...other, ...(month.vendor === undefined ? {} : { vendor: month.vendor }), ...(month.start === undefined ? {} : { start: month.start }) }]));
    const earlier = [...byMonth].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, other]) => other).slice(-most);
    return Promise.all(earlier.map(async (other, place): Promise<ReportedMonth> => {
      const history = [...byMonth.values()].filter(({ month: before = "" }) => before < (earlier[place]?.month ?? ""));
      return { month: other, assessment: await engine.assess(contract, { ...other, history: other.history ?? history }) };
    }));
  }

  async #picture(): Promise<Blob> {
    const { contract, assessment } = this.#settled();
    const [{ picture, pictureLines }, spoken] = await Promise.all([import("./picture.ts"), this.#spoken()]);
    return picture(pictureLines(contract, assessment, spoken, contractNotes(this.#calculator.view, spoken)), spoken.locale);
  }

  async #monthSheet(): Promise<Sheet> {
    const { contract, assessment, month } = this.#settled();
    const { monthSheet } = await import("../sheets/month.ts");
    return monthSheet(contract, assessment, month, await this.#spoken());
  }

  async #monthCopy(): Promise<Copy> {
    const [{ clipboardHtml, tsv }, sheet] = await Promise.all([import("../sheets/text.ts"), this.#monthSheet()]);
    return { html: clipboardHtml(sheet), plain: tsv(sheet) };
  }

  async #spoken(): Promise<Language> {
    const spoken = await language(this.#calculator.language.locale, ["page", "more", "problems", "months", "contract", "export", "workbook", "documents"], this.#calculator.language.side);
    return spoken.of(this.#calculator.view.contract);
  }

  /** “蓝鲸家电_2026年10月_结算.xlsx”. */
  #name(spoken: Language, what: string | null, ending: string): string {
    const { assessment } = this.#calculator.view;
    return fileName([assessment?.vendor ?? null, assessment?.month ? spoken.number.month(assessment.month) : null, what === null ? null : spoken.say(what)], ending);
  }
}
