// Dates, months and times as people type them, as ISO has them. The page has fields of its own for them: a browser's would write
// them by the browser's language, not by the page's.

/** What a field asks for; `time`: a day and a time of that day. */
export type DateKind = "date" | "month" | "time";

/** How each is written, as an example. */
export const WRITTEN: Readonly<Record<DateKind, string>> = { date: "2026-11-05", month: "2026-11", time: "2026-11-05 14:30" };

const DAY = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))$/;
const MONTH = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{2}))$/;
const TIME = /^(.*?\S)\s*[\sT日]\s*(\d{1,2}):(\d{2})(?::00)?$/;

/** As an ISO date, month or time; empty where nothing is typed, null while it is none yet. */
export function typedDate(kind: DateKind, typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return "";
  if (kind === "date") return day(text);
  if (kind === "month") {
    const [, year, named, digits = named] = MONTH.exec(text) ?? [];
    return year && digits ? (day(`${year}-${digits}-1`)?.slice(0, 7) ?? null) : null;
  }
  const [, date = "", hour = "", minute = ""] = TIME.exec(text) ?? [];
  const iso = day(date);
  return iso !== null && Number(hour) < 24 && Number(minute) < 60 ? `${iso}T${hour.padStart(2, "0")}:${minute}` : null;
}

/** As a field shows it. */
export function shownDate(iso: string): string {
  return iso.replace("T", " ");
}

function day(text: string): string | null {
  const [, year, named, on, digits = named, end = on] = DAY.exec(text) ?? [];
  if (!year || !digits || !end) return null;
  const iso = `${year}-${digits.padStart(2, "0")}-${end.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
