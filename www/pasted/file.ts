// A dropped or chosen file as text, or the reason why not.

import { decode, NotText } from "./decode.ts";

export type FileText = { text: string } | { refusal: "alarm-too-long" | "alarm-binary" | "alarm-workbook" | "alarm-xls" };

const MOST_BYTES = 60_000_000;

export async function fileText(file: File): Promise<FileText> {
  if (file.size > MOST_BYTES) return { refusal: "alarm-too-long" };
  if (/\.xls$/i.test(file.name)) return { refusal: "alarm-xls" };
  if (/\.xlsx$/i.test(file.name)) return workbook(file);
  try {
    return { text: decode(new Uint8Array(await file.arrayBuffer())) };
  } catch (cause) {
    if (cause instanceof NotText) return { refusal: "alarm-binary" };
    throw cause;
  }
}

async function workbook(file: File): Promise<FileText> {
  const { workbookText, WorkbookTooLarge } = await import("./workbook.ts");
  try {
    return { text: await workbookText(file) };
  } catch (cause) {
    return { refusal: cause instanceof WorkbookTooLarge ? "alarm-too-long" : "alarm-workbook" };
  }
}
