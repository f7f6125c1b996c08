// What the parts of the calculator need of it: they are given the calculator, and know this much.

import type { LitElement } from "lit";

import type { Engine } from "../engine/engine.ts";
import type { Language, TabId } from "../i18n/language.ts";
import type { Session, View } from "../session/session.ts";
import type { Store } from "../storage/store.ts";
import type { Tab, TabElement } from "./tabs.ts";

export interface CalculatorHost extends LitElement {
  readonly engine: Engine;
  readonly session: Session;
  readonly store: Store;
  readonly language: Language;
  readonly view: View;
  tab: TabId;
  /** The archive of months, when it is there; null where nothing is kept. */
  readonly months: Promise<object | null>;
  /** What is pasted or dropped now, where that is not one's own figures. */
  readonly takes: Tab["takes"];
  /** The tab that takes what is pasted or dropped, when it is there. */
  taking(): Promise<TabElement | null>;
  /** Puts the keyboard where the work goes on. */
  onward(): void;
}
