/** The module that is loaded if none is given: made for speed. (A page that shows a first
 * result loads a part of the smaller one for it; see scripts/first.mjs.) */
export const DEFAULT = new URL("../pkg/yuekao_fast.wasm", import.meta.url);
