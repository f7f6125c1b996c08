// The tabs beside the month's result: each an element of its own with its own sentences, loaded when it is first opened.

import type { Months } from "../archive/months.ts";
import type { Sheet } from "../archive/sheet.ts";
import type { OnPaper } from "../months/protocol.ts";
import type { Engine } from "../engine/engine.ts";
import type { Language, TabId } from "../i18n/language.ts";
import type { View } from "../session/session.ts";

/** What every tab's element is given. */
export interface TabElement extends HTMLElement {
  language: Language;
  view: View;
  engine: Engine;
  /** The name under which things are kept in this browser; empty: nothing is. */
  storage?: string;
  /** The result whose derivation is open. */
  open: string | null;
  /** The archive of months, where there is one, and what is in it: another list is news. */
  archiving?: Months | null;
  sheets?: readonly Sheet[];
  /** Takes what is pasted or dropped while it is open. */
  take?(text: string): void;
  /** What is printed instead of what is on the screen, where that does not go on paper. */
  readonly onPaper?: OnPaper;
  /** The one sheet that is printed instead, where there is one. */
  readonly paper?: (HTMLElement & { drawn(): void }) | null;
  /** Where it has a quote to be taken along: shows how. */
  openQuote?(): void;
  /** Makes that ready. */
  recaps?: () => Promise<unknown>;
}

export interface Tab {
  id: Exclude<TabId, "month">;
  /** What must be there before it has anything to say. */
  needs: "month" | "months" | "contract";
  /** `split`: a part of the month, with the pasted figures and the answer in sight; `wide`: the tab has the desk to itself. */
  layout: "split" | "wide";
  /** What is pasted or dropped while it is open, where that is not one's own figures. */
  takes?: "statement";
  /** Defines `yuekao-<id>`. */
  load: () => Promise<unknown>;
}

/** In the order people use them; the month's own result goes before all of them. */
export const TABS: readonly Tab[] = [
  { id: "what-if", needs: "month", layout: "wide", load: () => import("../tabs/what-if.ts") },
  { id: "figures", needs: "month", layout: "split", load: () => import("../tabs/figures.ts") },
  { id: "reconcile", needs: "month", layout: "wide", takes: "statement", load: () => import("../tabs/reconcile.ts") },
  { id: "months", needs: "months", layout: "wide", load: () => import("../tabs/months.ts") },
  { id: "dates", needs: "month", layout: "split", load: () => import("../tabs/dates.ts") },
  { id: "offers", needs: "contract", layout: "wide", load: () => import("../tabs/offers.ts") },
  { id: "contract", needs: "contract", layout: "wide", load: () => import("../tabs/contract.ts") },
  { id: "embed", needs: "contract", layout: "wide", load: () => import("../tabs/embed.ts") },
];

/** A paste of more months is looked at as a table first. */
const MANY = 24;

/** Where somebody begins who has just pasted this. */
export function firstTab({ of }: View): TabId {
  return of > MANY ? "months" : "month";
}

/** Whether a tab has anything to say in this view. */
export function canOpen({ needs }: Tab, view: View): boolean {
  const there = { month: view.assessment !== null, months: view.of > 1 || view.several, contract: view.contract !== null };
  return there[needs];
}

/** The tab with that id, if it has anything to say. */
export function tabOf(id: TabId, view: View): Tab | null {
  return TABS.find((tab) => tab.id === id && canOpen(tab, view)) ?? null;
}
