// What the parts of the calculator need of it: they are given the calculator, and know this much.

import type { LitElement } from "lit";

import type { Engine } from "../engine/engine.ts";
import type { Language, TabId } from "../i18n/language.ts";
import type { Session, View } from "../session/session.ts";
import type { Store } from "../storage/store.ts";
import type { Archiving } from "./archiving.ts";
import type { DerivationController } from "./derivation-controller.ts";
import type { Incoming } from "./incoming.ts";
import type { OpenTabs } from "./open-tabs.ts";
import type { Panels } from "./panels.ts";

export interface CalculatorHost extends LitElement {
  readonly engine: Engine;
  readonly session: Session;
  readonly store: Store;
  readonly language: Language;
  readonly view: View;
  locale: string;
  tab: TabId;
  readonly tabs: OpenTabs;
  readonly panels: Panels;
  readonly derivation: DerivationController;
  readonly incoming: Incoming;
  /** What is typed into the paste box and is not settled: the box moves, the words stay. */
  draft: string;
  /** The archive of months, when it is there; null where nothing is kept. */
  readonly months: Promise<object | null>;
  /** The archive, once it is there. */
  readonly archiving: Archiving | null;
  /** What is shown beside and below the first result: not here yet, here as far as it could be had, or all of it. */
  readonly below: "" | "partly" | "all";
  /** Puts the keyboard where the work goes on. */
  onward(): void;
}
