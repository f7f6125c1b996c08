// The calculator and its archive of months: whatever is on the page is filed there, any month that is there can be had on the page
// again, and its state can be set.

import { html, nothing, type TemplateResult } from "lit";

import { Archive } from "../archive/archive.ts";
import { EarlierMonths } from "../archive/earlier-months.ts";
import { BackupEvent, OpenPlaceEvent, SameMonthEvent, StateEvent, StatesEvent } from "../archive/events.ts";
import { opened, underAgreed } from "../archive/open-sheet.ts";
import { openAmounts } from "../archive/open-amounts.ts";
import { countingOf, isAgreed, newestOf, partsOf, placesOf, stateOf, type MonthState, type Place, type Sheet } from "../archive/sheet.ts";
import "../archive/month-bar.ts";
import "../archive/same-month.ts";
import { joined } from "../archive/batch.ts";
import { looksBack } from "../archive/looks-back.ts";
import type { Months, Together } from "../archive/months.ts";
import { ownName, title } from "../domain/contract.ts";
import { recordKey } from "../domain/inputs.ts";
import { ownOf, settingsOf, type Inputs } from "../domain/state.ts";
import type { Assessment, Contract, VendorMonth } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import type { SettledRow } from "../months/protocol.ts";
import { rowOf } from "../months/settled-rows.ts";
import type { Replacement, Settled } from "../session/view.ts";
import { ArchiveMessages } from "./archive-messages.ts";
import { contractOf, ContractInForce, showsAgreed } from "./contract-in-force.ts";
import { Filing, type Outcome } from "./filing.ts";
import type { CalculatorHost } from "./host.ts";
import { toast, type Words } from "./notice.ts";

/** Months settled by themselves in one go. */
const AT_A_TIME = 50;

export class Archiving implements Months {
  readonly #calculator: CalculatorHost;
  readonly #archive: Archive;
  readonly #earlier: EarlierMonths;
  readonly #contract = new ContractInForce();
  readonly #messages: ArchiveMessages;
  readonly #filing: Filing;
  /** What is on the page is filed, one after the other; what is settled next waits for it. */
  #filed: Promise<unknown> = Promise.resolve();
  /** What was asked of the archive, one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
    this.#archive = new Archive(calculator.store.name);
    this.#earlier = new EarlierMonths(calculator.engine, (id) => this.#filing.filed(id));
    this.#messages = new ArchiveMessages(calculator);
    this.#filing = new Filing(calculator, this.#archive, this.#contract, this.#messages);
    this.#archive.addEventListener("change", () => void this.#filing.refresh());
    const on = <E extends Event>(type: string, kind: new (...parts: never[]) => E, act: (event: E) => Promise<unknown>): void => {
      calculator.addEventListener(type, (event) => {
        if (!(event instanceof kind)) return;
        event.stopPropagation();
        this.#enqueue(() => act(event));
      });
    };
    on(OpenPlaceEvent.type, OpenPlaceEvent, ({ sheet, record, key }) => this.#open(sheet, record, key));
    on(StateEvent.type, StateEvent, (event) => this.#sayState(event));
    on(StatesEvent.type, StatesEvent, (event) => this.#setStates(event));
    on(SameMonthEvent.type, SameMonthEvent, ({ answer }) => this.#answer(answer));
    on(BackupEvent.type, BackupEvent, async ({ file }) => {
      const { saveBackup, bringBack } = await import("./backup.ts");
      await (file ? bringBack(calculator, this.#archive, file) : saveBackup(calculator, this.#archive, this.#filing.unkept));
      if (file) await this.openNewest();
    });
  }

  static async begun(calculator: CalculatorHost): Promise<Archiving> {
    const archiving = new Archiving(calculator);
    await archiving.#filing.refresh();
    return archiving;
  }

  /** What is in the archive, as far as this window knows. */
  get sheets(): readonly Sheet[] {
    return this.#filing.sheets;
  }

