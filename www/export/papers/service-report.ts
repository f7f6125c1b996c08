// The provider's monthly report on its service (服务月报), as the contracts ask for it: volumes, response, resolution, satisfaction,
// targets, the months before, complaints where they are given; what is to be done is left to be written.

import { scoreLabel } from "../../domain/contract.ts";
import { monthFigures, type FigureKind } from "../../domain/figure-kinds.ts";
import { tierText } from "../../domain/missing.ts";
import { capital } from "../../domain/problem-sentences.ts";
import type { Block, PaperDocument } from "../../documents/document.ts";
import type { Assessment, Contract, Metric } from "../../engine/engine.ts";
import type { Language } from "../../i18n/language.ts";
import { valueText } from "../../i18n/open-values.ts";
import type { View } from "../../session/session.ts";
import { rateOf, targetOf } from "../../sheets/month.ts";
import type { SettledMonth } from "../settled-month.ts";
import { framedPaper, type Section } from "./paper-frame.ts";

export type ReportedMonth = Pick<SettledMonth, "month" | "assessment">;

/** Earlier months that are shown with the one that is reported; more do not fit the page. */
export const MOST_BEFORE = 5;

/** What counts complaints, by its name: contracts name their kinds themselves. */
const COMPLAINTS = /投诉|投訴|complaint/i;

/** `before`: earlier months of the same vendor, the oldest first. */
export function serviceReport(view: View, before: readonly ReportedMonth[], language: Language): PaperDocument | null {
  const { contract, month, assessment } = view;
  if (!contract || !month || !assessment) return null;
  const months: ReportedMonth[] = [...before.slice(-MOST_BEFORE), { month, assessment }];
  const say = (id: string, values?: Readonly<Record<string, string>>): string => language.say(id, values);
  const figures = monthFigures(contract);
  const complaints = figures.filter(({ label }) => COMPLAINTS.test(JSON.stringify(label)));
  const counted = figures.filter((figure) => !complaints.includes(figure) && (figure.kind === "count" || figure.kind === "number") && figure.unit !== "s" && figure.unit !== "points");
  const sections: Section[] = [
    [say("report-volumes"), table(counted, months, language, say("report-no-volumes"))],
    [say("report-quality"), quality(contract, months, language)],
    [say("report-complaints"), complaints.some((figure) => given(figure, months)) ? table(complaints, months, language, "") : [{ blank: say("report-complaints-blank") }]],
    [say("report-measures"), measures(contract, assessment, language)],
    [say("report-next"), [{ blank: say("report-next-blank") }]],
  ];
  return framedPaper(view, { title: say("paper-report"), contract, assessment, ...(months.length > 1 ? {} : { note: say("report-one-month") }), sections }, language);
}

const monthName = ({ assessment }: ReportedMonth, language: Language): string => (language.month(assessment.month));

function given({ id }: FigureKind, months: readonly ReportedMonth[]): boolean {
  return months.some(({ month }) => month.figures[id] !== undefined);
}

/** Figures down, months along. */
function table(figures: readonly FigureKind[], months: readonly ReportedMonth[], language: Language, none: string): Block[] {
  const shown = figures.filter((figure) => given(figure, months));
  if (shown.length === 0) return [{ text: none, note: true }];
  const rows = shown.map(({ id, label, unit }) => [capital(language.text(label), language), ...months.map(({ month }) => {
    const value = month.figures[id];
    return value === undefined ? language.say("not-given") : language.measure(String(value), unit);
  })]);
  return [{ table: { heads: [language.say("export-line"), ...months.map((month) => monthName(month, language))], rows, numbers: months.map((_, place) => place + 1) } }];
}

function quality(contract: Contract, months: readonly ReportedMonth[], language: Language): Block[] {
  const helpers = new Set(contract.metrics?.filter(({ helper }) => helper === true).map(({ id }) => id));
  const now = months.at(-1)?.assessment.metrics ?? [];
  const of = ({ assessment }: ReportedMonth, id: string): Metric | undefined => assessment.metrics.find((metric) => metric.id === id);
  const shown = now.filter(({ id }) => !helpers.has(id) && months.some((month) => (of(month, id)?.value ?? null) !== null || (of(month, id)?.target ?? null) !== null));
  const rows = shown.map((metric) => [
    language.text(metric.label), targetOf(metric, contract, language),
    ...months.map((month) => {
      const found = of(month, metric.id);
      return found ? measured(found, month.assessment, language) : language.say("no-data");
    }),
  ]);
  const score = contract.score ? [
    [scoreLabel(contract, language), "", ...months.map(({ assessment }) => (assessment.status === "not_assessable" ? language.say("no-data") : valueText(assessment.score, assessment.scoreBetween, language.number.plain, language)))],
    [language.say("tier"), "", ...months.map(({ assessment }) => tierText(assessment, contract, language))],
  ] : [];
  return [{ table: { heads: [language.say("export-line"), language.say("rate-target"), ...months.map((month) => monthName(month, language))], rows: [...rows, ...score], numbers: [1, ...months.map((_, place) => place + 2)] } }];
}

function measured(metric: Metric, assessment: Assessment, language: Language): string {
  const { value, met } = metric;
  const shown = rateOf(metric, assessment, language);
  return value === null || met === null ? shown : `${shown} ${met ? "✓" : "✕"}`;
}

/** What missed its target, each with room for what is done about it. */
function measures(contract: Contract, assessment: Assessment, language: Language): Block[] {
  const { metrics, outcomes } = assessment;
  const missed = metrics.filter(({ met }) => met === false);
  const holding = outcomes.filter(({ holds }) => holds === true).map(({ label }) => language.text(label));
  return [
    ...(holding.length > 0 ? [{ text: language.say("report-outcomes", { names: holding.join(language.say("list-comma")) }) }] : []),
    ...(missed.length === 0 ? [{ text: language.say("report-none-missed") }] : []),
    ...missed.map((metric): Block => ({ blank: language.say("report-missed", { name: language.text(metric.label), value: rateOf(metric, assessment, language), target: targetOf(metric, contract, language) }) })),
    ...(missed.length === 0 ? [{ blank: language.say("report-measures-blank") }] : []),
  ];
}
