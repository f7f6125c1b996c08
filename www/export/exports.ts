// What can be taken along, of one month or of all of them: each way gives the same figures.

import type { Calculator } from "../calculator/calculator.ts";
import { language, type Language } from "../i18n/language.ts";
import { MonthsTab } from "../tabs/months.ts";
import { save } from "../controls/save-file.ts";
import { fileName } from "../sheets/file-name.ts";
import type { Sheet } from "../sheets/sheet.ts";

export type Scope = "month" | "months";

/** Both texts of a clipboard. */
interface Copy {
  html: string;
  plain: string;
}

export class Exports {
  readonly #calculator: Calculator;

  constructor(calculator: Calculator) {
    this.#calculator = calculator;
  }

  /** The table of all months, where it has been settled. */
  get #months(): MonthsTab | null {
    const tab = this.#calculator.tabElement("months");
    return tab instanceof MonthsTab && tab.ready ? tab : null;
  }

  get scopes(): readonly Scope[] {
    return this.#months ? ["month", "months"] : ["month"];
  }

  /** Whose figures go out: the vendor and month, or how many of them. */
  whose(scope: Scope, spoken: Language): string {
    const { assessment } = this.#calculator.view;
    if (scope === "months" && this.#months) return spoken.say("export-months", { count: spoken.number.count(String(this.#months.shown)) });
    const month = assessment?.month ? spoken.number.month(assessment.month) : spoken.say("month-unknown");
    return `${assessment?.vendor ?? spoken.say("vendor-unknown")} · ${month}`;
  }

  async copy(scope: Scope): Promise<void> {
    const made = scope === "months" ? this.#takeMonths("clipboard").then((taken) => ("html" in taken ? taken : { html: "", plain: "" })) : this.#monthCopy();
    const part = (type: string, kind: keyof Copy): Promise<Blob> => made.then((copy) => new Blob([copy[kind]], { type }));
    // The promise goes in at once: the browser asks whether somebody has just pressed something.
    await navigator.clipboard.write([new ClipboardItem({ "text/html": part("text/html", "html"), "text/plain": part("text/plain", "plain") })]);
  }

  async csv(scope: Scope): Promise<void> {
    if (scope === "months") {
      await this.#saveMonths("csv");
      return;
    }
    const { csv } = await import("../sheets/text.ts");
    save(csv(await this.#monthSheet()), this.#name("csv"));
  }

  async xlsx(scope: Scope): Promise<void> {
    if (scope === "months") {
      await this.#saveMonths("xlsx");
      return;
    }
    const { contract, month, assessment } = this.#calculator.view;
    if (!contract || !month || !assessment) return;
    const [{ workbook }, { stepsSheet }, spoken] = await Promise.all([import("../sheets/workbook.ts"), import("../sheets/steps.ts"), this.#spoken()]);
    const steps = await stepsSheet(this.#calculator.engine, contract, month, assessment, spoken);
    save(await workbook([await this.#monthSheet(), steps]), this.#name("xlsx"));
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
    const taken = await this.#takeMonths(form);
    if ("file" in taken) save(taken.file, fileName(["months"], form));
  }

  async #monthSheet(): Promise<Sheet> {
    const { contract, assessment } = this.#calculator.view;
    if (!contract || !assessment) throw new Error("there is no result");
    const { monthSheet } = await import("../sheets/month.ts");
    return monthSheet(contract, assessment, await this.#spoken());
  }

  async #monthCopy(): Promise<Copy> {
    const [{ clipboardHtml, tsv }, sheet] = await Promise.all([import("../sheets/text.ts"), this.#monthSheet()]);
    return { html: clipboardHtml(sheet), plain: tsv(sheet) };
  }

  #spoken(): Promise<Language> {
    return language(this.#calculator.language.locale, ["page", "more", "problems", "months", "export"]);
  }

  #name(ending: string): string {
    const { assessment } = this.#calculator.view;
    return fileName([assessment?.vendor ?? null, assessment?.month ?? null], ending);
  }
}
