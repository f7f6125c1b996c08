import { describe, expect, test } from "vitest";
import { calendarFile } from "../../www/tabs/dates/ics.ts";

const entry = { uid: "mall/2026-10/result_objection@yuekao", date: "2026-11-13", summary: "Objection", description: "4.4" };

test("a file as RFC 5545 has it", () => {
  expect(calendarFile("October", "2026-10", [entry])).toBe([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yuekao//Yuekao//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:October",
    "BEGIN:VEVENT", "UID:mall/2026-10/result_objection@yuekao", "DTSTAMP:20261001T000000Z", "DTSTART;VALUE=DATE:20261113",
    "SUMMARY:Objection", "DESCRIPTION:4.4", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n"));
});

/** What a reader makes of it: folds undone, then escapes. */
const read = (file: string, name: string): string | undefined => {
  const line = file.replaceAll("\r\n ", "").split("\r\n").find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).replaceAll(/\\([\\;,n])/g, (_, letter: string) => (letter === "n" ? "\n" : letter));
};

describe("text", () => {
  test.each([
    ["separators and backslashes", String.raw`a, b; c\n \ :"`],
    ["line breaks", "one\ntwo"],
    ["long Chinese, four octets and all", "结果提供之日起五个工作日内可以提出异议；逾期视为认同。𠮷".repeat(12)],
    ["what looks like another property", "x\nEND:VEVENT\nBEGIN:VALARM"],
  ])("of %s comes back as it was", (_, text) => {
    const file = calendarFile("x", "2026-10", [{ ...entry, summary: text, description: text }]);
    expect(read(file, "SUMMARY")).toBe(text);
    expect(read(file, "DESCRIPTION")).toBe(text);
    expect(file.match(/BEGIN:/g)).toHaveLength(text.includes("BEGIN:") ? 2 + 2 : 2);
    for (const line of file.split("\r\n")) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[\r\n�]/);
    }
  });

  test("without control characters, and with every kind of line break as one", () => {
    const file = calendarFile("x", "2026-10", [{ ...entry, summary: "a\r\nb\rc\u0000\u0007d" }]);
    expect(read(file, "SUMMARY")).toBe("a\nb\ncd");
  });
});
