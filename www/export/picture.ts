// The result as a picture for a chat: drawn here, on a canvas, from what the page shows. Nothing is sent anywhere.

import { blanksOf } from "../contract/result-notes.ts";
import { payers, scoreLabel, title } from "../domain/contract.ts";
import { markedParties } from "../domain/marked-parties.ts";
import { missingGroups, missingSentences, tierText } from "../domain/missing.ts";
import { statusText, vendorAndMonth } from "../domain/result-texts.ts";
import type { Assessment, Contract, Metric } from "../engine/engine.ts";
import type { Language, Locale } from "../i18n/language.ts";
import { moneyText, valueText } from "../i18n/open-values.ts";
import { rateOf, targetText } from "../sheets/month.ts";

/** Pixels of the screen for one of the picture: sharp on a phone. */
const SCALE = 2;
const WIDTH = 640;
const EDGE = 28;
/** Between a label and its value, at least. */
const BETWEEN = 16;
const MOST_ROWS = 16;
const INK = "#16211f";
const QUIET = "#52625f";
const RED = "#a3261c";
const LINE = "#dde4e4";
/** A character is not written alike everywhere. */
const FONT: Readonly<Record<Locale, string>> = {
  "zh-CN": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  "zh-TW": '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif',
  en: 'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
};

/** A line of the picture: what it is, and its value. */
interface PictureLine {
  label: string;
  value: string;
  kind: "title" | "about" | "warning" | "large" | "row" | "heading" | "foot";
}

/** What stands in the picture, from above; `told`: what there is to say of the contract. */
export function pictureLines(contract: Contract, assessment: Assessment, language: Language, told: readonly string[] = []): PictureLine[] {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const { score, scoreBetween, status, totals, metrics, lines } = assessment;
  const { client, provider } = markedParties(contract, language);
  const paying = payers(contract);
  const line = (kind: PictureLine["kind"], label: string, value = ""): PictureLine => ({ kind, label, value });
  const incomplete = status === "incomplete" ? [say("recap-incomplete"), ...missingSentences(missingGroups(contract, assessment, language), language)] : [];
  const examples = blanksOf(contract, language);
  const helpers = new Set(contract.metrics?.filter(({ helper }) => helper).map(({ id }) => id));
  const measured = metrics.filter(({ id, value, target }) => !helpers.has(id) && (value !== null || target !== null)).slice(0, MOST_ROWS);
  const paid = lines.filter(({ category, due }) => category === undefined && due !== false).slice(0, MOST_ROWS);
  // What it was assessed as is said where the contract assesses, and an incomplete month is called that below.
  const assessed = (contract.score || status !== "assessed") && status !== "incomplete" ? [statusText(status, language)] : [];
  return [
    line("title", vendorAndMonth(assessment, language)),
    line("about", [language.text(title(contract)), ...assessed].join(" · ")),
    ...[...incomplete, ...(examples === "" ? [] : [examples])].map((sentence) => line("warning", sentence)),
    ...(contract.score ? [
      line("large", scoreLabel(contract, language), status === "not_assessable" ? say("no-data") : valueText(score, scoreBetween, language.number.plain, language)),
      line("large", say("tier"), tierText(assessment, contract, language)),
    ] : []),
    ...(paying.client ? [line("large", say("pays", { party: client }), moneyText(totals.clientPays, totals.clientPaysBetween, language))] : []),
    ...(paying.provider ? [line("large", say("pays", { party: provider }), moneyText(totals.providerPays, totals.providerPaysBetween, language))] : []),
    ...(measured.length > 0 ? [line("heading", say("rates"))] : []),
    ...measured.map((metric) => line("row", language.text(metric.label), rateAndTarget(metric, contract, assessment, language))),
    ...(paid.length > 0 ? [line("heading", say("statement"))] : []),
    ...paid.map(({ label, amount, between, due }) => line("row", language.text(label), `${moneyText(amount, between, language)}${due === null ? `${say("list-comma")}${say("line-due-open")}` : ""}`)),
    ...told.map((sentence) => line("foot", sentence)),
  ];
}

