// A file with the text of a contract: Word's, a page, or plain text.

import { load } from "yuekao";

import { decode } from "../paste/decode.ts";
import { isArchive } from "../paste/file.ts";
import { documentText } from "./document-text.ts";

const MARKUP = /^\s*<(?:!doctype|html|head|meta|table|body|div|p|!--)/i;

export async function annexText(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isArchive(bytes)) {
    const { docxText } = await import("./docx.ts");
    return docxText(bytes);
  }
  const { text } = decode(bytes, await load({ annex: false }));
  return MARKUP.test(text.slice(0, 2000)) ? documentText(text) : text;
}
