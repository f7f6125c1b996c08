// The whole calculator as one element. It holds no figures itself: a session turns what people do into views, and this
// lays a view out.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { Engine, Unreachable, type FigureCells } from "../engine/engine.ts";
import { idle } from "../engine/idle.ts";
import { ownName, title, type Named } from "../domain/contract.ts";
import { recordKey } from "../domain/inputs.ts";
import { Store } from "../storage/store.ts";
import { firstLanguage, language, LOCALES, preferred, type Language, type Locale, type TabId } from "../i18n/language.ts";
import { Session, type View } from "../session/session.ts";
import { NO_LETTERHEAD, OWN, ownOf, type Inputs, type OwnContract } from "../domain/state.ts";
import type { Archiving } from "./archiving.ts";
import type { Looked } from "../reading/panel.ts";
import { mayBeFilled } from "../form/headings.ts";
import { Superseded } from "../workers/errors.ts";
import { canOpen, firstTab, tabOf, TABS, type Tab, type TabElement } from "./tabs.ts";
import { announcement, recognised } from "../result/announcement.ts";
import "../result/answer.ts";
import { DerivationController } from "./derivation-controller.ts";
import { base } from "../controls/base.ts";
import { calculatorStyle } from "./calculator-style.ts";
import { define } from "../controls/define.ts";
import { Dropping } from "./dropping.ts";
import {
  AlarmEvent, AnnexEvent, CellEvent, ChooseEvent, CloseEvent, ContractEvent, DescribeEvent, DraftEvent, EditEvent, EnterEvent, ExampleEvent, ExportEvent, FailedEvent, FileEvent, FillHereEvent, HandOverEvent,
  LetterheadEvent, MendEvent, MendHereEvent, NotOfferedEvent, OfferEvent, OpenMonthEvent, OwnContractEvent, PackageEvent, ReadingEvent, SayEvent, StartEvent, StateHereEvent, TabEvent, TemplateEvent, TextEvent, WhyEvent,
} from "../controls/events.ts";
import type { CalculatorHost } from "./host.ts";
import { Incoming } from "./incoming.ts";
import { anyProblem, askedTables, cellsOf, noticesOf, withoutAsked, withoutPlace } from "../session/notices.ts";
import { Panels } from "./panels.ts";
import "../result/paste-box.ts";
import "../result/rates.ts";
import "../result/records.ts";
import type { Sheet } from "../result/sheet.ts";
import { LanguageController } from "./language-controller.ts";
import "../result/statement.ts";
import { tokens } from "../controls/tokens.ts";
import { understood } from "../result/paste-help.ts";

/** What is said of something that is on the page. */
const TAKEN: ReadonlySet<string> = new Set(["alarm-not-kept", "alarm-contract-warnings"]);

export class Calculator extends LitElement implements CalculatorHost {
  static override properties = {
    locale: { type: String },
    language: { state: true },
    view: { state: true },
    tab: { state: true },
  };
  static override styles = [tokens, base, calculatorStyle];

  /** zh-CN, zh-TW or en; the browser's preference where it is not set. */
  declare locale: string;
  declare language: Language;
  declare view: View;
  declare tab: TabId;

  readonly #incoming = new Incoming(this);
  readonly #dropping = new Dropping(this, (data) => { this.#incoming.dropped(data); });
  readonly engine = new Engine();
  readonly session: Session;
  readonly store: Store;
  #opened: Promise<void> | null = null;
  readonly #derivation: DerivationController;
  readonly #panels: Panels;
  /** What is typed into the paste box and is not settled: the box moves, the words stay. */
  #draft = "";
  /** Opened tabs keep what was done in them. */
  readonly #tabs = new Map<string, TabElement>();
  /** The language that is wanted; the one that is spoken follows when it is loaded. */
  #locale: Locale = "zh-CN";
  readonly #languages: LanguageController;
  /** Whether the months that come in are kept: in a page of its own. */
  readonly #archives: boolean;
  #months: Promise<Archiving> | null = null;
  /** The archive of months, once it is there. */
  archiving: Archiving | null = null;
  /** Whether what is shown beside the first result has been fetched, as far as it can be. */
  #below = false;
  /** Whether all of it has arrived. */
  #fetched = false;

