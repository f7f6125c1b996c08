// The calculator as other pages use it: `<yuekao-calculator>`. It puts what the page gives into the calculator and tells
// the page what changes in there. It leaves nothing outside itself: no style, no name, no storage that was not asked for.

import type { Assessment, Contract, Problem, VendorMonth } from "../engine/engine.ts";
import { Calculator } from "../calculator/calculator.ts";
import { define } from "../controls/define.ts";
import { Store } from "../storage/store.ts";
import { OWN, ownFrom, type Inputs } from "../domain/state.ts";
import { elementStyle, embeddedStyle } from "./embedded-style.ts";
import { given, type Given } from "./figures.ts";

export type CalculatorView = "full" | "compact" | "result";
export type CalculatorTheme = "" | "light" | "dark";

/** Figures as a person pastes them, or as the package's functions take them. */
export type GivenFigures = string | VendorMonth | readonly VendorMonth[];

export interface FiguresDetail {
  /** The table as it stands in the calculator. */
  text: string;
  records: readonly VendorMonth[];
  problems: readonly Problem[];
}

export interface ContractDetail {
  /** As it is in force, with what was entered for it. */
  contract: Contract;
}

export interface ResultDetail {
  /** The month that is shown, as it was settled; null while there are no figures. */
  month: VendorMonth | null;
  assessment: Assessment | null;
}

/**
 * What was given and could not be taken; the calculator stays as it was.
 * - `contract-unknown`: no contract comes with the engine under that id
 * - `contract-unreachable`: there is no JSON at that address, or it may not be fetched
 * - `contract-unsound`: the contract has errors, listed in `problems`
 * - `figures-shape`: the figures are neither text nor vendor-months; `value` is the JSON pointer of what is wrong
 * - `figures-unread`: nothing could be read from the figures; `problems` says why
 */
export type GivenProblem = "contract-unknown" | "contract-unreachable" | "contract-unsound" | "figures-shape" | "figures-unread";

export interface ProblemDetail {
  code: GivenProblem;
  value: string;
  problems: readonly Problem[];
}

export interface CalculatorEvents {
  "yuekao-figures": CustomEvent<FiguresDetail>;
  "yuekao-contract": CustomEvent<ContractDetail>;
  "yuekao-result": CustomEvent<ResultDetail>;
  "yuekao-problem": CustomEvent<ProblemDetail>;
}

/** Parts of the calculator a page can style with `::part`, and where they are. */
const PARTS: Readonly<Record<string, string>> = {
  header: ".top", tabs: "nav", alarm: ".alarm", figures: ".data", main: ".main", answer: "yuekao-answer", statement: "yuekao-statement", derivation: "yuekao-derivation",
};

/** What is a landmark in a page of its own is a part among others here: the page around has its own main one. */
const ROLES: Readonly<Record<string, string>> = { ".main": "group", ".top": "group", ".data": "group" };

const PROPERTIES = ["contract", "figures", "language", "theme", "view", "readOnly", "storage"] as const;

/**
 * The whole calculator as one element.
 *
 * @element yuekao-calculator
 *
 * @attr {string} contract - The id of a contract that comes with the engine, or the address of a contract as JSON (with a `/` in it or ending in `.json`).
 * @attr {string} figures - The month's figures as a person would paste them.
 * @attr {"zh-CN"|"zh-TW"|"en"} language - The language; without it that of the browser.
 * @attr {"light"|"dark"} theme - The colours; without it those of the page around (its `color-scheme`).
 * @attr {"full"|"compact"|"result"} view - How much of it is shown: everything; the figures' box and the month, without export; the answer alone.
 * @attr {boolean} readonly - Nothing can be changed by hand.
 * @attr {string} storage - The name under which it keeps its inputs in the page's storage; without it nothing is kept. Read once, when the element is first connected.
 *
 * @fires {CustomEvent<FiguresDetail>} yuekao-figures - The figures changed, by hand or by the page.
 * @fires {CustomEvent<ContractDetail>} yuekao-contract - The contract in force changed.
 * @fires {CustomEvent<ResultDetail>} yuekao-result - There is another result.
 * @fires {CustomEvent<ProblemDetail>} yuekao-problem - What was given could not be taken.
 *
 * @csspart header - Name, contract, tools.
 * @csspart tabs - The list of tabs.
 * @csspart alarm - What did not work.
 * @csspart figures - The pasted figures.
 * @csspart main - What stands beside the figures.
 * @csspart answer - The answer: score, tier, money.
 * @csspart statement - The account.
 * @csspart derivation - The derivation of a number.
 *
 * @cssprop --yuekao-accent - Links, chosen things, the first button.
 * @cssprop --yuekao-accent-ink - Writing on the accent.
 * @cssprop --yuekao-ground - Behind everything.
 * @cssprop --yuekao-paper - Cards and fields.
 * @cssprop --yuekao-ink - Writing.
 * @cssprop --yuekao-quiet - Lesser writing.
 * @cssprop --yuekao-line - Hairlines.
 * @cssprop --yuekao-font - The typefaces.
 * @cssprop --yuekao-text - The size of ordinary writing.
 * @cssprop --yuekao-round - The radius of fields and buttons.
 */
