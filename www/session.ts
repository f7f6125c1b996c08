// What happens between a paste and a result. The element shows a view; this makes the views.

import { Unreachable, type Contract, type Engine, type Layout, type Problem, type VendorMonth } from "./engine.ts";
import { plainNumber, recordKey, refusal } from "./inputs.ts";
import { changed, type Change, type Pending, type Refusal } from "./session/changes.ts";
import { adopted, edit, entered, exemplified, given, handedOver, mended, pasted, said, set, valued, without, type Edit } from "./session/edits.ts";
import { History, type Replaced, type Step } from "./session/history.ts";
import { Settling, type Settled } from "./session/settled.ts";
import { NO_MONTH, NOTHING, type Alarm, type Aside, type Replacement, type View } from "./session/view.ts";
import { EMPTY, NOTHING_ENTERED, OWN, stored, withText, type Entered, type Inputs, type Settings, type Source, type Variant } from "./state.ts";
import type { Store } from "./storage/store.ts";

export type { Alarm, RefusedValue, View } from "./session/view.ts";

export class Session {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #settling: Settling;
  readonly #show: (view: View) => void;
  /** What is settled. */
  #history = new History({ inputs: EMPTY });
  #settled: Settled | null = null;
  /** What is to be changed, in order. */
  #pending: readonly Pending[] = [];
  /** Whether what was kept is among it: nothing is settled before. */
  #opened = false;
  /** One step back or forward is taken after the other. */
  #stepping: Promise<unknown> = Promise.resolve();
  #view = NOTHING;
  /** Newest request wins: an answer to an older turn is dropped. */
  #turn = 0;
  /** How much is going on. */
  #work = 0;
  /** Whether all is there that the result did not wait for. */
  #complete = true;
  /** Whether what is here was come back to because something else could not be shown. */
  #left = false;
  #toldOfLater = false;
  /** Whether the browser has kept what is here. */
  saved: boolean | Promise<boolean> = true;

  constructor(engine: Engine, store: Store, show: (view: View) => void) {
    this.#engine = engine;
    this.#store = store;
    this.#settling = new Settling(engine);
    this.#show = show;
  }

  get view(): View {
    return this.#view;
  }

