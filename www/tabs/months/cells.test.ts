// How the cells of the list of months are written.

import { expect, test } from "vitest";

import type { Contract } from "../../engine/engine.ts";
import { language, LOCALES } from "../../i18n/language.ts";
import type { MonthLine } from "../../months/protocol.ts";
import { Cells, type Content } from "./cells.ts";

const written = (content: Content): string => JSON.stringify(content);

test("a month that is kept twice is marked in the list as it is in the matrix, and says which one counts", async () => {
  const line = (month: string): MonthLine => ({ kind: "month", record: 0, cells: ["蓝鲸", month], problems: [] }) as unknown as MonthLine;
  for (const locale of LOCALES) {
    const words = await language(locale, ["page", "more", "months"]);
    const cells = new Cells(words, {} as Contract, ["vendor", "month"], new Set(["蓝鲸\n2026-10"]));
    const heading = { id: "month", label: "", kind: "month" } as const;
    expect(written(cells.month(heading, line("2026-10")))).toContain(words.say("months-twice"));
    expect(written(cells.month(heading, line("2026-09")))).not.toContain("twice");
  }
});
