// What happens between a paste and a result. The element shows a view; this makes the views.

import { Unreachable, type Contract, type Engine, type Layout, type VendorMonth } from "../engine/engine.ts";
import { inForce, recordKey, refusal } from "../domain/inputs.ts";
import { changed, type Change, type Pending, type Refusal } from "./changes.ts";
import { adopted, begun, copied, described, edit, entered, exemplified, filledIn, forgotten, given, handedOver, mended, pasted, rewritten, said, set, type Edit, type Templates } from "../domain/edits.ts";
import { isTemplate } from "../domain/templates.ts";
import { without } from "../domain/layout-settings.ts";
import { History, type Replaced, type Step } from "../domain/history.ts";
import { Settling } from "./settled.ts";
import { type Alarm, type ArchiveAccess, type SetAside, NO_ARCHIVE, NO_MONTH, NOTHING, type Replacement, type Settled, type View } from "./view.ts";
import { EMPTY, NOTHING_ENTERED, ownOf, settingsOf, sheetId, stored, UNSET, withText, type AnnexDraft, type Entered, type Inputs, type OwnContract, type Settings, type Source } from "../domain/state.ts";
import { painted } from "../workers/after-paint.ts";
import { Superseded } from "../workers/errors.ts";
import type { Store } from "../storage/store.ts";

export type { Alarm, View } from "./view.ts";

/** Who types pauses no longer between two keys, in milliseconds. */
const PAUSE = 200;

export class Session {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly #settling: Settling;
  readonly #show: (view: View) => void;
  readonly #archive: ArchiveAccess;
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
  /** The contracts that were written in this window: their ids. */
  readonly #written = new Set<string>();
  /** Whether the last change was a key typed into the contract. */
  #typing = false;
  /** Whether the browser has kept what is here. */
  saved: boolean | Promise<boolean> = true;
  /** What was told before anything was settled. */
  #early: Alarm | null = null;
  /** Keeps what was changed last, where that waits until it is painted. */
  #unkept: (() => void) | null = null;

  constructor(engine: Engine, store: Store, show: (view: View) => void, archive: ArchiveAccess = NO_ARCHIVE) {
    this.#engine = engine;
    this.#store = store;
    this.#settling = new Settling(engine, archive.earlier);
    this.#show = show;
    this.#archive = archive;
  }

  get view(): View {
    return this.#view;
  }

  /** Takes up where the person left. What was changed meanwhile comes on top of it. */
  async open(): Promise<void> {
    const { raw, aside } = this.#store;
    const neverArrived = this.#store.neverArrived();
    if (aside.length > 0) this.#update({ aside: { how: "earlier", texts: aside } });
    const kept = await this.during(this.#store.kept()).catch((cause: unknown) => {
      // Nothing is written over what could not be read for now.
      console.error(cause);
      this.alarm({ message: "alarm-page" });
      return null;
    });
    if (kept && kept.left > 0) this.#setAside(raw, kept.part ? "partly" : "unreadable");
    const present = kept?.part?.present;
    // Where the engine cannot be had, all of it waits.
    const sound = present && (await this.during(this.#settling.soundOf(present)).catch(() => present));
    const opened = kept?.part && sound ? this.#openWith(kept.part, sound, raw) : this.#begin(this.#history, () => undefined);
    this.#opened = true;
    void this.#run();
    await opened;
    if (kept?.lost) this.alarm({ message: "import-lost" });
    else void neverArrived.then((never) => { if (never) this.alarm({ message: "import-never-arrived" }); });
  }

  /** What was kept, as far as it can be settled: all of it, or with those contracts alone that are sound, or the figures alone, or nothing. */
  #openWith(kept: History, sound: Inputs, raw: string): Promise<unknown> {
    const { text, sources, layouts, handedOver: over, entered: beside } = kept.present;
    const figures = { ...EMPTY, text, ...(sources ? { sources } : {}), ...(layouts ? { layouts } : {}), handedOver: over, entered: beside };
    const less = [sound, figures, EMPTY].map((inputs) => new History({ inputs }).reading(kept.annex));
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
    const { annex } = this.#latest;
    this.#setAside(JSON.stringify({ ...stored(inputs), ...(annex ? { annex } : {}) }), "not-shown");
    const [before = { inputs: EMPTY }, ...further] = this.#left ? [] : this.#history.past.toReversed();
    this.#left = true;
    this.#history = new History({ inputs: EMPTY });
    this.#settled = null;
    for (const { done } of this.#pending) done(false);
    this.#pending = [];
    const { templates, several, aside, busy, fixed } = this.#view;
    this.#update({ ...NOTHING, templates, several, aside, busy, fixed });
    void this.#begin(new History(before, further.reverse()), () => undefined);
    void this.#run();
    return true;
  }

  #setAside(raw: string, how: SetAside["how"]): void {
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
    if (message) {
      this.alarm({ message });
      return false;
    }
    this.#store.expect(text);
    const taken = await this.#byHand({ edit: pasted(text, sources, sheetId()), record: null, replaces: "figures" });
    if (!taken) this.#store.arrived();
    return taken;
  }

