// A document as a .docx file on A4. Loaded when one is asked for.

import {
  AlignmentType, BorderStyle, Document, Footer, Header, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType,
  type FileChild, type IRunOptions, type ITableCellOptions,
} from "docx";

import type { ChartRun } from "docx/charts";

import type { Block, DocumentChart, DocumentTable, FileDocument, Signature } from "./document.ts";

const INK = "1b2622";
const QUIET = "5c6460";
const RED = "a3261c";
const FILL = "e8efec";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "b9c4bf" } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_LINES = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;
/** The page between its margins, in twentieths of a point: A4 less 20 mm on either side. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 } as const;
const WIDTH = PAGE.width - 2 * PAGE.margin;
/** Room to write by hand. */
const BLANK_LINES = 3;

/** Lines are told apart by their dashes and colours, as on the page. */
const CHART_LINES = [{ color: "0b5d85", dash: "solid" }, { color: "a63b1f", dash: "dash" }, { color: INK, dash: "shortDot" }, { color: "c0732a", dash: "longDashDot" }] as const;
/** In pixels, 96 to the inch. */
const CHART_SIZE = { width: 630, height: 300 } as const;

export async function docx(document: FileDocument): Promise<Blob> {
  const { title, about, mark, locale, blocks } = document;
  const charts = blocks.some((one) => "chart" in one) ? await import("docx/charts") : null;
  const file = new Document({
    title,
    creator: "",
    styles: { default: { document: { run: { font: { ascii: "Calibri", hAnsi: "Calibri", eastAsia: locale === "zh-TW" ? "Microsoft JhengHei" : "SimSun" }, size: 21, color: INK } } } },
    sections: [{
      properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin } } },
      headers: mark === undefined ? {} : { default: new Header({ children: [paragraph(mark, { color: RED, strong: true, alignment: AlignmentType.CENTER })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ size: 16, color: QUIET, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        paragraph(title, { size: 34, strong: true, alignment: AlignmentType.CENTER, after: 80 }),
        ...(about === undefined ? [] : [paragraph(about, { color: QUIET, alignment: AlignmentType.CENTER, after: 160 })]),
        ...blocks.flatMap((one) => (!("chart" in one) ? block(one) : charts ? [drawing(one.chart, charts.ChartRun), gap()] : [])),
      ],
    }],
  });
  return Packer.toBlob(file);
}

interface Run {
  size?: number;
  strong?: boolean;
  color?: string;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  before?: number;
  after?: number;
  keepNext?: boolean;
}

function paragraph(text: string, { size, strong, color, alignment, before = 0, after = 60, keepNext = false }: Run = {}): Paragraph {
  const look: IRunOptions = { ...(size === undefined ? {} : { size }), ...(strong ? { bold: true } : {}), ...(color === undefined ? {} : { color }) };
  const lines = text.split("\n").map((line, place) => new TextRun({ text: line, ...look, ...(place > 0 ? { break: 1 } : {}) }));
  return new Paragraph({ children: lines, spacing: { before, after }, keepNext, ...(alignment === undefined ? {} : { alignment }) });
}

function block(block: Block): FileChild[] {
  if ("heading" in block) return [paragraph(block.heading, { size: 24, strong: true, before: 200, after: 80, keepNext: true })];
  if ("list" in block) return block.list.map((one) => paragraph(`· ${one}`, {}));
  if ("facts" in block) return [facts(block.facts), gap()];
  if ("table" in block) return [table(block.table), gap()];
  if ("signatures" in block) return [gap(), signatures(block.signatures)];
  if ("blank" in block) return [paragraph(block.blank, { strong: true, before: 80, keepNext: true }), blank(block.text ?? ""), gap()];
  return block.text.split("\n").map((line) => paragraph(line, { strong: block.strong === true, ...(block.note ? { color: QUIET, size: 18 } : {}) }));
}