  /** For a page on which nothing is: the newest month. */
  async openNewest(): Promise<void> {
    const newest = newestOf(countingOf(this.sheets));
    if (newest && this.#calculator.view.latest.text === "") await this.#open(newest.sheet.id, newest.record, newest.key);
  }

  /** The months of the vendor before this one, from other sheets. */
  async earlier(month: VendorMonth, records: readonly VendorMonth[], inputs: Inputs, contract: Contract): Promise<readonly VendorMonth[]> {
    try {
      await this.#filed;
      return await this.#earlier.before(month, records, inputs, contract, this.#filing.all, this.#family(inputs));
    } catch (cause) {
      await this.#messages.failed(cause);
      return [];
    }
  }

  async together(contract: Contract): Promise<Together | null> {
    const { view } = this.#calculator;
    const { sheet, example, entered, handedOver } = view.inputs;
    await this.#filed;
    const family = this.#family(view.inputs);
    const own = this.#filing.all.filter((one) => family.has(one.contract));
    if (own.length === 0 || example || (own.length === 1 && own[0]?.id === sheet && Object.keys({ ...own[0]?.states, ...entered, ...handedOver }).length === 0)) return null;
    const entries = await this.#filing.filedOf(own);
    const layouts = (view.inputs.layouts ?? []).filter((layout) => !("only_here" in layout));
    const all = joined(entries, contract, looksBack(contract), layouts);
    const rows: SettledRow[] = [];
    for (const place of all.alone) {
      const found = await this.settlement(place);
      if (found) rows.push(rowOf(found.assessment));
      // The page answers in between.
      if (rows.length % AT_A_TIME === 0) await new Promise((done) => setTimeout(done));
    }
    return { ...all, rows, others: this.#filing.all.length - own.length };
  }

  async indexed(months: readonly string[]): Promise<void> {
    const { sheet: id } = this.#calculator.view.inputs;
    const sheet = this.#filing.sheet(id);
    const known = sheet && !sheet.months ? await this.#filing.known(sheet) : null;
    if (!sheet || !known) return;
    this.#enqueue(() => this.#filing.put({ ...sheet, months }, known.filed));
    await this.#queue;
  }

  async settledFrom(place: Place): Promise<{ contract: Contract; month: VendorMonth } | null> {
    const { view } = this.#calculator;
    const now = await this.current();
    if (!now) return null;
    const filed = isAgreed(stateOf(place.sheet, place.key)) ? await this.#filing.filed(place.sheet.id) : null;
    const contract = filed?.agreed[place.key]?.contract ?? now;
    const month = await this.#earlier.whole(place, view.inputs, contract, this.#filing.all, this.#family(view.inputs));
    return month ? { contract, month } : null;
  }

  async settlement(place: Place): Promise<{ contract: Contract; assessment: Assessment } | null> {
    const from = await this.settledFrom(place);
    return from && { contract: from.contract, assessment: await this.#calculator.engine.assess(from.contract, from.month) };
  }

  /** What became of the text of a sheet, when that is known. */
  async outcome(sheet: string): Promise<Outcome | null> {
    await this.#filed;
    return this.#filing.outcome(sheet);
  }

  /** Files what is on the page. */
  follow(settled: Settled, replacement: Replacement | null): void {
    // Nothing in it waits for the session, which may be waiting for it.
    this.#filed = this.#filed.then(() => this.#filing.follow(settled, replacement)).catch((cause: unknown) => this.#messages.failed(cause));
  }

  /** The months there are beside the one on the page, and how far it is; nothing where there is no other. */
  bar(): TemplateResult | null {
    if (this.#others) return this.#bar("both");
    // A month that was agreed is shown under a contract of its own, and the next one is not.
    const own = this.#filing.sheet(this.#calculator.view.inputs.sheet);
    return own && this.#calculator.view.of > 1 && Object.keys(own.states).length > 0 ? this.#bar("month") : null;
  }

  /** How far the month is, where the sheet on the page is the only one. */
  state(): TemplateResult | null {
    return this.#others ? null : this.#bar("state");
  }

  /** Whether the month on the page is agreed for good: nothing is left to object to. */
  get closed(): boolean {
    const { month, inputs } = this.#calculator.view;
    const sheet = month ? this.#filing.sheet(inputs.sheet) : undefined;
    return month !== null && sheet !== undefined && ["confirmed", "paid"].includes(stateOf(sheet, recordKey(month)));
  }

  get #others(): boolean {
    return this.sheets.some(({ id }) => id !== this.#calculator.view.inputs.sheet);
  }

  #bar(shows: "month" | "state" | "both"): TemplateResult {
    const { view, language } = this.#calculator;
    return html`<yuekao-month-bar slot=${shows === "state" ? "state" : nothing} .shows=${shows} .language=${language} .view=${view} .archiving=${this} .sheets=${this.sheets}></yuekao-month-bar>`;
  }

  /** The question what is to become of a month that was there before; nothing where it was answered. */
  sameMonthQuestion(): TemplateResult | typeof nothing {
    const { view, language } = this.#calculator;
    const { question } = this.#filing;
    return question && question.sheet === view.inputs.sheet ? html`<yuekao-same-month .language=${language} .question=${question} .sheets=${this.sheets}></yuekao-same-month>` : nothing;
  }

  get family(): ReadonlySet<string> {
    return this.#family(this.#calculator.view.inputs);
  }

  #family(inputs: Inputs): ReadonlySet<string> {
    return this.#contract.family(inputs, this.sheets);
  }

  async current(): Promise<Contract | null> {
    const { view, engine } = this.#calculator;
    if (!showsAgreed(view.inputs)) return view.written;
    return contractOf(engine, this.#contract.inputsUnder(view.inputs, this.sheets));
  }

  #enqueue(act: () => Promise<unknown>): void {
    this.#queue = this.#queue.then(() => this.#filed).then(act).catch((cause: unknown) => this.#messages.failed(cause));
  }

  async #open(id: string, record: number, key: string): Promise<void> {
    const { session, engine, view, language } = this.#calculator;
    const sheet = this.#filing.all.find((one) => one.id === id);
    if (view.inputs.sheet === id && !showsAgreed(view.inputs) && !(sheet && isAgreed(stateOf(sheet, key)))) {
      await session.choose(record);
      return;
    }
    const filed = sheet ? await this.#filing.filed(id) : null;
    if (!sheet || !filed) {
      this.#messages.gone();
      return;
    }
    this.#filing.setKnown(sheet, filed);
    const { before } = this.#contract;
    const plain = opened(view.latest, filed, before);
    const then = isAgreed(stateOf(sheet, key)) ? filed.agreed[key] : undefined;
    const now = then ? await contractOf(engine, plain) : null;
    const other = then && JSON.stringify(then.contract) !== JSON.stringify(now);
    if (!showsAgreed(view.latest)) this.#contract.before = plain.contract;
    const name = then ? language.say("archive-then", { title: nameOf(plain, then.contract, language), month: language.month(partsOf(key).month) }) : "";
    await session.turn((present) => {
      const again = opened(present, filed, before);
      return other ? underAgreed(again, then, name) : again;
    }, record);
  }

  /** What it was before; null where nothing changes. */
  async #setState(id: string, key: string, state: MonthState): Promise<MonthState | null> {
    const sheet = this.#filing.sheet(id);
    const filed = sheet && (await this.#filing.filed(id));
    if (!sheet || !filed) return null;
    const { view } = this.#calculator;
    const { [key]: then, ...others } = filed.agreed;
    const { [key]: before = "draft", ...states } = sheet.states;
    if (before === state) return null;
    const contract = await this.current();
    const now = contract && { contract, packages: settingsOf(this.#contract.inputsUnder(view.inputs, this.sheets)).packages };
    const agreed = isAgreed(state) ? (then ?? now) : null;
    this.#filing.setKnown(sheet, filed);
    const next = { ...sheet, states: { ...states, ...(state === "draft" ? {} : { [key]: state }) } };
    await this.#filing.put(next, { ...filed, agreed: { ...others, ...(agreed ? { [key]: agreed } : {}) } });
    // Under discussion again, it follows the contract in force.
    if (!agreed && showsAgreed(view.inputs) && view.inputs.sheet === id) await this.#open(id, view.record, key);
    return before;
  }

  async #sayState({ sheet: id, key, state, inferred }: StateEvent): Promise<void> {
    const sheet = this.#filing.sheet(id);
    // What somebody has said stays: only a month that is not agreed yet is found to agree.
    if (inferred && sheet && !["draft", "objected"].includes(stateOf(sheet, key))) return;
    const before = await this.#setState(id, key, state);
    if (!before) return;
    const undo = (): void => {
      this.#enqueue(() => this.#sayState(new StateEvent(id, key, before)));
    };
    const now = isAgreed(state) && !inferred ? this.#filing.sheet(id) : undefined;
    const place = now && placesOf([now]).find((one) => one.key === key);
    const found = place ? await this.settlement(place) : null;
    const amounts = (language: Language): string => (found ? openAmounts(found.contract, found.assessment, language) : "");
    const said = (language: Language): Record<string, string> => ({
      month: language.month(partsOf(key).month), state: language.say(`state-${state}`), amounts: amounts(language),
    });
    await this.#say({ message: amounts(this.#calculator.language) !== "" ? "archive-state-open" : inferred ? `archive-inferred-${state}` : "archive-state", values: said }, undo);
  }

  async #setStates({ months, state }: StatesEvent): Promise<void> {
    const changed: { sheet: string; key: string; before: MonthState }[] = [];
    for (const { sheet, key } of months) {
      const before = await this.#setState(sheet, key, state);
      if (before) changed.push({ sheet, key, before });
    }
    const undo = (): void => {
      this.#enqueue(async () => {
        for (const { sheet, key, before } of changed) await this.#setState(sheet, key, before);
      });
    };
    const said = (language: Language): Record<string, string> => ({ count: language.number.count(String(changed.length)), state: language.say(`state-${state}`) });
    if (changed.length > 0) await this.#say({ message: "archive-states", values: said }, undo);
  }

  async #answer(answer: SameMonthEvent["answer"]): Promise<void> {
    const { question } = this.#filing;
    this.#filing.ask(null);
    if (!question || answer === "keep") return;
    if (answer === "cancel") {
      await this.#calculator.session.undo();
      return;
    }
    await this.#replace(question.sheet, question.others);
    const undo = (): void => {
      this.#enqueue(() => this.#replace(question.sheet, {}));
    };
    await this.#say({ message: "archive-replaced" }, undo);
  }

  /** What was done to a month, while it is on the page: beside the next one it would be read as said of that. */
  #say(words: Words, undo: () => void): Promise<void> {
    const { sheet } = this.#calculator.view.inputs;
    return toast(this.#calculator, { ...words, parts: ["archive"], actions: [{ label: "undo", run: undo }], holds: () => this.#calculator.view.inputs.sheet === sheet });
  }

  async #replace(id: string, replaces: Sheet["replaces"]): Promise<void> {
    const sheet = this.#filing.sheet(id);
    const known = sheet && (await this.#filing.known(sheet));
    if (!sheet || !known) return;
    this.#filing.setKnown(sheet, known.filed);
    await this.#filing.put({ ...sheet, replaces }, known.filed);
    // What counts before this month may be another by now.
    await this.#calculator.session.amend((present) => ({ ...present }));
  }
}

function nameOf(inputs: Inputs, contract: Contract, language: Language): string {
  const own = ownOf(inputs);
  return own ? ownName(own, language) : language.text(title(contract));
}
