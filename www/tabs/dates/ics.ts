// The dates as a calendar file (RFC 5545): lines end in CRLF and hold at most 75 octets, text is escaped, days are
// VALUE=DATE. The same dates make the same file, byte for byte: what stands for its time comes from the month.

export interface CalendarEntry {
  /** Names it for good: a calendar that reads a newer file moves the entry instead of adding another. */
  uid: string;
  /** ISO date. */
  date: string;
  summary: string;
  description: string;
}

/** The file's content. `month` is the settled month, as "2026-10". */
export function calendarFile(name: string, month: string, entries: readonly CalendarEntry[]): string {
  const stamp = `${month.replace("-", "")}01T000000Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Yuekao//Yuekao//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ uid, date, summary, description }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Section 3.3.11. Other control characters cannot stand in a text at all. */
function escaped(text: string): string {
  const plain = text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
  return plain.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`);
}

const OCTETS = 75;

/** Section 3.1: a long line goes on behind a space on the next one; no character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = "";
  let octets = 0;
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (octets + length > OCTETS) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += length;
  }
  return out;
}
