// The library that packs and unpacks workbooks hands long files to a worker made from a text, which the page's policy
// forbids. What is long is packed in a worker of the page's own already: here the same functions do their work in place.

import { unzipSync, zipSync, type UnzipCallback, type UnzipOptions, type Zippable, type ZipOptions } from "fflate";

export { strFromU8, strToU8, Unzip, UnzipInflate, unzipSync, Zip, ZipDeflate, zipSync } from "fflate";

export function zip(files: Zippable, done: (failure: Error | null, packed: Uint8Array | null) => void): void {
  answer(done, () => zipSync(files, { level: 6 } satisfies ZipOptions));
}

/** With options or without: the reader of workbooks gives none. */
export function unzip(packed: Uint8Array, ...rest: [UnzipOptions, UnzipCallback] | [UnzipCallback]): void {
  const [options, done] = rest.length === 2 ? rest : [{}, rest[0]];
  answer(done as (failure: Error | null, files: ReturnType<typeof unzipSync> | null) => void, () => unzipSync(packed, options));
}

function answer<Result>(done: (failure: Error | null, result: Result | null) => void, work: () => Result): void {
  let result: Result;
  try {
    result = work();
  } catch (cause) {
    done(cause instanceof Error ? cause : new Error(String(cause)), null);
    return;
  }
  done(null, result);
}
