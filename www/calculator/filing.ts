// What is on the page becomes a sheet of the archive. Nothing is written over: a month that is there already is a question, and
// until it is answered both are kept.

import { ChangedElsewhere, isSameFiled, type Archive } from "../archive/archive.ts";
import type { Entry } from "../archive/batch.ts";
import { filedInputs, sameMonths, type Filed, type Sheet } from "../archive/sheet.ts";
import { recordKey } from "../domain/inputs.ts";
import { sheetId, type Inputs } from "../domain/state.ts";
import type { Replacement, Settled } from "../session/view.ts";
import type { ArchiveMessages } from "./archive-messages.ts";
import { showsAgreed, type ContractInForce } from "./contract-in-force.ts";
import type { CalculatorHost } from "./host.ts";

/** What became of a text that came in. */
export type Outcome = "added" | "known" | "same-month";

/** A sheet whose months were there before, in the sheets named. */
export interface SameMonths {
  readonly sheet: string;
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** A sheet's revision as this window has read or written it, and what was filed of it. */
interface Known {
  readonly revision: number;
  readonly filed: Filed;
}

export class Filing {
  /** What is in the archive, as far as this window knows. */
  sheets: readonly Sheet[] = [];
  question: SameMonths | null = null;
  readonly #calculator: CalculatorHost;
  readonly #archive: Archive;
  readonly #contract: ContractInForce;
  readonly #messages: ArchiveMessages;
  /** By sheet. */
  readonly #known = new Map<string, Known>();
  readonly #outcomes = new Map<string, Outcome>();
  /** Sheets the browser did not keep, by id: they are tried again with the next change, and stand in every backup. */
  readonly #unkept = new Map<string, Entry>();
  /** The revision of what was not kept last: no two are the same, and none is one of the archive. */
  #unwritten = 0;

  constructor(calculator: CalculatorHost, archive: Archive, contract: ContractInForce, messages: ArchiveMessages) {
    this.#calculator = calculator;
    this.#archive = archive;
    this.#contract = contract;
    this.#messages = messages;
  }

  sheet(id: string | undefined): Sheet | undefined {
    return this.sheets.find((one) => one.id === id);
  }