  /** What was typed into the form, as a table; nothing is left of one that stood there before. */
  fill(text: string, about: string, replaces: boolean): Promise<boolean> {
    return this.#byHand({ edit: filledIn(text, replaces ? "" : about, sheetId()), record: null, ...(replaces ? { replaces: "figures" } : {}) });
  }

  /** A made-up month of the contract that was chosen last, be it on the page already or not. */
  example(examples: Readonly<Record<string, string>>): Promise<boolean> {
    return this.#byHand({ edit: exemplified(examples, sheetId()), record: null, replaces: "figures" });
  }

  /** Changes the table that is on the page in a cell. One that is on its way takes the place of the changed one. */
  mend(change: (text: string) => string): Promise<boolean> {
    const coming = this.#pending.findIndex(({ replaces }) => replaces === "figures");
    return this.#byHand({ edit: mended(change) }, coming === -1 ? undefined : coming);
  }

  /** What a table is, as somebody says: of the one on the page, or of one that waits for it. */
  say(layout: Layout): Promise<boolean> {
    const waiting = this.#view.alarm?.asked?.inputs;
    const before = waiting ? [edit((present) => ({ ...withText(present, waiting.text, waiting.sources, waiting.sheet), layouts: waiting.layouts ?? [] }))] : [];
    const change: Edit = (history) => [...before, said(layout)].reduce((found, next) => next(found), history);
    return this.#byHand(waiting ? { edit: change, record: null, replaces: "figures" } : { edit: change });
  }

  contract(contract: string): Promise<boolean> {
    return this.#byHand({ edit: edit((present) => ({ ...present, contract })) });
  }

  /** A contract from a file, which is sound; `source`: what stands in the file. */
  adopt(own: Contract, source: string): Promise<boolean> {
    return this.#byHand({ edit: adopted(own, source), replaces: "contract" });
  }

  /**
   * Writes the contract in force anew; one that comes with the page is left as it is, and a contract of one's own made from it.
   * What is typed in one go is one step back. The result is not waited for.
   */
  edit(change: (contract: Contract) => Contract, about = ""): Promise<void> {
    return this.#write((templates) => rewritten(change, templates, about), about);
  }

  /** What is said of a contract of one's own: its name, what was compared with the paper. */
  describe(change: Partial<Pick<OwnContract, "name" | "checked">>, about = ""): Promise<void> {
    return this.#write((templates) => described(change, templates, about), about);
  }

  /** The contract in force once more, to be changed by itself. */
  copy(): Promise<void> {
    return this.#write(copied);
  }

  /** A contract of one's own is given up, for what it was made from. */
  forget(): Promise<boolean> {
    return this.#byHand({ edit: forgotten });
  }

  /** A contract with nothing in it, to be written. */
  blank(contract: Contract): Promise<boolean> {
    return this.#byHand({ edit: begun(contract) });
  }

