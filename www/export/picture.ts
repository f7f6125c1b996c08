// The result as a picture for a chat: drawn here, on a canvas, from what the page shows. Nothing is sent anywhere.

import { payers, scoreLabel, title } from "../domain/contract.ts";
import { markedParties } from "../domain/marked-parties.ts";
import { missingGroups, missingSentences, tierText } from "../domain/missing.ts";
import { rateText, statusText, vendorAndMonth } from "../domain/result-texts.ts";
import type { Assessment, Contract } from "../engine/engine.ts";
import type { Language } from "../i18n/language.ts";
import { moneyText, valueText } from "../i18n/open-values.ts";

/** Pixels of the screen for one of the picture: sharp on a phone. */
const SCALE = 2;
const WIDTH = 640;
const EDGE = 28;
const MOST_ROWS = 16;
const INK = "#16211f";
const QUIET = "#52625f";
const RED = "#a3261c";
const LINE = "#dde4e4";
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** A line of the picture: what it is, and its value. */
interface PictureLine {
  label: string;
  value: string;
  kind: "title" | "about" | "warning" | "large" | "row" | "heading" | "foot";
}

/** What stands in the picture, from above. */
export function pictureLines(contract: Contract, assessment: Assessment, language: Language): PictureLine[] {
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const { score, scoreBetween, status, totals, metrics, lines } = assessment;
  const { client, provider } = markedParties(contract, language);
  const paying = payers(contract);
  const line = (kind: PictureLine["kind"], label: string, value = ""): PictureLine => ({ kind, label, value });
  const incomplete = status === "incomplete" ? [say("recap-incomplete"), ...missingSentences(missingGroups(contract, assessment, language), language)] : [];
  const measured = metrics.filter(({ value, target }) => value !== null || target !== null).slice(0, MOST_ROWS);
  const paid = lines.filter(({ category, due }) => category === undefined && due !== false).slice(0, MOST_ROWS);
  return [
    line("title", vendorAndMonth(assessment, language)),
    line("about", language.text(title(contract))),
    ...incomplete.map((sentence) => line("warning", sentence)),
    ...(contract.score ? [
      line("large", scoreLabel(contract, language), status === "not_assessable" ? say("no-data") : valueText(score, scoreBetween, language.number.plain, language)),
      line("large", say("tier"), tierText(assessment, contract, language)),
    ] : []),
    ...(paying.client ? [line("large", say("pays", { party: client }), moneyText(totals.clientPays, totals.clientPaysBetween, language))] : []),
    ...(paying.provider ? [line("large", say("pays", { party: provider }), moneyText(totals.providerPays, totals.providerPaysBetween, language))] : []),
    ...(measured.length > 0 ? [line("heading", say("rates"))] : []),
    ...measured.map((metric) => {
      const { label, unit, target, met } = metric;
      const aim = target === null ? "" : ` ${say("export-target", { target: language.measure(target, unit) })}${met === null ? "" : met ? " ✓" : " ✕"}`;
      return line("row", language.text(label), `${rateText(metric, language)}${aim}`);
    }),
    ...(paid.length > 0 ? [line("heading", say("statement"))] : []),
    ...paid.map(({ label, amount, between, due }) => line("row", language.text(label), `${moneyText(amount, between, language)}${due === null ? `${say("list-comma")}${say("line-due-open")}` : ""}`)),
    line("foot", statusText(status, language)),
  ];
}

const HEIGHT: Readonly<Record<PictureLine["kind"], number>> = { title: 40, about: 32, warning: 26, large: 36, row: 28, heading: 40, foot: 36 };
const FONTS: Readonly<Record<PictureLine["kind"], string>> = { title: "600 24px", about: "14px", warning: "600 14px", large: "17px", row: "15px", heading: "600 14px", foot: "13px" };

export async function picture(lines: readonly PictureLine[]): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const height = lines.reduce((sum, { kind }) => sum + HEIGHT[kind], 2 * EDGE);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("there is no canvas to draw on");
  context.scale(SCALE, SCALE);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = "middle";
  let top = EDGE;
  for (const { kind, label, value } of lines) {
    const middle = top + HEIGHT[kind] / 2;
    context.font = `${FONTS[kind]} ${FONT}`;
    context.fillStyle = kind === "warning" ? RED : kind === "about" || kind === "heading" || kind === "foot" ? QUIET : INK;
    context.textAlign = "left";
    const room = WIDTH - 2 * EDGE;
    const right = value === "" ? 0 : Math.min(context.measureText(value).width, room * 0.62);
    context.fillText(fitted(context, label, room - right - (right > 0 ? 16 : 0)), EDGE, middle);
    context.textAlign = "right";
    if (kind === "large") context.font = `600 20px ${FONT}`;
    if (value !== "") context.fillText(fitted(context, value, room * 0.62), WIDTH - EDGE, middle);
    if (kind === "row" || kind === "about" || kind === "heading") {
      context.fillStyle = LINE;
      context.fillRect(EDGE, top + HEIGHT[kind] - 1, room, 1);
    }
    top += HEIGHT[kind];
  }
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be made"))), "image/png"));
}

/** As much of a text as there is room for. */
function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let kept = text;
  while (kept.length > 1 && context.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return `${kept}…`;
}
