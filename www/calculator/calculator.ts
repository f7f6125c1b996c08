// The whole calculator as one element. It holds no figures itself: a session turns what people do into views, and this
// lays a view out.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";

import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { tokens } from "../controls/tokens.ts";
import { Engine } from "../engine/engine.ts";
import { idle } from "../engine/idle.ts";
import { firstLanguage, language, preferred, type Language, type Locale, type TabId } from "../i18n/language.ts";
import { announcement } from "../result/announcement.ts";
import { anyProblem } from "../session/notices.ts";
import { Session, type View } from "../session/session.ts";
import { Store } from "../storage/store.ts";
import { alarmOf } from "./alarm.ts";
import type { Archiving } from "./archiving.ts";
import { calculatorStyle } from "./calculator-style.ts";
import { DerivationController } from "./derivation-controller.ts";
import { desk } from "./desk.ts";
import { Dropping } from "./dropping.ts";
import { header } from "./header.ts";
import type { CalculatorHost } from "./host.ts";
import { Incoming } from "./incoming.ts";
import { LanguageController } from "./language-controller.ts";
import { OpenTabs } from "./open-tabs.ts";
import { Panels } from "./panels.ts";
import { tabBar } from "./tab-bar.ts";
import { carryOutWishes } from "./wishes.ts";

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

  readonly incoming: Incoming = new Incoming(this);
  readonly #dropping = new Dropping(this, (data) => { this.incoming.dropped(data); });
  readonly engine = new Engine();
  readonly session: Session;
  readonly store: Store;
  #opened: Promise<void> | null = null;
  readonly tabs: OpenTabs = new OpenTabs(this);
  readonly panels: Panels = new Panels(this);
  readonly derivation: DerivationController = new DerivationController(this);
  draft = "";
  /** The language that is wanted; the one that is spoken follows when it is loaded. */
  #locale: Locale = "zh-CN";
  readonly #languages: LanguageController;
  /** Whether the months that come in are kept: in a page of its own. */
  readonly #archives: boolean;
  #months: Promise<Archiving> | null = null;
  archiving: Archiving | null = null;
  below: CalculatorHost["below"] = "";

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
    const spoken = (language: Language): void => {
      this.language = language;
    };
    this.#languages = new LanguageController(spoken, () => { this.session.alarm({ message: "alarm-language" }); });
    carryOutWishes(this);
    this.addEventListener("keydown", this.key);
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
    return this.incoming.text(text);
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
    if (this.view.assessment && this.below !== "all") void Promise.allSettled([import("./lazy-parts.ts"), language(this.#locale, ["more"])]).then(this.#arrived);
    // Where somebody pasted is gone with the first result: the keyboard goes on at the answer.
    if (this.view.assessment && this.shadowRoot?.activeElement?.localName === "yuekao-paste-box") void this.updateComplete.then(this.onward);
    if (anyProblem(this.view)) Promise.all([import("../result/problems.ts"), import("../result/questions.ts")]).catch(() => null);
    if (changed.has("view")) {
      this.panels.follow(changed.get("view")?.inputs.text ?? "", this.view.inputs.text);
      this.tabs.turnTo(changed.get("view"));
      this.#tell(changed.get("view"));
    }
    // What was asked for has been given: the keyboard goes on at the answer.
    if (this.view.assessment?.status !== "incomplete" && this.shadowRoot?.activeElement?.localName === "yuekao-missing-figures") void this.updateComplete.then(this.onward);
    const { shown: open } = this.tabs;
    void this.#languages.follow(this.language, this.#locale, this.view, open, this.archiving ? [...this.panels.parts, "archive"] : this.panels.parts);
    if (open) void this.tabs.follow(open);
    if (open ?? this.view.assessment) Promise.all([import("./side.ts"), import("../print/printing.ts")]).catch(() => null);
    if (changed.has("view") && changed.get("view")?.assessment !== this.view.assessment) void this.derivation.renew();
  }

  override render(): TemplateResult {
    const { view, language, tabs: { takes } } = this;
    return html`
      <div class="app" lang=${language.locale}>
        <button type="button" class="button skip" @click=${this.#skip}>${language.say("skip")}</button>
        ${header(this)}
        ${tabBar(this)}
        ${view.alarm?.asked ? alarmOf(this) : nothing}
        ${desk(this)}
        ${view.alarm?.asked ? nothing : alarmOf(this)}
        <p class="unseen" role="status">${announcement(view, language)}</p>
        ${this.#dropping.over ? html`<div class="drop" aria-hidden="true">${language.say(takes ? `drop-${takes}` : "drop-here")}</div>` : nothing}
      </div>
    `;
  }

  #arrived = (parts: readonly PromiseSettledResult<unknown>[]): void => {
    const known = this.below !== "";
    this.below = parts.every(({ status }) => status === "fulfilled") ? "all" : "partly";
    if (!known) this.requestUpdate();
  };

  /** What was replaced, or set aside: said once, by what is loaded for it. */
  #tell(before: View | undefined): void {
    const { replacement, aside } = this.view;
    const now = performance.now();
    if (replacement && replacement !== before?.replacement) void import("../share/replaced.ts").then(({ tellReplaced }) => tellReplaced(this, replacement, now));
    if (aside && aside !== before?.aside) void import("../share/set-aside.ts").then(({ tellAside }) => tellAside(this, aside));
  }

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

  #onEnd = (): void => {
    this.session.end();
  };

  /** A key that was pressed here, or where nothing has the keyboard. */
  key = (event: KeyboardEvent): void => {
    // A calculator inside this one, as the embedding tab shows, has done it already.
    if (event.isComposing || event.defaultPrevented) return;
    const [target] = event.composedPath();
    const typing = (target instanceof HTMLInputElement && target.type !== "checkbox") || target instanceof HTMLTextAreaElement;
    if (event.key === "Escape" && this.derivation.active) {
      event.preventDefault();
      this.derivation.close();
      return;
    }
    // Where somebody types, the keys are about what was typed there, but in a field of the contract: it writes with every key.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (typing && target.value !== "" && target.dataset["at"] === undefined)) return;
    const key = event.key.toLowerCase();
    const step = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : null;
    if (!step) return;
    event.preventDefault();
    void this.session[step]();
  };
}

define("yuekao-app", Calculator);