function drawing({ label, axis, lines }: DocumentChart, Chart: typeof ChartRun): Paragraph {
  const chart = new Chart({
    type: "scatter",
    lines: "straight",
    markers: false,
    series: lines.map(({ name, points }, place) => {
      const { color, dash } = CHART_LINES[place % CHART_LINES.length] ?? CHART_LINES[0];
      return { name, points: points.map(([x, y]) => ({ x, y })), color, line: { width: 2, dash } };
    }),
    xAxis: { title: axis, numberFormat: "#,##0", gridlines: false },
    yAxis: { numberFormat: "#,##0" },
    altText: { name: label, description: label },
    transformation: CHART_SIZE,
  });
  // A chart is a run, which the library's own type of what a paragraph holds does not list.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new Paragraph({ children: [chart] });
}

const gap = (): Paragraph => new Paragraph({ children: [], spacing: { before: 0, after: 80 } });

function cellOf(text: string, width: number, run: Run, more: Partial<ITableCellOptions> = {}): TableCell {
  return new TableCell({
    children: [paragraph(text, { after: 0, ...run })],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...more,
  });
}

const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE } as const;

function table({ heads, rows, numbers = [], total = false, widths }: DocumentTable): Table {
  const columns = widthsOf(heads, rows, widths);
  const alignment = (column: number): Run => (numbers.includes(column) ? { alignment: AlignmentType.END } : {});
  const width = (column: number): number => columns[column] ?? 0;
  return new Table({
    columnWidths: columns,
    width: { size: WIDTH, type: WidthType.DXA },
    borders: BORDERS,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((head, column) => cellOf(head, width(column), { strong: true, size: 19, ...alignment(column) }, { shading: { fill: FILL } })) }),
      ...rows.map((row, place) => new TableRow({ cantSplit: true, children: row.map((text, column) => cellOf(text, width(column), { size: 19, strong: total && place === rows.length - 1, ...alignment(column) })) })),
    ],
  });
}

function facts(rows: readonly (readonly [string, string])[]): Table {
  const columns = [Math.round(WIDTH / 4), WIDTH - Math.round(WIDTH / 4)] as const;
  return new Table({
    columnWidths: [...columns],
    width: { size: WIDTH, type: WidthType.DXA },
    borders: BORDERS,
    rows: rows.map(([label, value]) => new TableRow({ cantSplit: true, children: [cellOf(label, columns[0], { color: QUIET, size: 19 }, { shading: { fill: FILL } }), cellOf(value, columns[1], { size: 19 })] })),
  });
}

function blank(text: string): Table {
  const room = text === "" ? Array.from({ length: BLANK_LINES }, () => paragraph("", {})) : [paragraph(text, {})];
  return new Table({ columnWidths: [WIDTH], width: { size: WIDTH, type: WidthType.DXA }, borders: BORDERS, rows: [new TableRow({ cantSplit: true, children: [new TableCell({ children: room, width: { size: WIDTH, type: WidthType.DXA }, margins: { top: 60, bottom: 60, left: 90, right: 90 } })] })] });
}

function signatures(parties: readonly Signature[]): Table {
  const column = Math.floor(WIDTH / Math.max(parties.length, 1));
  return new Table({
    columnWidths: parties.map(() => column),
    width: { size: WIDTH, type: WidthType.DXA },
    borders: NO_LINES,
    rows: [new TableRow({ cantSplit: true, children: parties.map(({ party, lines }) => new TableCell({ width: { size: column, type: WidthType.DXA }, children: [paragraph(party, { strong: true, after: 300 }), ...lines.map((line) => paragraph(line, { after: 240 }))] })) })],
  });
}

/** The edges of a cell, in Latin letters. */
const CELL_EDGES = 3;

/** Widths that fill the page, by what the columns hold where none are given; a Chinese character is as wide as two Latin ones. */
function widthsOf(heads: readonly string[], rows: readonly (readonly string[])[], given?: readonly number[]): number[] {
  const length = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);
  const parts = given ?? heads.map((head, column) => Math.min(40, Math.max(6, ...[head, ...rows.map((row) => row[column] ?? "")].map(length))) + CELL_EDGES);
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((WIDTH * part) / all));
}
