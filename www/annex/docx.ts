// A Word file as text. Loaded when somebody hands one in.

import mammoth from "mammoth";

import { repacked, unpack } from "../../package/workbook/archive.ts";
import { documentText } from "./document-text.ts";
import { numbersWritten } from "./word-numbers.ts";

/** Three hundred pages are some 10 MB of XML. */
const ARCHIVE = { entries: 2_000, unpacked: 60_000_000 };

export async function docxText(bytes: Uint8Array): Promise<string> {
  const files = unpack(bytes, ARCHIVE, (name) => /\.(?:xml|rels)$/i.test(name));
  const copy = repacked(numbersWritten(files)).slice();
  // Pictures hold no text.
  const { value } = await mammoth.convertToHtml({ arrayBuffer: copy.buffer }, { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) });
  return documentText(value);
}
