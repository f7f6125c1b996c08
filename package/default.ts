/** The module that is loaded if none is given: made for speed. (The calculator's page has a smaller one.) */
export const DEFAULT = new URL("../pkg/yuekao_fast.wasm", import.meta.url);
