// The calculator and its archive of months: whatever is on the page is filed there, and any month that is there can be had on the
// page again. Nothing is written over: a month that is there already is a question, and until it is answered both are kept.

import { html, nothing, type TemplateResult } from "lit";

import { Archive, ChangedElsewhere, isSame } from "../archive/archive.ts";
import { EarlierMonths } from "../archive/earlier-months.ts";
import { BackupEvent, OpenPlaceEvent, SameMonthEvent, StateEvent } from "../archive/events.ts";
import { opened, underAgreed, withoutThen } from "../archive/open-sheet.ts";
import { countingOf, familyOf, filedInputs, isAgreed, newestOf, sameMonths, THEN, type Filed, type Place, type Sheet } from "../archive/sheet.ts";
import "../archive/month-bar.ts";
import "../archive/same-month.ts";
import { joined } from "../archive/batch.ts";
import { looksBack } from "../archive/looks-back.ts";
import type { Months, Together } from "../archive/months.ts";
import { ownName, title } from "../domain/contract.ts";
import { inForce, recordKey } from "../domain/inputs.ts";
import { EMPTY, ownOf, settingsOf, sheetId, type Inputs } from "../domain/state.ts";
import type { Assessment, Contract, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { SettledRow } from "../months/protocol.ts";
import { rowOf } from "../months/settled-rows.ts";
import type { Replacement, Settled } from "../session/view.ts";
import type { CalculatorHost } from "./host.ts";
import { tell, toast, type Words } from "./notice.ts";

/** Months settled by themselves in one go. */
const AT_A_TIME = 50;

/** What became of a text that came in. */
export type Outcome = "added" | "known" | "same-month";

/** A sheet whose months were there before, in the sheets named. */
export interface SameMonths {
  readonly sheet: string;
  readonly others: Readonly<Record<string, readonly string[]>>;
}

export class Archiving implements Months {
  /** What is there, as far as this window knows. */
  sheets: readonly Sheet[] = [];
  question: SameMonths | null = null;
  readonly #calculator: CalculatorHost;
  readonly #archive: Archive;
  readonly #earlier: EarlierMonths;
  /** What is on the page is filed, one after the other; what is settled next waits for it. */
  #filing: Promise<unknown> = Promise.resolve();
  /** What somebody wants, one after the other. */
  #work: Promise<unknown> = Promise.resolve();
  /** By sheet: its revision as this window has read or written it, and what was filed of it. */
  readonly #known = new Map<string, { revision: number; filed: Filed }>();
  /** Sheets that a step back has taken out of the archive, for the step forward. */
  readonly #withdrawn = new Map<string, Sheet>();
  readonly #outcomes = new Map<string, Outcome>();
  /** The contract that was in force before an agreed month was opened. */
  #before = "";
  /** What was said once is not said again. */
  readonly #told = new Set<string>();

  private constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
    this.#archive = new Archive(calculator.store.name);
    this.#earlier = new EarlierMonths(calculator.engine, (id) => this.#archive.filed(id));
    this.#archive.addEventListener("change", () => void this.#refresh());
    const on = <E extends Event>(type: string, kind: new (...parts: never[]) => E, act: (event: E) => Promise<unknown>): void => {
      calculator.addEventListener(type, (event) => {
        if (!(event instanceof kind)) return;
        event.stopPropagation();
        this.#after(() => act(event));
      });
    };
    on(OpenPlaceEvent.type, OpenPlaceEvent, ({ sheet, record, key }) => this.#open(sheet, record, key));
    on(StateEvent.type, StateEvent, (event) => this.#setState(event));
    on(SameMonthEvent.type, SameMonthEvent, ({ answer }) => this.#answer(answer));
    on(BackupEvent.type, BackupEvent, async ({ file }) => {
      const { saveBackup, bringBack } = await import("./backup.ts");
      await (file ? bringBack(calculator, this.#archive, file) : saveBackup(calculator, this.#archive));
      if (file) await this.#openNewest();
    });
  }

  static async begun(calculator: CalculatorHost): Promise<Archiving> {
    const archiving = new Archiving(calculator);
    await archiving.#refresh();
    return archiving;
  }

  /** For a page on which nothing is: the newest month. */
  async openNewest(): Promise<void> {
    await this.#openNewest();
  }

  async #openNewest(): Promise<void> {
    const newest = newestOf(countingOf(this.sheets));
    if (newest && this.#calculator.view.latest.text === "") await this.#open(newest.sheet.id, newest.record, newest.key);
  }

  /** The months of the vendor before this one, from other sheets. */
  async earlier(month: VendorMonth, records: readonly VendorMonth[], inputs: Inputs, contract: Contract): Promise<readonly VendorMonth[]> {
    try {
      await this.#filing;
      return await this.#earlier.before(month, records, inputs, contract, this.sheets, this.#family(inputs));
    } catch (cause) {
      await this.#failed(cause);
      return [];
    }
  }

  async together(contract: Contract): Promise<Together | null> {
    const { view } = this.#calculator;
    const { sheet, example, entered, handedOver } = view.inputs;
    await this.#filing;
    const family = this.#family(view.inputs);
    const own = this.sheets.filter((one) => family.has(one.contract));
    if (own.length === 0 || example || (own.length === 1 && own[0]?.id === sheet && Object.keys({ ...own[0]?.states, ...entered, ...handedOver }).length === 0)) return null;
    const entries = await this.#archive.filedOf(own);
    const layouts = (view.inputs.layouts ?? []).filter((layout) => !("only_here" in layout));
    const all = joined(entries, contract, looksBack(contract), layouts);
    const rows: SettledRow[] = [];
    for (const place of all.alone) {
      const found = await this.settlement(place);
      if (found) rows.push(rowOf(found.assessment));
      // The page answers in between.
      if (rows.length % AT_A_TIME === 0) await new Promise((done) => setTimeout(done));
    }
    return { ...all, rows, others: this.sheets.length - own.length };
  }

  async indexed(months: readonly string[]): Promise<void> {
    const { sheet: id } = this.#calculator.view.inputs;
    const sheet = this.sheets.find((one) => one.id === id);
    const known = sheet && !sheet.months ? await this.#knownOf(sheet) : null;
    if (!sheet || !known) return;
    this.#after(() => this.#put({ ...sheet, months }, known.filed));
    await this.#work;
  }

  async settlement(place: Place): Promise<{ contract: Contract; assessment: Assessment } | null> {
    const { view, engine } = this.#calculator;
    const now = await this.current();
    if (!now) return null;
    const filed = isAgreed(place.sheet.states[place.key] ?? "draft") ? await this.#archive.filed(place.sheet.id) : null;
    const contract = filed?.agreed[place.key]?.contract ?? now;
    const month = await this.#earlier.whole(place, view.inputs, contract, this.sheets, this.#family(view.inputs));
    return month ? { contract, assessment: await engine.assess(contract, month) } : null;
  }

  /** What became of the text of a sheet, when that is known. */
  async outcome(sheet: string): Promise<Outcome | null> {
    await this.#filing;
    return this.#outcomes.get(sheet) ?? null;
  }

  /** Files what is on the page. */
  follow(settled: Settled, replacement: Replacement | null): void {
    // Nothing in it waits for the session, which may be waiting for it.
    this.#filing = this.#filing.then(() => this.#follow(settled, replacement)).catch((cause: unknown) => this.#failed(cause));
  }

  /** The months there are beside the one on the page, and how far it is; nothing where there is no other. */
  bar(): TemplateResult | null {
    const { view, language } = this.#calculator;
    const others = this.sheets.some(({ id }) => id !== view.inputs.sheet);
    return others ? html`<yuekao-month-bar .language=${language} .view=${view} .archiving=${this} .sheets=${this.sheets}></yuekao-month-bar>` : null;
  }

  asked(): TemplateResult | typeof nothing {
    const { view, language } = this.#calculator;
    const { question } = this;
    return question && question.sheet === view.inputs.sheet ? html`<yuekao-same-month .language=${language} .question=${question} .sheets=${this.sheets}></yuekao-same-month>` : nothing;
  }

  /** Whether it is shown under the contract as it was when it was agreed. */
  get family(): ReadonlySet<string> {
    return this.#family(this.#calculator.view.inputs);
  }

  #family(inputs: Inputs): ReadonlySet<string> {
    return familyOf(withoutThen(inputs, this.#contractBefore(inputs)));
  }

  /** The contract that was in force before an agreed month was opened under its own. */
  #contractBefore({ sheet }: Inputs): string {
    return this.#before || (this.sheets.find(({ id }) => id === sheet)?.contract ?? EMPTY.contract);
  }

  async current(): Promise<Contract | null> {
    const { view, engine } = this.#calculator;
    if (!view.inputs.contract.startsWith(THEN)) return view.written;
    const inputs = withoutThen(view.inputs, this.#contractBefore(view.inputs));
    return inForce(ownOf(inputs)?.contract ?? (await engine.template(inputs.contract)), settingsOf(inputs));
  }

  #after(act: () => Promise<unknown>): void {
    this.#work = this.#work.then(() => this.#filing).then(act).catch((cause: unknown) => this.#failed(cause));
  }

  async #refresh(): Promise<void> {
    try {
      const { sheets, unread } = await this.#archive.listed();
      this.sheets = sheets;
      if (unread > 0) this.#say({ message: "archive-unread", values: (language) => ({ count: language.number.count(String(unread)) }) });
    } catch (cause) {
      await this.#failed(cause);
    }
    this.#calculator.session.several(this.sheets.reduce((months, { months: own }) => months + (own?.length ?? 2), 0) > 1);
    this.#calculator.requestUpdate();
  }

  async #follow({ inputs, parsed, of }: Settled, replacement: Replacement | null): Promise<void> {
    const gone = replacement?.before.inputs.sheet;
    if (replacement?.what === "figures" && replacement.step === "back" && gone && gone !== inputs.sheet) await this.#withdraw(gone);
    if (this.question && this.question.sheet !== inputs.sheet) this.#asks(null);
    if (inputs.text === "" || inputs.example || !parsed || of === 0) return;
    const { sheet: id } = inputs;
    if (!id) {
      void this.#named(inputs);
      return;
    }
    const there = this.sheets.find((sheet) => sheet.id === id);
    const months = parsed.records.length === of ? parsed.records.map(recordKey) : (there?.months ?? null);
    const filed: Filed = { inputs: this.#filedInputs(inputs, months), agreed: {} };
    const known = there ? await this.#knownOf(there) : null;
    if (there && known && isSame({ ...filed, agreed: known.filed.agreed }, known.filed) && JSON.stringify(there.months) === JSON.stringify(months)) return;
    if (!there && months && (await this.#isKnown(filed, months))) {
      this.#outcomes.set(id, "known");
      return;
    }
    const before = there ?? this.#withdrawn.get(id);
    // A letter that was written is an objection, until somebody says otherwise.
    const written = Object.entries(inputs.entered).filter(([key, { letter }]) => letter !== undefined && known?.filed.inputs.entered[key]?.letter === undefined && filed.inputs.entered[key]);
    const states = { ...Object.fromEntries(written.map(([key]) => [key, "objected" as const])), ...before?.states };
    await this.#put({ id, contract: filed.inputs.contract, months, replaces: before?.replaces ?? {}, states }, { ...filed, agreed: known?.filed.agreed ?? {} });
    if (there || !months) return;
    const others = sameMonths(months, this.sheets.filter((sheet) => sheet.id !== id && this.#family(inputs).has(sheet.contract)));
    const again = Object.keys(others).length > 0;
    this.#outcomes.set(id, again ? "same-month" : "added");
    if (again && !this.#withdrawn.has(id)) this.#asks({ sheet: id, others });
    this.#withdrawn.delete(id);
  }

  /** Under the contract of an agreed month nothing else of the sheet is settled. */
  #filedInputs(inputs: Inputs, months: readonly string[] | null): Inputs {
    const contract = inputs.contract.startsWith(THEN) ? this.#contractBefore(inputs) : inputs.contract;
    return filedInputs({ ...inputs, contract }, months);
  }

  async #knownOf(there: Sheet): Promise<{ revision: number; filed: Filed } | null> {
    const known = this.#known.get(there.id);
    if (known) return known;
    const filed = await this.#archive.filed(there.id);
    if (!filed) return null;
    // What this window has left here before may be ahead of the archive, or behind what another one has written.
    const [id, revision] = this.#calculator.store.filed.split(" ");
    const left = { filed, revision: id === there.id ? Number(revision) : there.revision };
    this.#known.set(there.id, left);
    return left;
  }

  /** Whether this very text is there already. */
  async #isKnown({ inputs }: Filed, months: readonly string[]): Promise<boolean> {
    for (const id of Object.keys(sameMonths(months, this.sheets))) {
      const filed = await this.#archive.filed(id);
      if (filed && plain(filed.inputs.text) === plain(inputs.text) && filed.inputs.contract === inputs.contract) return true;
    }
    return false;
  }

  async #put(sheet: Omit<Sheet, "revision" | "added">, filed: Filed): Promise<void> {
    const { store, session } = this.#calculator;
    const first = this.sheets.length === 0;
    try {
      const written = await this.#archive.put(sheet, filed, this.#known.get(sheet.id)?.revision ?? 0);
      this.#known.set(sheet.id, { revision: written.revision, filed });
      store.filed = `${sheet.id} ${written.revision}`;
    } catch (cause) {
      if (!(cause instanceof ChangedElsewhere)) throw cause;
      // Both windows' stay: this one's goes on under another name.
      const id = sheetId();
      const own = { ...filed, inputs: { ...filed.inputs, sheet: id } };
      const written = await this.#archive.put({ ...sheet, id }, own, 0);
      this.#known.set(id, { revision: written.revision, filed: own });
      store.filed = `${id} ${written.revision}`;
      void session.amend((present) => (present.sheet === sheet.id ? { ...present, sheet: id } : present));
      this.#say({ message: "archive-two-windows" });
    }
    await this.#refresh();
    if (first) void persist();
  }

  /** A text that came in before there was an archive gets its name. */
  #named({ text }: Inputs): Promise<boolean> {
    const id = sheetId();
    return this.#calculator.session.amend((present) => (present.sheet === undefined && present.text === text ? { ...present, sheet: id } : present));
  }

  async #withdraw(id: string): Promise<void> {
    const sheet = this.sheets.find((one) => one.id === id);
    if (!sheet) return;
    this.#withdrawn.set(id, sheet);
    this.#known.delete(id);
    await this.#archive.remove(id);
    await this.#refresh();
  }

  async #open(id: string, record: number, key: string): Promise<void> {
    const { session, engine, view, language } = this.#calculator;
    const sheet = this.sheets.find((one) => one.id === id);
    if (view.inputs.sheet === id && !view.inputs.contract.startsWith(THEN) && !isAgreed(sheet?.states[key] ?? "draft")) {
      await session.choose(record);
      return;
    }
    const filed = sheet ? await this.#archive.filed(id) : null;
    if (!sheet || !filed) {
      this.#say({ message: "archive-gone" });
      return;
    }
    this.#known.set(id, { revision: sheet.revision, filed });
    const before = this.#before;
    const plain = opened(view.latest, filed, before);
    const then = isAgreed(sheet.states[key] ?? "draft") ? filed.agreed[key] : undefined;
    const now = then ? inForce(ownOf(plain)?.contract ?? (await engine.template(plain.contract)), settingsOf(plain)) : null;
    const other = then && JSON.stringify(then.contract) !== JSON.stringify(now);
    if (!view.latest.contract.startsWith(THEN)) this.#before = plain.contract;
    const name = then ? language.say("archive-then", { title: nameOf(plain, then.contract, language), month: language.number.month(monthOf(key)) }) : "";
    await session.turn((present) => {
      const again = opened(present, filed, before);
      return other ? underAgreed(again, then, name) : again;
    }, record);
  }

  async #setState({ sheet: id, key, state }: StateEvent): Promise<void> {
    const sheet = this.sheets.find((one) => one.id === id);
    const filed = sheet && (await this.#archive.filed(id));
    if (!sheet || !filed) return;
    const { view } = this.#calculator;
    const { [key]: then, ...others } = filed.agreed;
    const { [key]: before = "draft", ...states } = sheet.states;
    if (before === state) return;
    const contract = await this.current();
    const now = contract && { contract, packages: settingsOf(withoutThen(view.inputs, this.#contractBefore(view.inputs))).packages };
    const agreed = isAgreed(state) ? (then ?? now) : null;
    this.#known.set(id, { revision: sheet.revision, filed });
    const next = { ...sheet, states: { ...states, ...(state === "draft" ? {} : { [key]: state }) } };
    await this.#put(next, { ...filed, agreed: { ...others, ...(agreed ? { [key]: agreed } : {}) } });
    // Under discussion again, it follows the contract in force.
    if (!agreed && view.inputs.contract.startsWith(THEN) && view.inputs.sheet === id) await this.#open(id, view.record, key);
    const undo = (): void => {
      this.#after(() => this.#setState(new StateEvent(id, key, before)));
    };
    const said = (language: Language): Record<string, string> => ({ month: language.number.month(monthOf(key)), state: language.say(`state-${state}`) });
    await toast(this.#calculator, { message: "archive-state", values: said, parts: ["archive"], actions: [{ label: "undo", run: undo }] });
  }

  async #answer(answer: SameMonthEvent["answer"]): Promise<void> {
    const { question } = this;
    this.#asks(null);
    if (!question || answer === "keep") return;
    if (answer === "cancel") {
      await this.#calculator.session.undo();
      return;
    }
    await this.#replace(question.sheet, question.others);
    const undo = (): void => {
      this.#after(() => this.#replace(question.sheet, {}));
    };
    await toast(this.#calculator, { message: "archive-replaced", parts: ["archive"], actions: [{ label: "undo", run: undo }] });
  }

  async #replace(id: string, replaces: Sheet["replaces"]): Promise<void> {
    const sheet = this.sheets.find((one) => one.id === id);
    const known = sheet && (await this.#knownOf(sheet));
    if (!sheet || !known) return;
    this.#known.set(id, { revision: sheet.revision, filed: known.filed });
    await this.#put({ ...sheet, replaces }, known.filed);
    // What counts before this month may be another by now.
    await this.#calculator.session.amend((present) => ({ ...present }));
  }

  #asks(question: SameMonths | null): void {
    this.question = question;
    this.#calculator.requestUpdate();
  }

  /** Something could not be read or written: it is said once, and the page works on with what is on it. */
  async #failed(cause: unknown): Promise<void> {
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    if (!(cause instanceof DOMException)) console.error(cause);
    const message = full ? "archive-full" : "archive-forbidden";
    if (this.#told.has(message)) return;
    this.#told.add(message);
    await tell(this.#calculator, { message, parts: ["archive"] });
  }

  #say(words: Words): void {
    if (words.message === "archive-unread" && this.#told.has(words.message)) return;
    this.#told.add(words.message);
    void tell(this.#calculator, { ...words, parts: ["archive"] });
  }
}

/** A text as a file or the clipboard may end it. */
const plain = (text: string): string => text.replaceAll(/\r\n?/g, "\n").trim();

function monthOf(key: string): string {
  return key.slice(key.lastIndexOf("\n") + 1);
}

function nameOf(inputs: Inputs, contract: Contract, language: Language): string {
  const own = ownOf(inputs);
  return own ? ownName(own, language) : language.text(title(contract));
}

/** Asks the browser not to throw the months away when it needs room. */
async function persist(): Promise<void> {
  const { storage } = navigator as { storage?: StorageManager };
  await storage?.persist().catch(() => false);
}
