// The library that packs workbooks hands long files to a worker made from a text, which the page's policy forbids. What is long
// is packed in a worker of the page's own already: here the same functions do their work in place.

import { zipSync, type Zippable, type ZipOptions } from "fflate";

export { strToU8, Zip, ZipDeflate, zipSync } from "fflate";

export function zip(files: Zippable, done: (failure: Error | null, packed: Uint8Array | null) => void): void {
  let packed: Uint8Array;
  try {
    packed = zipSync(files, { level: 6 } satisfies ZipOptions);
  } catch (cause) {
    done(cause instanceof Error ? cause : new Error(String(cause)), null);
    return;
  }
  done(null, packed);
}