function rateAndTarget(metric: Metric, contract: Contract, assessment: Assessment, language: Language): string {
  const { target, met } = metric;
  const rate = rateOf(metric, assessment, language);
  return target === null ? rate : `${rate} · ${targetText(metric, contract, language)}${met === null ? "" : met ? " ✓" : " ✕"}`;
}

interface Look {
  font: string;
  /** How high a line of text is, and what stands above and below all of them together. */
  line: number;
  space: number;
  ink: string;
  ruled?: true;
}

const LOOKS: Readonly<Record<PictureLine["kind"], Look>> = {
  title: { font: "600 24px", line: 32, space: 8, ink: INK },
  about: { font: "14px", line: 20, space: 12, ink: QUIET, ruled: true },
  warning: { font: "600 14px", line: 20, space: 6, ink: RED },
  large: { font: "17px", line: 26, space: 10, ink: INK },
  row: { font: "15px", line: 22, space: 6, ink: INK, ruled: true },
  heading: { font: "600 14px", line: 20, space: 20, ink: QUIET, ruled: true },
  foot: { font: "13px", line: 18, space: 10, ink: QUIET },
};

export async function picture(lines: readonly PictureLine[], locale: Locale): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas to draw on");
  const width = (font: string, text: string): number => {
    context.font = `${font} ${FONT[locale]}`;
    return context.measureText(text).width;
  };
  const room = WIDTH - 2 * EDGE;
  // Nothing is cut off: what has no room beside the other goes on below.
  const laid = lines.map(({ kind, label, value }) => {
    const look = LOOKS[kind];
    const valueFont = kind === "large" ? "600 20px" : look.font;
    const valueRoom = value === "" ? 0 : Math.max(room * 0.6, room - width(look.font, label) - BETWEEN);
    const values = value === "" ? [] : wrapped(value, (text) => width(valueFont, text) <= valueRoom);
    const taken = Math.max(0, ...values.map((text) => width(valueFont, text) + BETWEEN));
    const labels = wrapped(label, (text) => width(look.font, text) <= room - taken);
    return { look, valueFont, labels, values, height: Math.max(labels.length, values.length) * look.line + look.space };
  });
  const height = laid.reduce((sum, one) => sum + one.height, 2 * EDGE);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = "middle";
  let top = EDGE;
  for (const { look, valueFont, labels, values, height: high } of laid) {
    context.fillStyle = look.ink;
    const write = (texts: readonly string[], font: string, align: CanvasTextAlign, x: number): void => {
      context.font = `${font} ${FONT[locale]}`;
      context.textAlign = align;
      texts.forEach((text, place) => { context.fillText(text, x, top + look.space / 2 + look.line * (place + 0.5)); });
    };
    write(labels, look.font, "left", EDGE);
    write(values, valueFont, "right", WIDTH - EDGE);
    if (look.ruled) {
      context.fillStyle = LINE;
      context.fillRect(EDGE, top + high - 1, room, 1);
    }
    top += high;
  }
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png"));
}

/** A word with the space after it, or a character of a script without spaces with what must not begin a line. */
const PIECE = /[\p{Script=Han}][，、。；：）》”…]*|[^\s\p{Script=Han}]+\s*|\s+/gu;

/** A text in lines that fit, at least one; a word longer than a line is broken where it has to be. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines = [""];
  for (const piece of text.match(PIECE) ?? []) {
    const last = lines.at(-1) ?? "";
    if (fits((last + piece).trimEnd())) lines[lines.length - 1] = last + piece;
    else if (fits(piece.trimEnd())) lines.push(piece);
    else for (const character of piece) lines.push(...(fits((lines.at(-1) ?? "") + character) ? [(lines.pop() ?? "") + character] : [character]));
  }
  return lines.map((line) => line.trim()).filter((line, place) => line !== "" || place === lines.length - 1 && lines.length === 1);
}