  /** Takes up where the person left. What was changed meanwhile comes on top of it. */
  async open(): Promise<void> {
    const { raw, aside } = this.#store;
    if (aside.length > 0) this.#update({ aside: { how: "earlier", texts: aside } });
    const kept = await this.during(this.#store.kept()).catch((cause: unknown) => {
      // Nothing is written over what could not be read for now.
      console.error(cause);
      this.alarm({ message: "alarm-page" });
      return null;
    });
    if (kept && kept.left > 0) this.#setAside(raw, kept.part ? "partly" : "unreadable");
    const opened = kept?.part ? this.#openWith(kept.part, raw) : this.#begin(this.#history, () => undefined);
    this.#opened = true;
    void this.#run();
    await opened;
    if (kept?.lost) this.alarm({ message: "import-lost" });
  }

  /** What was kept, as far as it can be settled: all of it, or without the contract of one's own, or the figures alone, or nothing. */
  #openWith(kept: History, raw: string): Promise<unknown> {
    const { text, sources, layouts, contract, handedOver: over, entered: beside } = kept.present;
    const known = contract === OWN ? EMPTY.contract : contract;
    const figures = { ...EMPTY, text, ...(sources ? { sources } : {}), ...(layouts ? { layouts } : {}), handedOver: over, entered: beside };
    const less = [{ ...kept.present, contract: known, own: null }, figures, EMPTY].map((inputs) => new History({ inputs }));
    const open = (history: History): Promise<unknown> => {
      let then: Promise<unknown> = Promise.resolve();
      return this.#begin(history, ({ unreachable }) => {
        const next = unreachable ? undefined : less.shift();
        if (!next) return;
        this.#setAside(raw, less.length === 0 ? "unreadable" : "partly");
        then = open(next);
      }).then(() => then);
    };
    return open(kept);
  }

  /**
   * What is on the page cannot be shown: it is set aside, and the page goes on with what was there before, or where that cannot be
   * shown either with nothing. False where there is nothing to set aside.
   */
  leave(): boolean {
    const { inputs } = this.#view;
    if (inputs === EMPTY) return false;
    this.#setAside(JSON.stringify(stored(inputs)), "not-shown");
    const [before = { inputs: EMPTY }, ...further] = this.#left ? [] : this.#history.past.toReversed();
    this.#left = true;
    this.#history = new History({ inputs: EMPTY });
    this.#settled = null;
    for (const { done } of this.#pending) done(false);
    this.#pending = [];
    const { templates, aside, busy, fixed } = this.#view;
    this.#update({ ...NOTHING, templates, aside, busy, fixed });
    void this.#begin(new History(before, further.reverse()), () => undefined);
    void this.#run();
    return true;
  }

  #setAside(raw: string, how: Aside["how"]): void {
    this.#store.setAside(raw);
    this.#update({ aside: { how, texts: [...new Set([...(this.#view.aside?.texts ?? []), raw])] } });
  }

  /** What was set aside is not needed any more. */
  forgetAside(): void {
    this.#store.forgetAside();
    this.#update({ aside: null });
  }

  /** A paste replaces the table and keeps the contract's settings. What cannot be read at all changes nothing. */
  async paste(text: string, sources: readonly Source[] = []): Promise<boolean> {
    const message = refusal(text);
    if (message) this.alarm({ message });
    return !message && this.#byHand({ edit: pasted(text, sources), record: 0, replaces: "figures" });
  }

  /** A made-up month of the contract that was chosen last, be it on the page already or not. */
  example(examples: Readonly<Record<string, string>>): Promise<boolean> {
    return this.#byHand({ edit: exemplified(examples), record: 0, replaces: "figures" });
  }

  /** Changes the table that is on the page in a cell. One that is on its way takes the place of the changed one. */
  mend(change: (text: string) => string): Promise<boolean> {
    const coming = this.#pending.findIndex(({ replaces }) => replaces === "figures");
    return this.#byHand({ edit: mended(change) }, coming === -1 ? undefined : coming);
  }

  /** What a table is, as somebody says: of the one on the page, or of one that waits for it. */
  say(layout: Layout): Promise<boolean> {
    const waiting = this.#view.alarm?.asked?.inputs;
    const before = waiting ? [edit((present) => ({ ...withText(present, waiting.text, waiting.sources), layouts: waiting.layouts ?? [] }))] : [];
    const change: Edit = (history) => [...before, said(layout)].reduce((found, next) => next(found), history);
    return this.#byHand(waiting ? { edit: change, record: 0, replaces: "figures" } : { edit: change });
  }

  contract(contract: string): Promise<boolean> {
    return this.#byHand({ edit: edit((present) => ({ ...present, contract })) });
  }

  /** A contract from a file, if it is sound. */
  async adopt(own: unknown, file: string): Promise<void> {
    try {
      const problems = await this.#settling.problems(own);
      const errors = problems.filter(({ severity }) => severity === "error");
      const values = { file, count: String(errors.length || problems.length) };
      if (errors.length > 0) this.alarm({ message: "alarm-contract", values, problems: errors });
      else if (await this.#byHand({ edit: adopted(own as Contract, "", "contract"), record: 0, replaces: "contract" })) {
        if (problems.length > 0) this.alarm({ message: "alarm-contract-warnings", values, problems });
      }
    } catch (cause) {
      console.error(cause);
      this.alarm({ message: "alarm-engine" });
    }
  }

  /** A sound contract written in place; what is typed in one go is one step back. */
  rewrite(own: Contract): Promise<boolean> {
    return this.#byHand({ edit: adopted(own, "contract text") });
  }

  /** Something of what is set for the contract in force. */
  set(change: (settings: Settings) => Partial<Settings>, about = ""): Promise<boolean> {
    return this.#byHand({ edit: set(change, about) });
  }

  /** A number of the contract while it is being typed; nothing typed gives back the contract's own. */
  async value(id: string, typed: string): Promise<void> {
    const number = plainNumber(typed);
    const refuse = (problems: readonly Problem[]): void => {
      this.#update({ refused: { ...this.#view.refused, [id]: { typed, problems } } });
    };
    if (number === null && typed.trim() !== "") {
      refuse([]);
      return;
    }
    this.#update({ refused: without(this.#view.refused, id) });
    await this.#byHand({ edit: valued(id, number), refuse: ({ unsound, alarm }) => {
      if (unsound) refuse(unsound);
      else this.alarm(alarm);
    } });
  }

  handOver(month: VendorMonth, yes: boolean): Promise<boolean> {
    return this.#byHand({ edit: handedOver(month, yes) });
  }

  /** What the table does not say of a month. Keystrokes about the same thing are one step back. */
  enter(month: VendorMonth, change: (entered: Entered) => Entered, about: string, replaces?: Replaced): Promise<boolean> {
    return this.#byHand({ edit: entered(month, change, about, replaces), replaces });
  }

  /** What the month is compared under. */
  compare(change: (compared: readonly Variant[]) => readonly Variant[], about: string): Promise<boolean> {
    return this.#byHand({ edit: edit((present) => ({ ...present, compared: change(present.compared) }), about) });
  }

  /** Other inputs in place of all that is there; undo brings that back. False if they cannot be settled: then nothing changes. */
  take(inputs: Inputs, record = 0): Promise<boolean> {
    return this.#add({ edit: edit(() => inputs, "", "figures"), record, replaces: "figures" });
  }

  /** What the page around gives, with all that is there besides. */
  give(change: Partial<Inputs>): Promise<boolean> {
    return this.#add({ edit: given(change), record: 0 });
  }

  choose(record: number): Promise<boolean> {
    return this.#add({ edit: (history) => history, record });
  }

  undo(): Promise<unknown> {
    return this.#go("back");
  }

  redo(): Promise<unknown> {
    return this.#go("forward");
  }

  /** A step back or forward. A long text may have to be read first; the next step waits for it. */
  #go(step: "back" | "forward"): Promise<unknown> {
    return (this.#stepping = this.#stepping.then(async () => {
      const { now, past, future } = this.#latest;
      const [from, to] = step === "back" ? [now, past.at(-1)] : [future[0], future[0]];
      if (!from || !to || this.#view.fixed) return;
      const whole = to.place ? await this.during(this.#fetched(to)) : to;
      if (whole) await this.#byHand({ edit: (history) => step === "back" ? history.with(to, whole).undo() : history.with(to, whole).redo(), step, record: 0, replaces: from.replaced });
      else this.alarm({ message: "alarm-step-lost" });
    }));
  }

  /** A step with its text. */
  async #fetched({ place, inputs, replaced }: Step): Promise<Step | null> {
    const text = place ? await this.#store.text(place) : inputs.text;
    return text === null ? null : { inputs: { ...inputs, text }, ...(replaced ? { replaced } : {}) };
  }

  fix(fixed: boolean): void {
    this.#update({ fixed });
  }

  /** Says that something is going on as long as it is. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    this.#working(1);
    return work.finally(() => {
      this.#working(-1);
    });
  }

  #working(more: 1 | -1): void {
    this.#work += more;
    this.#update({ busy: this.#work > 0 });
  }

  dismiss(): void {
    this.#update({ alarm: null });
  }

  alarm(alarm: Alarm): void {
    this.#update({ alarm });
  }

  /** Settles what could not be settled, once more. */
  again(): Promise<void> {
    this.dismiss();
    return this.#run();
  }

  /** Everything, with what is on its way. */
  get #latest(): History {
    return changed(this.#history, this.#pending);
  }

  /** What a person changes; `at`: before which of the changes that are waiting. */
  #byHand(change: Change, at?: number): Promise<boolean> {
    this.#left = false;
    return this.#view.fixed ? Promise.resolve(false) : this.#add(change, at);
  }

  #add(change: Change, at = this.#pending.length): Promise<boolean> {
    return new Promise((done) => {
      this.#pending = this.#pending.toSpliced(at, 0, { ...change, done });
      void this.#run();
    });
  }

  /** What all that is waiting is changed from; settled with the next turn. */
  #begin(history: History, refuse: NonNullable<Change["refuse"]>): Promise<boolean> {
    return new Promise((done) => {
      this.#pending = [{ edit: () => history, refuse, done }, ...this.#pending];
    });
  }

  /**
   * Settles everything that is waiting: all of it at once, or where that does not go one after the other, so that no change is
   * lost to another one that is refused.
   */
  async #run(): Promise<void> {
    const turn = ++this.#turn;
    this.#update(this.#ahead);
    if (!this.#opened) return;
    this.#working(1);
    try {
      // What the person left is settled first: it is told what takes its place.
      let together = this.#settled !== null;
      while (turn === this.#turn && this.#pending.length > 0) {
        const changes = together ? this.#pending : this.#pending.slice(0, 1);
        const found = await this.#found(changes, turn);
        if (turn !== this.#turn) return;
        if ("refusal" in found && found.refusal.unreachable) {
          this.#wait(found.refusal.alarm);
          return;
        }
        if ("refusal" in found && changes.length > 1) {
          together = false;
          continue;
        }
        together ||= this.#settled === null && !("refusal" in found);
        this.#pending = this.#pending.slice(changes.length);
        if ("refusal" in found) this.#refuse(changes, found.refusal);
        else this.#take(changes, found);
        for (const { done } of changes) done(!("refusal" in found));
      }
    } finally {
      this.#working(-1);
    }
    if (turn === this.#turn && !this.#complete) await this.#rest(turn);
  }

  /** What is known before anything is settled. */
  get #ahead(): Pick<View, "latest" | "canUndo" | "canRedo"> {
    const { present, past, future } = this.#latest;
    return { latest: present, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  /** Computes everything with these changes. */
  async #found(changes: readonly Change[], turn: number): Promise<{ history: History; settled: Settled } | { refusal: Refusal }> {
    const record = changes.findLast((change) => change.record !== undefined)?.record ?? this.#view.record;
    const history = changed(this.#history, changes);
    const { text } = history.present;
    try {
      const settled = await this.#settling.settle(history.present, record, this.#view);
      return "refusal" in settled ? settled : { history, settled };
    } catch (cause) {
      if (turn === this.#turn) console.error(cause);
      if (cause instanceof Unreachable) return { refusal: { alarm: { message: "alarm-unreachable", again: true }, unreachable: true } };
      return { refusal: { alarm: { message: "alarm-engine", ...(text === this.#view.inputs.text ? {} : { refused: text }) } } };
    }
  }

  /** Nothing of what is waiting is lost: it is settled with the next change, or when that is asked for. */
  #wait(alarm: Alarm): void {
    const waiting = this.#pending;
    this.#pending = waiting.map((one) => ({ ...one, done: () => undefined }));
    for (const { done } of waiting) done(false);
    this.alarm(alarm);
  }

  #refuse([change]: readonly Change[], why: Refusal): void {
    this.#update(this.#ahead);
    if (change?.refuse) change.refuse(why);
    else this.alarm(why.alarm);
  }

  #take(changes: readonly Change[], { history, settled }: { history: History; settled: Settled }): void {
    const before = this.#settled;
    this.#history = history;
    this.#settled = settled;
    this.#complete = settled.month === null;
    // What was typed for a number of another contract is nothing here.
    const { inputs } = settled;
    const refused = before?.inputs.contract === inputs.contract && before.inputs.own === inputs.own ? this.#view.refused : {};
    this.#update({ ...(settled.month ? {} : NO_MONTH), ...settled, ...this.#ahead, refused, replacement: replacementOf(changes, before, settled) });
    void this.#keep(history);
  }

  /** What is here, once more: the place where it is kept has changed. */
  keep(): Promise<void> {
    return this.#keep(this.#history);
  }

  async #keep(history: History): Promise<void> {
    const kept = await (this.saved = this.#store.keep(history));
    if (history !== this.#history) return;
    const { later } = this.#store;
    const told = this.#toldOfLater;
    this.#toldOfLater = later;
    if (later && !told) this.alarm({ message: "import-later" });
    else if (!kept) this.alarm({ message: "alarm-not-kept" });
  }

  /** What the result does not wait for. */
  async #rest(turn: number): Promise<void> {
    const { contract, month } = this.#view;
    if (!contract || !month) return;
    // The result is painted first.
    await new Promise((done) => setTimeout(done));
    if (turn !== this.#turn) return;
    try {
      const readings = await this.#engine.readings(contract, month);
      // A start that stands beside the figures counts instead of the contract's, for the dates of its term, too.
      const dated = month.start ? { ...contract, start: month.start } : contract;
      const { events } = this.#history.present.entered[recordKey(month)] ?? NOTHING_ENTERED;
      const calendar = month.month ? await this.#engine.calendar(dated, month.month, events) : NO_MONTH.calendar;
      if (turn !== this.#turn) return;
      this.#complete = true;
      this.#update({ readings, calendar });
    } catch (cause) {
      if (turn !== this.#turn) return;
      console.error(cause);
      this.alarm({ message: cause instanceof Unreachable ? "alarm-page" : "alarm-part" });
    }
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}

/** What the last of these changes that replaces something has replaced, if anything was there. */
function replacementOf(changes: readonly Change[], before: Settled | null, after: Settled): Replacement | null {
  const { replaces: what, step = null } = changes.findLast(({ replaces }) => replaces !== undefined) ?? {};
  if (!what || !before || before.inputs === after.inputs) return null;
  const { inputs, month } = before;
  const there = { figures: inputs.text, contract: inputs.own, statement: month && inputs.entered[recordKey(month)]?.statement };
  return there[what] ? { what, before, after, step } : null;
}