  get unkept(): readonly Entry[] {
    return [...this.#unkept.values()];
  }

  /** What is in the archive, and what the browser did not keep, in its place or beside it. */
  get all(): readonly Sheet[] {
    return [...this.sheets.filter(({ id }) => !this.#unkept.has(id)), ...this.unkept.map(({ sheet }) => sheet)];
  }

  /** What a sheet was made from, kept or not; null where it is gone or cannot be read. */
  async filed(id: string): Promise<Filed | null> {
    return this.#unkept.get(id)?.filed ?? this.#archive.filed(id);
  }

  async filedOf(sheets: readonly Sheet[]): Promise<Entry[]> {
    const kept = await this.#archive.filedOf(sheets.filter(({ id }) => !this.#unkept.has(id)));
    return [...kept, ...sheets.flatMap(({ id }) => this.#unkept.get(id) ?? [])];
  }

  outcome(sheet: string): Outcome | null {
    return this.#outcomes.get(sheet) ?? null;
  }

  ask(question: SameMonths | null): void {
    this.question = question;
    this.#calculator.requestUpdate();
  }

  async refresh(): Promise<void> {
    try {
      const { sheets, unread } = await this.#archive.listed();
      this.sheets = sheets;
      this.#messages.unread(unread);
    } catch (cause) {
      await this.#messages.failed(cause);
    }
    this.#calculator.session.several(this.all.reduce((months, { months: own }) => months + (own?.length ?? 2), 0) > 1);
    this.#calculator.requestUpdate();
  }

  /** Files what is on the page. */
  async follow({ inputs, parsed, of, keys }: Settled, replacement: Replacement | null): Promise<void> {
    const gone = replacement?.before.inputs.sheet;
    if (replacement?.what === "figures" && replacement.step === "back" && gone && gone !== inputs.sheet) await this.#withdraw(gone);
    if (this.question && this.question.sheet !== inputs.sheet) this.ask(null);
    if (inputs.text === "" || inputs.example || !parsed || of === 0) return;
    const { sheet: id } = inputs;
    if (!id) {
      void this.#giveId(inputs);
      return;
    }
    const there = this.sheet(id);
    // A step forward: how far its months were, and what was agreed of them. Where nothing can be kept, nothing is left of it.
    const withdrawn = there ? null : await this.#archive.withdrawn(id).catch(() => null);
    // What comes in while an agreed month is shown is settled under the contract in force: nobody has agreed on it.
    if (!there && !withdrawn && showsAgreed(inputs)) void this.#calculator.session.amend((present) => (present.sheet === id ? this.#contract.inputsUnder(present, this.sheets) : present));
    const months = parsed.records.length === of ? parsed.records.map(recordKey) : (keys ?? there?.months ?? null);
    // Under the contract of an agreed month nothing else of the sheet is settled.
    const filed: Filed = { inputs: filedInputs({ ...inputs, contract: this.#contract.idFor(inputs, this.sheets) }, months), agreed: {} };
    const known = there ? await this.known(there) : null;
    if (there && known && !this.#unkept.has(id) && isSameFiled({ ...filed, agreed: known.filed.agreed }, known.filed) && JSON.stringify(there.months) === JSON.stringify(months)) return;
    if (!there && months && (await this.#isKnown(filed, months))) {
      this.#outcomes.set(id, "known");
      return;
    }
    const before = there ?? withdrawn?.sheet;
    await this.put({ id, contract: filed.inputs.contract, months, replaces: before?.replaces ?? {}, states: before?.states ?? {} }, { ...filed, agreed: known?.filed.agreed ?? withdrawn?.agreed ?? {} });
    if (there || !months) return;
    const family = this.#contract.family(inputs, this.sheets);
    const others = sameMonths(months, this.sheets.filter((sheet) => sheet.id !== id && family.has(sheet.contract)));
    const again = Object.keys(others).length > 0;
    this.#outcomes.set(id, again ? "same-month" : "added");
    if (again && !withdrawn) this.ask({ sheet: id, others });
  }

  /** What this window knows of a sheet; null where it is gone or cannot be read. */
  async known(there: Sheet): Promise<Known | null> {
    const known = this.#known.get(there.id);
    if (known) return known;
    const filed = await this.#archive.filed(there.id);
    if (!filed) return null;
    // What this window has left here before may be ahead of the archive, or behind what another one has written.
    const [id, revision] = this.#calculator.store.remembered("filed").split(" ");
    const left = { filed, revision: id === there.id ? Number(revision) : there.revision };
    this.#known.set(there.id, left);
    return left;
  }

  /** Sets what the archive has of a sheet: the next change of it goes on from there. */
  setKnown(sheet: Sheet, filed: Filed): void {
    if (sheet.revision > 0) this.#known.set(sheet.id, { revision: sheet.revision, filed });
  }

  /** Whether this very text is there already. */
  async #isKnown({ inputs }: Filed, months: readonly string[]): Promise<boolean> {
    for (const id of Object.keys(sameMonths(months, this.sheets))) {
      const filed = await this.#archive.filed(id);
      if (filed && trimmed(filed.inputs.text) === trimmed(inputs.text) && filed.inputs.contract === inputs.contract) return true;
    }
    return false;
  }

  /** Writes a sheet; where another window has changed it, both are kept. */
  async put(sheet: Omit<Sheet, "revision" | "added">, filed: Filed): Promise<void> {
    const { store, session } = this.#calculator;
    const first = this.sheets.length === 0;
    try {
      const written = await this.#archive.put(sheet, filed, this.#known.get(sheet.id)?.revision ?? 0);
      this.#known.set(sheet.id, { revision: written.revision, filed });
      store.remember("filed", `${sheet.id} ${written.revision}`);
      this.#unkept.delete(sheet.id);
    } catch (cause) {
      if (!(cause instanceof ChangedElsewhere)) {
        this.#unkept.set(sheet.id, { sheet: { ...sheet, added: Math.max(0, ...this.all.map(({ added }) => added)) + 1, revision: this.#unwritten -= 1 }, filed });
        await this.refresh();
        throw cause;
      }
      // Both are kept: this window's goes on as another sheet.
      const id = sheetId();
      const own = { ...filed, inputs: { ...filed.inputs, sheet: id } };
      const written = await this.#archive.put({ ...sheet, id }, own, 0);
      this.#known.set(id, { revision: written.revision, filed: own });
      store.remember("filed", `${id} ${written.revision}`);
      void session.amend((present) => (present.sheet === sheet.id ? { ...present, sheet: id } : present));
      this.#messages.twoWindows();
    }
    await this.refresh();
    if (first) void persist();
  }

  /** A text that came in before there was an archive gets its id. */
  #giveId({ text }: Inputs): Promise<boolean> {
    const id = sheetId();
    return this.#calculator.session.amend((present) => (present.sheet === undefined && present.text === text ? { ...present, sheet: id } : present));
  }

  async #withdraw(id: string): Promise<void> {
    const sheet = this.sheet(id);
    this.#unkept.delete(id);
    if (!sheet) return;
    this.#known.delete(id);
    await this.#archive.withdraw(id);
    await this.refresh();
  }
}

/** A text without the line ends in which a file differs from the clipboard. */
const trimmed = (text: string): string => text.replaceAll(/\r\n?/g, "\n").trim();

/** Asks the browser not to throw the months away when it needs room. */
async function persist(): Promise<void> {
  const { storage } = navigator as { storage?: StorageManager };
  await storage?.persist().catch(() => false);
}