export class YuekaoCalculator extends HTMLElement {
  static readonly observedAttributes = ["contract", "figures", "language", "theme", "view", "readonly"];

  #contract: string | Contract | null = null;
  #figures: GivenFigures | null = null;
  #calculator: Calculator | null = null;
  /** What the page has given since it was last looked at. */
  readonly #fresh = new Set<"contract" | "figures">();
  #settling: Promise<void> = Promise.resolve();
  /** The contract that is being fetched. A newer one does not wait for it. */
  #fetching = new AbortController();
  /** How often something was taken up: what is said of one gift is not said any longer after the next. */
  #gift = 0;
  #told = { figures: "", contract: "", result: "" };

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = elementStyle.styleSheet ? [elementStyle.styleSheet] : [];
  }

  connectedCallback(): void {
    // Set before this class was known, a property hides the class's own.
    for (const name of PROPERTIES) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (!own || !Reflect.deleteProperty(this, name)) continue;
      Reflect.set(this, name, own.value);
    }
    if (this.#calculator) return;
    const calculator = new Calculator(new Store(this.storage));
    this.#calculator = calculator;
    this.#speak();
    this.#show();
    this.shadowRoot?.append(calculator);
    const root = calculator.renderRoot;
    if (root instanceof ShadowRoot) root.adoptedStyleSheets = embeddedStyle.flatMap(({ styleSheet }) => styleSheet ?? []);
    calculator.setAttribute("exportparts", Object.keys(PARTS).join());
    calculator.addController({ hostUpdated: () => this.#updated(calculator) });
    // In capture: the calculator keeps its own events to itself.
    this.addEventListener("yuekao-why", this.#asked, { capture: true });
    this.#settle();
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === "contract") this.contract = value;
    else if (name === "figures") this.figures = value;
    else if (name === "language") this.#speak();
    else this.#show();
  }

  /** The id of a contract that comes with the engine, the address of one, or the contract itself. */
  get contract(): string | Contract | null {
    return this.#contract;
  }

  set contract(contract: string | Contract | null | undefined) {
    this.#contract = contract ?? null;
    this.#give("contract");
  }

  /** What was last given; what is in the calculator now comes with the events and with `records`. */
  get figures(): GivenFigures | null {
    return this.#figures;
  }

  set figures(figures: GivenFigures | null | undefined) {
    this.#figures = figures ?? null;
    this.#give("figures");
  }

  get language(): string {
    return this.getAttribute("language") ?? "";
  }

  set language(language: string | null | undefined) {
    this.#reflect("language", language);
  }

  get theme(): CalculatorTheme {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : "";
  }

  set theme(theme: CalculatorTheme | null | undefined) {
    this.#reflect("theme", theme);
  }

  get view(): CalculatorView {
    const view = this.getAttribute("view");
    return view === "compact" || view === "result" ? view : "full";
  }

  set view(view: CalculatorView | null | undefined) {
    this.#reflect("view", view);
  }

  get readOnly(): boolean {
    return this.hasAttribute("readonly");
  }

  set readOnly(readOnly: boolean) {
    this.toggleAttribute("readonly", readOnly);
  }

  get storage(): string {
    return this.getAttribute("storage") ?? "";
  }

  set storage(name: string | null | undefined) {
    this.#reflect("storage", name);
  }

  /** The vendor-months in the calculator. */
  get records(): readonly VendorMonth[] {
    return this.#calculator?.view.parsed?.records ?? [];
  }

  /** The result that is shown. */
  get assessment(): Assessment | null {
    return this.#calculator?.view.assessment ?? null;
  }

  /** Frameworks take a property back by setting it to nothing at all. */
  #reflect(name: string, value: string | null | undefined): void {
    if (!value) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Apart from what is shown: whoever chose another language in there keeps it when the page changes its colours. */
  #speak(): void {
    if (this.#calculator) this.#calculator.locale = this.language;
  }

  #show(): void {
    const calculator = this.#calculator;
    if (!calculator) return;
    if (this.theme === "") calculator.removeAttribute("theme");
    else calculator.setAttribute("theme", this.theme);
    calculator.setAttribute("view", this.view);
    calculator.toggleAttribute("fixed", this.readOnly);
    if (calculator.view.fixed !== this.readOnly) calculator.session.fix(this.readOnly);
  }

  #give(what: "contract" | "figures"): void {
    this.#fresh.add(what);
    if (what === "contract") this.#fetching.abort();
    if (this.#calculator && this.#fresh.size === 1) this.#settle();
  }

  /** One after the other, and what is given in one go in one go. */
  #settle(): void {
    this.#settling = this.#settling.then(() => this.#take());
  }

  async #take(): Promise<void> {
    const calculator = this.#calculator;
    if (!calculator) return;
    await calculator.opened;
    const fresh = new Set(this.#fresh);
    this.#fresh.clear();
    if (fresh.size > 0) this.#gift++;
    let change: Partial<Inputs> = {};
    if (fresh.has("contract") && this.#contract !== null) {
      this.#fetching = new AbortController();
      const { signal } = this.#fetching;
      const chosen = await calculator.session.during(this.#chosen(calculator, this.#contract, signal));
      if (signal.aborted) {
        // What was given with the former contract goes with the newer one, whose turn is next.
        if (fresh.has("figures")) this.#fresh.add("figures");
        return;
      }
      change = { ...chosen };
    }
    if (fresh.has("figures")) {
      const figures = readable(this.#figures);
      if ("pointer" in figures) this.#refuse("figures-shape", figures.pointer);
      else change = { ...change, ...figures };
    }
    if (Object.keys(change).length === 0) return;
    // A person may have pasted something while the contract was on its way: nothing but what was given is changed.
    const { text } = calculator.view.inputs;
    if (await calculator.session.give(change)) return;
    const problems = calculator.view.alarm?.problems ?? [];
    // The calculator itself has said what it did not take.
    this.#tell("yuekao-problem", { code: (change.text ?? text) === text ? "contract-unsound" : "figures-unread", value: "", problems });
  }

  /** What another contract changes of the inputs; null where it cannot be had, or is not wanted any longer. */
  async #chosen({ engine }: Calculator, contract: string | Contract, signal: AbortSignal): Promise<Partial<Inputs> | null> {
    if (typeof contract === "string" && !/\/|\.json$/.test(contract)) {
      try {
        await engine.template(contract);
        return { contract };
      } catch (cause) {
        this.#refuse(cause instanceof RangeError ? "contract-unknown" : "contract-unreachable", contract);
        return null;
      }
    }
    try {
      const own: unknown = typeof contract === "string" ? await fetched(contract, signal) : contract;
      const problems = (await engine.validate(own)).filter(({ severity }) => severity === "error");
      if (problems.length === 0) return { contract: OWN, owns: [ownFrom(structuredClone(own) as Contract)] };
      this.#refuse("contract-unsound", typeof contract === "string" ? contract : "", problems);
    } catch {
      if (!signal.aborted) this.#refuse("contract-unreachable", typeof contract === "string" ? contract : "");
    }
    return null;
  }

  /** Said to the page, and on it. */
  #refuse(code: GivenProblem, value: string, problems: readonly Problem[] = []): void {
    this.#tell("yuekao-problem", { code, value, problems });
    void this.say(code, value);
  }

  /** @internal For the frame, which has a thing of its own to say. */
  async say(code: GivenProblem | "storage-forbidden", value = ""): Promise<void> {
    if (!this.#calculator) return;
    const gift = this.#gift;
    const { tell } = await import("../calculator/notice.ts");
    await tell(this.#calculator, { message: `given-${code}`, values: () => ({ value }), holds: () => code === "storage-forbidden" || gift === this.#gift });
  }

  #tell<Name extends keyof CalculatorEvents>(name: Name, detail: CalculatorEvents[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #updated(calculator: Calculator): void {
    for (const [part, selector] of Object.entries(PARTS)) calculator.renderRoot.querySelector(selector)?.setAttribute("part", part);
    for (const [selector, role] of Object.entries(ROLES)) calculator.renderRoot.querySelector(selector)?.setAttribute("role", role);
    const { view } = calculator;
    if (view.busy || !view.written) return;
    const { text, entered } = view.inputs;
    if (this.#isNews("figures", [text, entered])) {
      this.#tell("yuekao-figures", { text, records: view.parsed?.records ?? [], problems: view.parsed?.problems ?? [] });
    }
    if (this.#isNews("contract", view.written)) this.#tell("yuekao-contract", { contract: view.written });
    if (this.#isNews("result", [view.month, view.assessment])) this.#tell("yuekao-result", { month: view.month, assessment: view.assessment });
  }

  #isNews(what: "figures" | "contract" | "result", now: unknown): boolean {
    const text = JSON.stringify(now);
    if (this.#told[what] === text) return false;
    this.#told[what] = text;
    return true;
  }

  #asked = (event: Event): void => {
    const [number] = event.composedPath();
    if (!(number instanceof Element) || !this.#calculator) return;
    const top = number.getBoundingClientRect().top - this.#calculator.getBoundingClientRect().top;
    this.#calculator.style.setProperty("--asked", `${String(Math.round(top))}px`);
  };
}

/** What is given can break while it is looked at: it is a program's, may go in circles or have getters that throw. */
function readable(figures: unknown): Given {
  try {
    return given(figures);
  } catch {
    return { pointer: "" };
  }
}

async function fetched(address: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(new URL(address, document.baseURI), { signal });
  if (!answer.ok) throw new Error(`${String(answer.status)} ${address}`);
  return answer.json();
}

define("yuekao-calculator", YuekaoCalculator);

declare global {
  interface HTMLElementEventMap {
    "yuekao-figures": CustomEvent<FiguresDetail>;
    "yuekao-contract": CustomEvent<ContractDetail>;
    "yuekao-result": CustomEvent<ResultDetail>;
    "yuekao-problem": CustomEvent<ProblemDetail>;
  }
  interface HTMLElementTagNameMap {
    "yuekao-calculator": YuekaoCalculator;
  }
}