  /** In a page of its own it keeps what is put in; inside another page only where that is asked for. */
  constructor(store?: Store) {
    super();
    this.#archives = !store;
    this.store = store ?? new Store("yuekao");
    this.locale = "";
    this.language = firstLanguage();
    this.tab = "month";
    this.session = new Session(this.engine, this.store, (view) => {
      this.view = view;
    }, {
      // Where nothing was ever filed, nothing is loaded for it.
      earlier: async (...month) => (this.#months || this.store.remembered("filed") ? ((await this.months)?.earlier(...month) ?? []) : []),
      follow: (...settled) => {
        if (this.#months ?? (settled[0].month && !settled[0].inputs.example)) void this.months.then((months) => months?.follow(...settled), () => null);
      },
    });
    this.engine.onLongRead = (read) => void import("./reading-progress.ts").then(({ tellRead }) => { tellRead(this, read); }, () => null);
    this.view = this.session.view;
    this.#derivation = new DerivationController(this);
    this.#panels = new Panels(this);
    const spoken = (language: Language): void => {
      this.language = language;
    };
    this.#languages = new LanguageController(spoken, () => { this.session.alarm({ message: "alarm-language" }); });
    this.#listen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.setProperty("--data-width", this.store.remembered("width"));
    window.addEventListener("pagehide", this.#onEnd);
    void this.opened.then(async () => {
      const { contract, month } = this.view;
      if (!contract || month) return;
      await idle();
      // What goes wrong here is told where somebody asks.
      await this.engine.warmUp(contract).catch(() => undefined);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pagehide", this.#onEnd);
    this.#onEnd();
    this.engine.release();
  }

  /** Settled when what was here before is on the page: taken up once, also where the element is moved about in a document. */
  get opened(): Promise<void> {
    return (this.#opened ??= this.session.open());
  }

  /** The archive of months; loaded with the first result, and null where nothing is kept. */
  get months(): Promise<Archiving | null> {
    if (!this.#archives) return Promise.resolve(null);
    return (this.#months ??= import("./archiving.ts").then(async ({ Archiving: Begun }) => (this.archiving = await Begun.begun(this))));
  }

  /** What was pasted anywhere on the page that frames the calculator. */
  paste(text: string): Promise<void> {
    return this.#incoming.text(text);
  }

  /** What is pasted or dropped now, where that is not one's own figures. */
  get takes(): Tab["takes"] {
    return tabOf(this.tab, this.view)?.takes;
  }

  /** The tab that takes what is pasted or dropped, when it is there. */
  async taking(): Promise<TabElement | null> {
    const tab = tabOf(this.tab, this.view);
    if (!tab?.takes) return null;
    await this.#tab(tab.id, tab.load);
    return this.tabElement(tab.id);
  }

  /** What is here cannot be drawn: it is set aside, where there is anything. */
  recover(): boolean {
    return this.session.leave();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("locale")) {
      const kept = this.locale || this.store.remembered("language");
      this.#locale = preferred(kept ? [kept] : navigator.languages);
    }
    this.language = this.language.speakingTo(this.view.latest.side ?? "").of(this.view.contract);
    // What does not arrive is asked for again with the next change.
    if (this.view.assessment && !this.#fetched) void Promise.allSettled([import("./lazy-parts.ts"), language(this.#locale, ["more"])]).then(this.#arrived);
    // Where somebody pasted is gone with the first result: the keyboard goes on at the answer.
    if (this.view.assessment && this.shadowRoot?.activeElement?.localName === "yuekao-paste-box") void this.updateComplete.then(this.onward);
    if (anyProblem(this.view)) Promise.all([import("../result/problems.ts"), import("../result/questions.ts")]).catch(() => null);
    if (changed.has("view")) {
      this.#panels.follow(changed.get("view")?.inputs.text ?? "", this.view.inputs.text);
      this.#turnTo(changed.get("view"));
      this.#tell(changed.get("view"));
    }
    // What was asked for has been given: the keyboard goes on at the answer.
    if (this.view.assessment?.status !== "incomplete" && this.shadowRoot?.activeElement?.localName === "yuekao-missing-figures") void this.updateComplete.then(this.onward);
    const open = tabOf(this.tab, this.view);
    void this.#languages.follow(this.language, this.#locale, this.view, open, this.archiving ? [...this.#panels.parts, "archive"] : this.#panels.parts);
    if (open) void this.#tab(open.id, open.load);
    if (open ?? this.view.assessment) Promise.all([import("./side.ts"), import("../print/printing.ts")]).catch(() => null);
    if (changed.has("view") && changed.get("view")?.assessment !== this.view.assessment) void this.#derivation.renew();
  }

  override render(): TemplateResult {
    const { view, language } = this;
    const say = (id: string): string => language.say(id);
    return html`
      <div class="app" lang=${language.locale}>
        <button type="button" class="button skip" @click=${this.#skip}>${say("skip")}</button>
        <header class="top">
          <h1>${say("name")}</h1>
          ${this.#contracts()}
          <div class="tools">
            ${view.busy ? html`<span class="busy quiet">${say("busy")}</span>` : nothing}
            ${view.assessment ? html`<button type="button" class=${tabOf(this.tab, view)?.layout === "wide" ? "button" : "button paste"} @click=${this.#pasteHere}>${say(this.takes ? `paste-${this.takes}` : "paste")}</button>` : nothing}
            <span class="steps">
              <button type="button" class="button undo" aria-label=${say("undo")} title=${say("undo")} ?disabled=${!view.canUndo || view.fixed} @click=${this.#undo}>↶</button>
              <button type="button" class="button redo" aria-label=${say("redo")} title=${say("redo")} ?disabled=${!view.canRedo || view.fixed} @click=${this.#redo}>↷</button>
            </span>
            <button type="button" class="button share" ?disabled=${!view.assessment} @click=${this.#share}>${say("share")}</button>
            <button type="button" class="button export" ?disabled=${!view.assessment} @click=${this.#export}>${say("export")}</button>
            ${view.assessment ?? tabOf(this.tab, view) ? html`<yuekao-side .language=${language} .choose=${this.#chooseSide} ?fixed=${view.fixed}></yuekao-side>` : nothing}
            <select aria-label=${say("language")} @change=${this.#onLanguage}>
              ${LOCALES.map((locale) => html`<option value=${locale} lang=${locale} ?selected=${locale === language.locale}>${say(`language-${locale}`)}</option>`)}
            </select>
          </div>
        </header>
        ${this.#nav()}
        ${view.alarm?.asked ? this.#alarm() : nothing}
        ${this.#desk()}
        ${view.alarm?.asked ? nothing : this.#alarm()}
        <p class="unseen" role="status">${announcement(view, language)}</p>
        ${this.#dropping.over ? html`<div class="drop" aria-hidden="true">${say(this.takes ? `drop-${this.takes}` : "drop-here")}</div>` : nothing}
      </div>
    `;
  }

  /** The contracts to choose from: those that come with the page, and the one from a file. */
  #contracts(): TemplateResult {
    const { view, language } = this;
    if (view.templates.length === 0) return html`<p class="quiet">${view.contract ? language.text(title(view.contract)) : language.say("tagline")}</p>`;
    // One's own are shown once they are settled, and so are sound.
    const { latest: { contract }, inputs: { owns } } = view;
    const option = ({ id, label }: Named): TemplateResult => html`<option value=${id} ?selected=${id === contract}>${language.text(label)}</option>`;
    return html`<select class="contract" ?disabled=${view.fixed} aria-label=${language.say("contract")} @change=${this.#onContract}>
      ${view.templates.map(option)}
      ${owns.map((own) => option({ id: own.id, label: this.#called(own) }))}
    </select>`;
  }

  /** A contract of one's own, with how much of it was changed where that is known. */
  #called(own: OwnContract): string {
    const { view, language } = this;
    const values = { title: ownName(own, language), count: String(view.changes.length) };
    if (own.id === view.inputs.contract && view.changes.length > 0) return language.say("contract-changed", values);
    return own.source === "" ? values.title : language.say("contract-own", values);
  }

  /** All of it is there from the beginning: no tab that can be opened moves another under a hand. Parts of the month are under its own name. */
  #nav(): TemplateResult {
    const shown = tabOf(this.tab, this.view);
    const current = shown?.layout === "wide" ? shown.id : "month";
    const month = this.#tabButton("month", current, this.view.assessment ? "tab-month" : "tab-welcome");
    return html`<nav aria-label=${this.language.say("tabs")}>${month}${this.#tabButtons("wide", current)}</nav>`;
  }

  /** Within the month: its details, or one of the tabs that stand below the answer. */
  #partsOfMonth(): TemplateResult {
    const current = tabOf(this.tab, this.view)?.id ?? "month";
    return html`<nav class="parts" aria-label=${this.language.say("parts-of-month")}>${this.#tabButton("month", current, "month-details")}${this.#tabButtons("beside", current)}</nav>`;
  }

  #tabButtons(layout: Tab["layout"], current: TabId): TemplateResult[] {
    return TABS.filter((tab) => tab.layout === layout).map((tab) => this.#tabButton(tab.id, current, `tab-${tab.id}`, canOpen(tab, this.view) ? "" : this.language.say(`tab-needs-${tab.needs}`)));
  }

  /** `lacks`: what it takes to open it, where that is not there yet. */
  #tabButton(id: TabId, current: TabId, label: string, lacks = ""): TemplateResult {
    return html`<button type="button" data-tab=${id} aria-current=${id === current ? "page" : "false"} ?disabled=${lacks !== ""} title=${lacks || nothing} @click=${() => this.#show(id)}>${this.language.say(label)}</button>`;
  }

  /** An incomplete month is shown with what it lacks: nothing moves when that comes. */
  get #incomplete(): boolean {
    return this.view.assessment?.status === "incomplete" && !this.#below;
  }

  #arrived = (parts: readonly PromiseSettledResult<unknown>[]): void => {
    this.#fetched = parts.every(({ status }) => status === "fulfilled");
    if (this.#below) return;
    this.#below = true;
    this.requestUpdate();
  };

  #desk(): TemplateResult | typeof nothing {
    const tab = tabOf(this.tab, this.view);
    const element = tab ? this.#tabs.get(tab.id) : null;
    if (this.#panels.filling && tab?.layout !== "wide") return this.#form(tab ? (element ?? nothing) : null);
    if (tab && (tab.layout === "wide" || !this.view.assessment)) return html`<div class=${this.#derivation.asked ? "desk wide asking" : "desk wide"}><div role="main" class="main">${element ?? nothing}</div>${this.#answerToWhy()}</div>`;
    return this.view.assessment && !this.#incomplete ? this.#result(tab ? (element ?? nothing) : null) : this.#welcome();
  }

  #welcome(): TemplateResult {
    const say = (id: string): string => this.language.say(id);
    return html`<div role="main" class="main welcome">
      <h2>${say("welcome")}</h2>
      <p class="quiet">${say("welcome-how")}</p>
      <div class="ways">
      <section aria-labelledby="way-paste"><h3 id="way-paste">${say("way-paste")}</h3>
      <yuekao-paste-box .language=${this.language} ?example=${this.#hasExample} .draft=${live(this.#draft || (this.view.alarm?.refused?.slice(0, 20_000) ?? ""))}></yuekao-paste-box></section>
      <section aria-labelledby="way-fill"><h3 id="way-fill">${say("way-fill")}</h3><p class="quiet">${say("way-fill-how")}</p>
        <button type="button" class="button fill" ?disabled=${!this.view.contract || this.view.fixed} @click=${this.#fillHere}>${say("way-fill-do")}</button></section>
      <section aria-labelledby="way-template"><h3 id="way-template">${say("way-template")}</h3><p class="quiet">${say("way-template-how")}</p>
        <button type="button" class="button" ?disabled=${!this.view.contract} @click=${this.#template}>${say("way-template-do")}</button></section>
      </div>
      ${understood(this.view.contract, this.language)}
      <p class="quiet" hidden>${this.view.inputs.text ? nothing : say(this.view.busy ? "busy" : "no-figures")}</p>
    </div>`;
  }

  /** The pasted figures and the answer; below it the tab, or where none is open the month in detail. */
  #result(tab: TabElement | typeof nothing | null): TemplateResult | typeof nothing {
    const { view, language } = this;
    const { contract, parsed } = view;
    const month = this.#month(tab);
    if (month === nothing || !contract || !parsed) return nothing;
    const { asked } = this.#derivation;
    const reads = this.#panels.table !== null && !view.alarm?.asked;
    return html`<div class=${["desk", ...(asked ? ["asking"] : []), ...(reads ? ["reading"] : [])].join(" ")}>
      <section class="data" role="complementary" aria-label=${language.say("data")}>
        <div class="intake" ?hidden=${view.fixed}><yuekao-paste-box compact .language=${language} ?example=${this.#hasExample} .draft=${live(this.#draft)}></yuekao-paste-box></div>
        <div class="about"><h2>${language.say("data")} <span class="quiet small">${recognised(view, language)}</span></h2>
          ${mayBeFilled(view.inputs.text) ? html`<button type="button" class="button look fill" ?disabled=${view.fixed} @click=${this.#fillHere}>${language.say("way-fill")}</button>` : nothing}
          ${parsed.tables.length > 0 ? html`<button type="button" class="button look look-at" aria-expanded=${String(this.#panels.table !== null)} @click=${this.#panels.look}>${language.say("read-look")}</button>` : nothing}</div>
        ${reads ? this.#readingPanel() : html`<yuekao-sheet .fixed=${view.fixed} .language=${language} .contract=${contract} .text=${view.inputs.text} .columns=${parsed.columns} .layout=${view.layout}
          .problems=${parsed.problems} .month=${view.month} .source=${view.inputs.sheet} .lit=${asked ? cellsOf(asked.node) : []}></yuekao-sheet>`}
      </section>
      <div role="main" class="main" aria-busy=${String(view.busy)}>${reads || !this.#fetched ? nothing : html`<yuekao-width-grip .language=${language} .store=${this.store}></yuekao-width-grip>`}${month}</div>
      ${this.#answerToWhy()}
    </div>`;
  }

  /** The form, and beside it what comes of it so far. */
  #form(tab: TabElement | typeof nothing | null): TemplateResult {
    const { view, language } = this;
    return html`<div class=${this.#derivation.asked ? "desk filling asking" : "desk filling"}>
      <section class="data" role="complementary" aria-label=${language.say("data")}><yuekao-form .language=${language} .view=${view} .engine=${this.engine}></yuekao-form></section>
      <div role="main" class="main" aria-busy=${String(view.busy)}>${view.assessment ? this.#month(tab) : html`<p class="card waits quiet">${language.say("form-waits")}</p>`}</div>
      ${this.#answerToWhy()}
    </div>`;
  }

  /** The answer; below it the tab, or where none is open the month in detail. */
  #month(tab: TabElement | typeof nothing | null): TemplateResult | typeof nothing {
    const { view, language } = this;
    const { assessment, contract, month, parsed } = view;
    if (!assessment || !contract || !month || !parsed) return nothing;
    const { open } = this.#derivation;
    const tables = askedTables(parsed.tables);
    const notices = noticesOf(withoutAsked(parsed.problems, tables), assessment, view.record);
    const questions = html`<yuekao-questions .language=${language} .contract=${contract} .tables=${tables} ?fixed=${view.fixed}></yuekao-questions>`;
    const more = language.knows("more");
    const rates = html`<yuekao-rates .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-rates>`;
    const statement = html`<yuekao-statement .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}></yuekao-statement>`;
    return html`
        ${this.archiving?.bar() ?? (view.of > 1 ? html`<yuekao-records .language=${language} .records=${parsed.records} .numbers=${view.numbers} .of=${view.of} .chosen=${view.record}></yuekao-records>` : nothing)}
        ${this.archiving?.sameMonthQuestion() ?? nothing}
        ${tables.length > 0 ? html`<section role="group" class="card notices" aria-label=${language.say("questions")}>${questions}</section>` : nothing}
        <yuekao-answer .language=${language} .contract=${contract} .assessment=${assessment} .open=${open}>
          ${assessment.status === "incomplete" ? html`<yuekao-missing-figures slot="missing" ?brief=${this.#panels.filling} .language=${language} .view=${view}></yuekao-missing-figures>` : nothing}
          ${this.archiving?.state() ?? nothing}
          <yuekao-hints .language=${language} .view=${view} .engine=${this.engine} .closed=${this.archiving?.closed}></yuekao-hints></yuekao-answer>
        ${notices.length > 0 ? html`<section role="group" class="card notices" aria-label=${language.say("notices")}><yuekao-problems .language=${language} .problems=${notices} .sources=${view.inputs.sources ?? []}>${notices.slice(0, 20).map(() => html`<p></p>`)}</yuekao-problems></section>` : nothing}
        ${this.#partsOfMonth()}
        ${tab ?? html`${contract.score ? [rates, statement] : [statement, rates]}
        ${more && assessment.outcomes.length > 0 ? html`<yuekao-outcomes .language=${language} .contract=${contract} .outcomes=${assessment.outcomes} .open=${open}></yuekao-outcomes>` : nothing}
        ${more && assessment.tables?.length ? html`<yuekao-row-tables .language=${language} .contract=${contract} .assessment=${assessment} .month=${month} .open=${open}></yuekao-row-tables>` : nothing}
        ${more && assessment.fallback.byCategory.length > 0 ? html`<yuekao-fallback .language=${language} .contract=${contract} .assessment=${assessment}
          .fixed=${view.fixed} .handedOver=${view.inputs.handedOver[recordKey(month)] ?? false} .open=${open}></yuekao-fallback>` : nothing}`}`;
  }

  /** How the tables were read: those of the page, or of what waits for that to be said. */
  #readingPanel(): TemplateResult {
    const { alarm, parsed, inputs, numbers, layout, month, contract } = this.view;
    const waiting = alarm?.asked;
    const looked: Looked = waiting
      ? { text: waiting.inputs.text, tables: waiting.tables, records: [], numbers: [], rows: null, shown: null }
      : { text: inputs.text, tables: parsed?.tables ?? [], records: parsed?.records ?? [], numbers, rows: layout, shown: month };
    return html`<yuekao-reading .language=${this.language} .contract=${contract} .looked=${looked} .wanted=${this.#panels.table ?? ""} ?fixed=${this.view.fixed}></yuekao-reading>`;
  }

  #answerToWhy(): TemplateResult | typeof nothing {
    const { language } = this;
    const { asked } = this.#derivation;
    return asked ? html`<yuekao-derivation role="dialog" aria-label=${language.say("why")} .language=${language}
      .contract=${this.view.contract} .derivation=${asked.node}></yuekao-derivation>` : nothing;
  }

  #alarm(): TemplateResult | typeof nothing {
    const { alarm, assessment } = this.view;
    if (!alarm) return nothing;
    const { language } = this;
    // What cannot be stored, or what there is to say of, is on the page all the same: it has taken the place of what was there.
    const unchanged = assessment && !TAKEN.has(alarm.message);
    return html`<section class="alarm" role="alert">
      <div><p>${language.say(alarm.message, alarm.values)}${unchanged ? html` <span class="quiet">${language.say("alarm-kept")}</span>` : nothing}</p>
        ${alarm.problems && alarm.problems.length > 0 ? html`<yuekao-problems .language=${language} .problems=${alarm.problems.map(withoutPlace)}></yuekao-problems>` : nothing}
        ${alarm.asked ? html`<yuekao-questions .language=${language} .contract=${this.view.contract} .tables=${alarm.asked.tables}></yuekao-questions>
          <button type="button" class="button look look-at" aria-expanded=${String(this.#panels.table !== null)} @click=${this.#panels.look}>${language.say("read-look-first")}</button>
          ${this.#panels.table === null ? nothing : this.#readingPanel()}` : nothing}</div>
      ${alarm.again ? html`<button type="button" class="button" @click=${this.#again}>${language.say("again")}</button>` : nothing}
      <button type="button" class="button" @click=${this.#dismiss}>${language.say("dismiss")}</button>
    </section>`;
  }

  #listen(): void {
    const on = <E extends Event>(type: string, kind: new (...parts: never[]) => E, act: (event: E) => unknown): void => {
      this.addEventListener(type, (event) => {
        if (!(event instanceof kind)) return;
        // A wish has reached who fulfils it; the page around is not to see it.
        event.stopPropagation();
        act(event);
      });
    };
    const session = this.session;
    on(TextEvent.type, TextEvent, async (event) => {
      const taken = await this.#incoming.table(event.text);
      if (taken && this.#draft === event.text) {
        this.#draft = "";
        this.requestUpdate();
      }
      if (!event.onward || !this.view.assessment) return;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("yuekao-answer")?.focus({ preventScroll: true });
    });
    on(DraftEvent.type, DraftEvent, (event) => { this.#draft = event.text; });
    on(AlarmEvent.type, AlarmEvent, ({ message }) => { session.alarm({ message }); });
    on(FailedEvent.type, FailedEvent, ({ cause }) => {
      // An answer nobody waits for any more is no failure.
      if (cause instanceof Superseded) return;
      console.error(cause);
      session.alarm({ message: cause instanceof Unreachable ? "alarm-unreachable" : "alarm-part" });
    });
    on(FileEvent.type, FileEvent, (event) => this.#incoming.files(event.files, event.what === "contract"));
    on(ExampleEvent.type, ExampleEvent, () => this.#incoming.example());
    on(SayEvent.type, SayEvent, (event) => session.say(event.layout));
    on(ContractEvent.type, ContractEvent, (event) => session.contract(event.contract));
    on(EditEvent.type, EditEvent, (event) => session.edit(event.change, event.about));
    on(DescribeEvent.type, DescribeEvent, (event) => session.describe(event.change, event.about));
    on(AnnexEvent.type, AnnexEvent, (event) => session.readAnnex(event.draft));
    on(OwnContractEvent.type, OwnContractEvent, async ({ what, contract }) => {
      if (what === "copy") return session.copy();
      if (what === "forget") return session.forget();
      if (contract) return session.blank(contract);
      const { blankContract } = await import("../contract/blank.ts");
      return session.blank(blankContract(this.language));
    });
    on(ExportEvent.type, ExportEvent, async () => {
      const { saveContract } = await import("../contract/contract-file.ts");
      if (this.view.written) await saveContract(this.view.written, ownOf(this.view.inputs));
    });
    on(MendEvent.type, MendEvent, ({ change }) => session.mend(change));
    on(ChooseEvent.type, ChooseEvent, (event) => session.choose(event.record));
    on(OpenMonthEvent.type, OpenMonthEvent, async (event) => {
      this.#show("month");
      await session.choose(event.record);
      await this.updateComplete;
      // What was pressed has gone with its tab.
      this.onward();
    });
    on(StartEvent.type, StartEvent, ({ start }) => session.set(() => ({ start })));
    on(ReadingEvent.type, ReadingEvent, ({ reading, choice }) => session.set(({ readings }) => ({ readings: { ...readings, [reading]: choice } })));
    on(PackageEvent.type, PackageEvent, ({ category, choice }) => session.set(({ packages }) => ({ packages: { ...packages, [category]: choice } })));
    on(LetterheadEvent.type, LetterheadEvent, ({ change, about }) => session.set(({ letterhead = NO_LETTERHEAD }) => ({ letterhead: { ...letterhead, ...change } }), about));
    on(HandOverEvent.type, HandOverEvent, (event) => this.view.month && session.handOver(this.view.month, event.yes));
    on(NotOfferedEvent.type, NotOfferedEvent, ({ figures, yes }) => session.set(({ notOffered }) => {
      const others = notOffered.filter((figure) => !figures.includes(figure));
      return { notOffered: yes ? [...others, ...figures] : others };
    }));
    on(OfferEvent.type, OfferEvent, (event) => session.offer(event.change, event.about));
    on(EnterEvent.type, EnterEvent, (event) => this.view.month && session.enter(this.view.month, event.change, event.about, event.replaces));
    on(MendHereEvent.type, MendHereEvent, async (event) => {
      await this.#panels.leave();
      await this.#sheet()?.go(event, true);
    });
    on(StateHereEvent.type, StateHereEvent, ({ what }) => {
      void this.#toSetting(what);
    });
    on(TabEvent.type, TabEvent, (event) => { this.#show(event.tab); });
    on(CellEvent.type, CellEvent, (event) => this.#toCell(event.cell));
    on(WhyEvent.type, WhyEvent, (event) => this.#derivation.ask(event));
    on(CloseEvent.type, CloseEvent, this.#derivation.close);
    this.addEventListener("keydown", this.key);
  }

  #sheet(): Sheet | null {
    return this.renderRoot.querySelector<Sheet>("yuekao-sheet");
  }

  async #toCell(cell: FigureCells): Promise<void> {
    await this.#panels.leave();
    // A tab that has the desk to itself leaves no room for the pasted table.
    if (!this.#sheet()) this.#show("month");
    await this.updateComplete;
    await this.#sheet()?.go(cell);
  }

  async #toSetting(what: StateHereEvent["what"]): Promise<void> {
    if (what === "package") {
      this.#show("month");
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("yuekao-fallback")?.focus();
      return;
    }
    this.#show("contract");
    const { ContractTab } = await import("../tabs/contract.ts");
    await this.updateComplete;
    const tab = this.#tabs.get("contract");
    if (tab instanceof ContractTab) await tab.goTo(what);
  }

  /** A paste of very many months opens as their table, one of few as a month; what is mended stays where it is. */
  #turnTo(before: View | undefined): void {
    const [was, is] = [before?.of ?? 0, this.view.of];
    if (this.view.inputs.text === before?.inputs.text || is === was) return;
    const first = firstTab(this.view);
    if (first === "months" || this.tab === "months") this.#show(first);
  }

  #show(tab: TabId): void {
    this.tab = tab;
    // Where something can be pasted, it can be pasted at once; on a phone that would bring up the keys over what is to be read.
    if (this.takes && matchMedia("(pointer: fine)").matches) void this.taking().then((element) => this.updateComplete.then(() => { if (tab === this.tab) element?.focus(); }));
    // On a narrow screen the tabs go on beyond its edge. With the frame, which lays the page out anyway.
    requestAnimationFrame(() => this.renderRoot.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" }));
  }

  /** The tab's element, up to date with the view; made when it is first opened. */
  async #tab(id: TabId, load: () => Promise<unknown>): Promise<void> {
    let element = this.#tabs.get(id);
    if (!element) {
      try {
        await load();
      } catch {
        // Not asked for again by the very change that says so.
        if (this.tab === id) this.#show("month");
        this.session.alarm({ message: "alarm-page" });
        return;
      }
      element = this.#tabs.get(id) ?? Object.assign(document.createElement(`yuekao-${id}`), { engine: this.engine, storage: this.store.name }) as TabElement;
      this.#tabs.set(id, element);
      this.requestUpdate();
    }
    element.language = this.language;
    element.view = this.view;
    Object.assign(element, { archiving: this.archiving, sheets: this.archiving?.sheets });
    element.open = this.#derivation.open;
  }

  /** What was replaced, or set aside: said once, by what is loaded for it. */
  #tell(before: View | undefined): void {
    const { replacement, aside } = this.view;
    if (replacement && replacement !== before?.replacement) void import("../share/replaced.ts").then(({ tellReplaced }) => tellReplaced(this, replacement));
    if (aside && aside !== before?.aside) void import("../share/set-aside.ts").then(({ tellAside }) => tellAside(this, aside));
  }

  /** Nobody's own figures are in its way. */
  get #hasExample(): boolean {
    const { contract, text, example } = this.view.latest;
    return !contract.startsWith(OWN) && (text === "" || example === true);
  }

  /** A tab's element, where it has been opened. */
  tabElement(id: TabId): TabElement | null {
    return this.#tabs.get(id) ?? null;
  }

  #export = async (): Promise<void> => {
    const { exportMenu } = await import("../export/menu.ts");
    await exportMenu(this);
  };

  #share = async (): Promise<void> => {
    const { share } = await import("../share/share.ts");
    await share(this);
  };

  /** Where the keyboard goes on when what had it is gone. */
  onward = (): void => {
    if (this.shadowRoot?.activeElement) return;
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    (find("yuekao-answer") ?? find("[aria-current=page]"))?.focus({ preventScroll: true });
  };

  /** Past what stands above on every tab. */
  #skip = (): void => {
    const main = this.renderRoot.querySelector<HTMLElement>("yuekao-answer, .main");
    main?.setAttribute("tabindex", "-1");
    main?.focus();
  };

  #fillHere = (): void => {
    this.dispatchEvent(new FillHereEvent(true));
  };

  #template = (): void => {
    this.dispatchEvent(new TemplateEvent());
  };

  #undo = (): void => {
    void this.session.undo();
  };

  #redo = (): void => {
    void this.session.redo();
  };

  #again = (): void => {
    void this.session.again();
  };

  #dismiss = (): void => {
    this.session.dismiss();
    void this.updateComplete.then(this.onward);
  };

  #onEnd = (): void => {
    this.session.end();
  };

  #onLanguage = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.locale = event.target.value;
    this.store.remember("language", this.locale);
  };

  #chooseSide = (side: Inputs["side"]): void => {
    void this.session.side(side);
  };

  #onContract = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) void this.session.contract(event.target.value);
  };

  #pasteHere = (): void => {
    void this.#incoming.clipboard();
  };

  /** A key that was pressed here, or where nothing has the keyboard. */
  key = (event: KeyboardEvent): void => {
    // A calculator inside this one, as the embedding tab shows, has done it already.
    if (event.isComposing || event.defaultPrevented) return;
    const [target] = event.composedPath();
    const typing = (target instanceof HTMLInputElement && target.type !== "checkbox") || target instanceof HTMLTextAreaElement;
    if (event.key === "Escape" && this.#derivation.asking) {
      event.preventDefault();
      this.#derivation.close();
      return;
    }
    // Where somebody types, the keys are about what was typed there, but in a field of the contract: it writes with every key.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (typing && target.value !== "" && target.dataset["at"] === undefined)) return;
    const key = event.key.toLowerCase();
    const step = key === "z" ? (event.shiftKey ? this.#redo : this.#undo) : key === "y" && !event.shiftKey ? this.#redo : null;
    if (!step) return;
    event.preventDefault();
    step();
  };
}

define("yuekao-app", Calculator);
