// The tab that is shown, and those that were opened before: each element is made once, and keeps what was done in it.

import type { TabId } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import type { CalculatorHost } from "./host.ts";
import { firstTab, tabOf, type Tab, type TabElement } from "./tabs.ts";

export class OpenTabs {
  readonly #calculator: CalculatorHost;
  readonly #elements = new Map<string, TabElement>();

  constructor(calculator: CalculatorHost) {
    this.#calculator = calculator;
  }

  /** The tab that is shown, if it has anything to say. */
  get shown(): Tab | null {
    return tabOf(this.#calculator.tab, this.#calculator.view);
  }

  /** What is pasted or dropped now, where that is not one's own figures. */
  get takes(): Tab["takes"] {
    return this.shown?.takes;
  }

  /** The tab that takes what is pasted or dropped, when it is there. */
  async taking(): Promise<TabElement | null> {
    const tab = this.shown;
    if (!tab?.takes) return null;
    await this.follow(tab);
    return this.element(tab.id);
  }

  /** A tab's element, where it has been opened. */
  element(id: TabId): TabElement | null {
    return this.#elements.get(id) ?? null;
  }

  show(tab: TabId): void {
    const calculator = this.#calculator;
    calculator.tab = tab;
    // Where something can be pasted, it can be pasted at once; on a phone that would bring up the keys over what is to be read.
    if (this.takes && matchMedia("(pointer: fine)").matches) void this.taking().then((element) => calculator.updateComplete.then(() => { if (tab === calculator.tab) element?.focus(); }));
    // On a narrow screen the tabs go on beyond its edge. With the frame, which lays the page out anyway.
    requestAnimationFrame(() => calculator.renderRoot.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" }));
  }

  /** A paste of very many months opens as their table, one of few as a month; what is mended stays where it is. */
  turnTo(before: View | undefined): void {
    const { tab, view } = this.#calculator;
    if (view.inputs.text === before?.inputs.text || view.of === (before?.of ?? 0)) return;
    const first = firstTab(view);
    if (first === "months" || tab === "months") this.show(first);
  }

  /** Brings the tab's element up to date with the view; it is made when it is first opened. */
  async follow({ id, load }: Tab): Promise<void> {
    const calculator = this.#calculator;
    let element = this.#elements.get(id);
    if (!element) {
      try {
        await load();
      } catch {
        // Not asked for again by the very change that says so.
        if (calculator.tab === id) this.show("month");
        calculator.session.alarm({ message: "alarm-page" });
        return;
      }
      element = this.#elements.get(id) ?? Object.assign(document.createElement(`yuekao-${id}`), { engine: calculator.engine, storage: calculator.store.name }) as TabElement;
      this.#elements.set(id, element);
      calculator.requestUpdate();
    }
    element.language = calculator.language;
    element.view = calculator.view;
    Object.assign(element, { archiving: calculator.archiving, sheets: calculator.archiving?.sheets });
    element.open = calculator.derivation.open;
  }
}