  /** What another window has of contracts of one's own; nothing of what is here is changed by it. What is not sound stays there. */
  async receive(theirs: Inputs, named: (own: OwnContract) => string): Promise<void> {
    if (this.#view.fixed) return;
    const { owns } = await this.#settling.soundOf(theirs);
    const { received } = await import("../domain/received-contracts.ts");
    const edit: Edit = (history) => history.amended(received(history.present, { ...theirs, owns }, this.#written, named));
    // What is here already is not kept once more: the other window would be told of that.
    if (edit(this.#latest) !== this.#latest) await this.#add({ edit, refuse: () => undefined });
  }

  async #write(edit: (templates: Templates) => Change["edit"], about = ""): Promise<void> {
    try {
      const { templates } = this.#settling;
      // What is made from another contract waits for that; what is here already is changed at once, in the order of the wishes.
      for (let { present } = this.#latest; !ownOf(present) && !templates.has(present.contract); { present } = this.#latest) await this.#settling.template(present.contract);
    } catch (cause) {
      console.error(cause);
      this.alarm({ message: cause instanceof Unreachable ? "alarm-unreachable" : "alarm-engine" });
      return;
    }
    void this.#byHand({ edit: edit(this.#settling.templates), typed: about !== "" });
    this.#typing = about !== "";
    this.#written.add(this.#latest.present.contract);
  }
  /** Something of what is set for the contract in force. */
  set(change: (settings: Settings) => Partial<Settings>, about = ""): Promise<boolean> {
    return this.#byHand({ edit: set(change, about) });
  }

  handOver(month: VendorMonth, yes: boolean): Promise<boolean> {
    return this.#byHand({ edit: handedOver(month, yes) });
  }

  /** What the table does not say of a month. Keystrokes about the same thing are one step back. */
  enter(month: VendorMonth, change: (entered: Entered) => Entered, about: string, replaces?: Replaced): Promise<boolean> {
    return this.#byHand({ edit: entered(month, change, about, replaces), replaces });
  }

  /** What is offered, and what it is held against. */
  async offer(change: (present: Inputs) => Pick<Inputs, "compared" | "offer">, about: string): Promise<boolean> {
    const offered = edit((present) => ({ ...present, ...change(present) }), about);
    if (this.#view.fixed || !this.#canShowAtOnce) return this.#byHand({ edit: offered });
    this.#left = false;
    this.#showAtOnce(offered(this.#history), { replacement: null });
    return true;
  }

  /** The annex that is being read: kept like everything else, and no step back. */
  async readAnnex(annex: AnnexDraft | null): Promise<void> {
    if (!this.#opened || this.#pending.length > 0) {
      await this.#add({ edit: (history) => history.reading(annex) });
      return;
    }
    // No result changes with it.
    this.#history = this.#history.reading(annex);
    this.#update(this.#ahead);
    await this.#keep(this.#history);
  }

  /** Whose side the person is on: kept like everything else, and no step back. */
  async side(side: Inputs["side"]): Promise<void> {
    const change = (present: Inputs): Inputs => ({ ...without(present, "side"), ...(side ? { side } : {}) });
    if (this.#canShowAtOnce) this.#showAtOnce(this.#history.amended(change(this.#history.present)));
    else await this.amend(change);
  }

  /** Whether nothing is on its way that comes before. */
  get #canShowAtOnce(): boolean {
    return this.#settled !== null && this.#pending.length === 0;
  }

  /** Shows what no result changes with: nothing is settled for it. */
  #showAtOnce(history: History, more: Partial<View> = {}): void {
    if (!this.#settled || history === this.#history) return;
    this.#history = history;
    this.#settled = { ...this.#settled, inputs: history.present };
    this.#update({ ...this.#ahead, inputs: history.present, ...more });
    this.saved = this.#keepPainted(this.#keeping(this.#settled, history, null));
  }

  /** Other inputs in place of all that is there; undo brings that back. False if they cannot be settled: then nothing changes. */
  take(inputs: Inputs, record: number | null = null): Promise<boolean> {
    const taken = inputs.sheet ? inputs : { ...inputs, sheet: sheetId() };
    return this.#add({ edit: edit(({ side }) => ({ ...without(taken, "side"), ...(side ? { side } : {}) }), "", "figures"), record, replaces: "figures" });
  }

  /** A month of the archive, as a step of its own that replaces nothing. */
  turn(change: (present: Inputs) => Inputs, record: number): Promise<boolean> {
    return this.#add({ edit: edit(change), record });
  }

  /** Something beside that is no step of its own. */
  amend(change: (present: Inputs) => Inputs): Promise<boolean> {
    return this.#add({ edit: (history) => history.amended(change(history.present)) });
  }

  /** What the page around gives, with all that is there besides. */
  give(change: Partial<Inputs>): Promise<boolean> {
    return this.#add({ edit: given(change), record: null });
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
      // Of another text the newest month is shown.
      const other = whole?.inputs.text === this.#latest.present.text ? {} : { record: null };
      if (whole) await this.#byHand({ edit: (history) => step === "back" ? history.with(to, whole).undo() : history.with(to, whole).redo(), step, ...other, replaces: from.replaced });
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

  /** Whether other months are kept beside those on the page. */
  several(several: boolean): void {
    if (several !== this.#view.several) this.#update({ several });
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
    this.#early = null;
    this.#update({ alarm: null });
  }

  alarm(alarm: Alarm): void {
    if (!this.#settled) this.#early = alarm;
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
    this.#typing = false;
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
      this.#pending = [{ edit: () => history, record: null, refuse, done }, ...this.#pending];
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
      if (this.#pending.some(({ typed }) => typed)) await painted();
      if (turn !== this.#turn) return;
      // What the person left is settled first: it is told what takes its place.
      let together = this.#settled !== null;
      while (turn === this.#turn && this.#pending.length > 0) {
        const changes = together ? upToNextFigures(this.#pending) : this.#pending.slice(0, 1);
        const found = await this.#found(changes, turn);
        if (turn !== this.#turn) return;
        if ("refusal" in found && found.refusal.unreachable) {
          this.#wait(found.refusal.alarm);
          return;
        }
        // A contract as it is being written counts where it has no errors: that is looked at change by change.
        if (changes.length > 1 && ("refusal" in found || found.settled.draft)) {
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
  get #ahead(): Pick<View, "latest" | "annex" | "canUndo" | "canRedo"> {
    const { present, past, future, annex } = this.#latest;
    return { latest: present, annex, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  /** Computes everything with these changes. */
  async #found(changes: readonly Change[], turn: number): Promise<{ history: History; settled: Settled } | { refusal: Refusal }> {
    const { record = this.#view.record } = changes.findLast((change) => change.record !== undefined) ?? {};
    const history = changed(this.#history, changes);
    const { text } = history.present;
    try {
      const settled = await this.#settling.settle(history.present, record, this.#view);
      return "refusal" in settled ? settled : { history: history.amended(settled.inputs), settled };
    } catch (cause) {
      if (turn === this.#turn && !(cause instanceof Superseded)) console.error(cause);
      if (cause instanceof Superseded) return { refusal: { alarm: { message: "import-given-up" } } };
      if (cause instanceof Unreachable) return { refusal: { alarm: { message: "alarm-unreachable", again: true }, unreachable: true } };
      return { refusal: { alarm: { message: "alarm-engine", ...(text === this.#view.inputs.text ? {} : { refused: text }) } } };
    }
  }

  /** Nothing of what is waiting is lost: it is settled with the next change, or when that is asked for. */
  #wait(alarm: Alarm): void {
    const waiting = this.#pending;
    this.#pending = waiting.map((one) => ({ ...one, done: () => undefined }));
    for (const { done } of waiting) done(false);
    this.#update({ alarm });
  }

  #refuse([change]: readonly Change[], why: Refusal): void {
    this.#update(this.#ahead);
    if (change?.refuse) change.refuse(why);
    else this.#update({ alarm: why.alarm });
  }

  #take(changes: readonly Change[], { history, settled }: { history: History; settled: Settled }): void {
    const before = this.#settled;
    this.#history = history;
    this.#settled = settled;
    this.#complete = false;
    const replacement = replacementOf(changes, before, settled);
    // What was told while the page opened is no less true when it is open.
    const alarm = settled.alarm ?? this.#early;
    this.#early = null;
    this.#update({ ...(settled.month ? {} : NO_MONTH), ...settled, ...this.#ahead, alarm, replacement });
    const keep = this.#keeping(settled, history, replacement);
    this.#unkept = null;
    // Writing a long contract takes longer than drawing its result.
    if (changes.some(({ typed }) => typed)) this.saved = this.#keepPainted(keep);
    else keep();
  }

  #keeping(settled: Settled, history: History, replacement: Replacement | null): () => void {
    return () => {
      this.#archive.follow(settled, replacement);
      void this.#keep(history);
    };
  }

  async #keepPainted(keep: () => void): Promise<boolean> {
    this.#unkept = keep;
    await painted();
    if (this.#unkept === keep) this.#keepNow();
    return this.saved;
  }

  #keepNow(): void {
    const keep = this.#unkept;
    this.#unkept = null;
    keep?.();
  }

  /** The page ends: what was changed in its last moment is kept. */
  end(): void {
    this.#keepNow();
    // What is not settled is found as a draft.
    if (this.#opened && this.#pending.length > 0 && this.#pending.every(({ typed }) => typed)) void this.#store.keep(this.#latest);
  }

  /** What is here, once more: the place where it is kept has changed. */
  keep(): Promise<void> {
    return this.#keep(this.#history);
  }

  async #keep(history: History): Promise<void> {
    const kept = await (this.saved = this.#store.keep(history));
    if (history !== this.#history) return;
    if (this.#pending.length === 0) this.#store.arrived();
    const { later } = this.#store;
    const told = this.#toldOfLater;
    this.#toldOfLater = later;
    if (later && !told) this.alarm({ message: "import-later" });
    else if (!kept) this.alarm({ message: "alarm-not-kept" });
  }

  /** What the result does not wait for. */
  async #rest(turn: number): Promise<void> {
    const { written, month } = this.#view;
    if (!written) return;
    // The result is painted first: a moment that is not waited for a frame comes before it.
    await painted();
    if (turn !== this.#turn) return;
    try {
      await this.#compareWithBase(turn, written);
      // While somebody types, the next key may be on its way.
      if (this.#typing) await new Promise((done) => setTimeout(done, PAUSE));
      if (turn !== this.#turn) return;
      if (!month) {
        this.#complete = true;
        return;
      }
      // Asked of the contract that is ready from settling the month.
      const readings = await this.#engine.readings(written, month);
      // A start that stands beside the figures counts instead of the contract's, for the dates of its term, too.
      const dated = month.start ? { ...written, start: month.start } : written;
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

  /** Holds the contract in force, or the draft of it, against what it was made from. */
  async #compareWithBase(turn: number, written: Contract): Promise<void> {
    const { present } = this.#history;
    const own = ownOf(present);
    const template = own ? own.base : present.contract;
    // Nothing was set for a contract that comes with the page: it is what it was made from.
    const { start, readings, values, notOffered } = settingsOf(present);
    const itself = !own && start === "" && Object.keys({ ...readings, ...values }).length === 0;
    // Of one that only another version comes with nothing is known.
    const found = itself ? written : typeof template !== "string" ? template : isTemplate(template) ? await this.#settling.template(template) : null;
    // What is not offered is no change of the contract.
    const base = found && inForce(found, { ...UNSET, notOffered });
    const changes = base && base !== written ? (await import("../domain/contract-changes.ts")).changesOf(base, this.#view.draft?.written ?? written) : [];
    if (turn !== this.#turn) return;
    const examples = base?.values?.flatMap(({ id, example }) => (example ? [id] : [])) ?? [];
    if (changes.length > 0 || this.#view.changes.length > 0 || examples.join() !== this.#view.examples.join()) this.#update({ changes, examples });
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}

/** Those up to the next figures: a month that another one waits behind is settled and filed, too. */
function upToNextFigures<One extends Change>(changes: readonly One[]): readonly One[] {
  const [, next] = changes.flatMap(({ replaces, step }, place) => (replaces === "figures" && !step ? [place] : []));
  return changes.slice(0, next);
}

/** What the last of these changes that replaces something has replaced, if anything was there. */
function replacementOf(changes: readonly Change[], before: Settled | null, after: Settled): Replacement | null {
  const { replaces: what, step = null } = changes.findLast(({ replaces }) => replaces !== undefined) ?? {};
  if (!what || !before || before.inputs === after.inputs) return null;
  const { inputs, month } = before;
  const there = { figures: inputs.text, contract: ownOf(inputs), statement: month && inputs.entered[recordKey(month)]?.statement };
  return there[what] ? { what, before, after, step } : null;
}
