// What the library for workbooks leaves to those who use it: the results of formulas, so that a workbook shows them before it is
// computed again, and how a sheet is printed and filtered.

import type { Feature } from "write-excel-file/universal";
import { getOrderOfSiblings, getSelfClosingTagMarkup, insertElementMarkupAccordingToOrderOfSiblings, sanitizeTextContent } from "write-excel-file/utility";

const FORMULA = /<c ([^>]*)><f>(.*?)<\/f><\/c>/gs;

/** `results` of the formulas of each sheet, by the address of their cells. */
export function resultsOfFormulas(results: readonly ReadonlyMap<string, string | number>[]): Feature<Blob> {
  const shown = (cell: string, attributes: string, formula: string, known: ReadonlyMap<string, string | number>): string => {
    const result = known.get(/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? "");
    if (result === undefined) return cell;
    const kind = typeof result === "string" ? ' t="str"' : "";
    return `<c ${attributes}${kind}><f>${formula.replace(/^=/, "")}</f><v>${sanitizeTextContent(String(result))}</v></c>`;
  };
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _, { sheetIndex }) => xml.replaceAll(FORMULA, (cell: string, attributes: string, formula: string) => shown(cell, attributes, formula, results[sheetIndex] ?? new Map())),
        },
      },
    },
  };
}

export interface PageSetUp {
  name: string;
  landscape: boolean;
  /** The row that stands on every page. */
  repeated: number | null;
  /** The cells whose heads filter them. */
  filter: string | null;
}

const SHEET = "xl/worksheets/sheet{id}.xml";
const A4 = "9";

/** One page wide, of A4, with the heads on every page and the pages numbered. */
export function pageSetUp(sheets: readonly PageSetUp[]): Feature<Blob> {
  const siblings = (...parents: string[]): string[] => getOrderOfSiblings(SHEET, ...parents) ?? [];
  const names = sheets.flatMap(({ name, repeated, filter }, index) => {
    const quoted = `'${name.replaceAll("'", "''")}'`;
    const absolute = (range: string): string => range.replaceAll(/[A-Z]+|\d+/g, (part) => `$${part}`);
    const named = (id: string, hidden: string, range: string): string => `<definedName name="_xlnm.${id}" localSheetId="${String(index)}"${hidden}>${sanitizeTextContent(`${quoted}!${range}`)}</definedName>`;
    return [
      ...(filter === null ? [] : [named("_FilterDatabase", ' hidden="1"', absolute(filter))]),
      ...(repeated === null ? [] : [named("Print_Titles", "", `$${String(repeated)}:$${String(repeated)}`)]),
    ];
  });
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _, { sheetIndex }) => {
            const { filter = null, landscape = false } = sheets[sheetIndex] ?? {};
            const parts = [
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
              ...(filter === null ? [] : [getSelfClosingTagMarkup("autoFilter", { ref: filter })]),
              getSelfClosingTagMarkup("pageMargins", { left: "0.5", right: "0.5", top: "0.6", bottom: "0.7", header: "0.3", footer: "0.3" }),
              getSelfClosingTagMarkup("pageSetup", { paperSize: A4, orientation: landscape ? "landscape" : "portrait", fitToWidth: "1", fitToHeight: "0" }),
              "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>",
            ];
            // The library writes the orientation by itself where it is not upright.
            const without = xml.replaceAll(/<pageSetup\b[^>]*\/>|<pageMargins\b[^>]*\/>/g, "");
            return parts.reduce((made, part) => insertElementMarkupAccordingToOrderOfSiblings(made, part, siblings("worksheet"), "worksheet"), without);
          },
        },
        "xl/workbook.xml": {
          // The library writes an empty element of its own; with two of them Excel calls the workbook damaged.
          transform: (xml) => names.length === 0 ? xml
            : insertElementMarkupAccordingToOrderOfSiblings(xml.replace(/<definedNames\s*\/>/, ""), `<definedNames>${names.join("")}</definedNames>`, getOrderOfSiblings("xl/workbook.xml", "workbook") ?? [], "workbook"),
        },
      },
    },
  };
}
