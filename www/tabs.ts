// The tabs beside the month's result: each an element of its own with its own sentences, loaded when it is first opened.

import type { Engine } from "./engine.ts";
import type { Language } from "./language.ts";
import type { View } from "./session.ts";

/** What every tab's element is given. */
export interface TabElement extends HTMLElement {
  language: Language;
  view: View;
  engine: Engine;
}

export interface Tab {
  id: Exclude<TabId, "month">;
  /** What must be there before it has anything to say. */
  needs: "month" | "contract";
  /** `beside`: the pasted figures and the answer stay in sight; `wide`: the tab has the desk to itself. */
  layout: "beside" | "wide";
  /** Defines `yuekao-<id>-tab`. */
  load: () => Promise<unknown>;
}

export type TabId = "month" | "figures" | "dates" | "contract";

/** In the order people use them; the month's own result goes before all of them. */
const TABS: readonly Tab[] = [
  { id: "figures", needs: "month", layout: "beside", load: () => import("./tabs/figures.ts") },
  { id: "dates", needs: "month", layout: "beside", load: () => import("./tabs/dates.ts") },
  { id: "contract", needs: "contract", layout: "beside", load: () => import("./tabs/contract.ts") },
];

/** The tabs that have something to say in this view. */
export function tabsOf(view: View): readonly Tab[] {
  return TABS.filter(({ needs }) => (needs === "month" ? view.assessment : view.contract) !== null);
}

/** The tab with that id, if it has anything to say. */
export function tabOf(id: TabId, view: View): Tab | null {
  return tabsOf(view).find((tab) => tab.id === id) ?? null;
}
