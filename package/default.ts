/** The module that is loaded if none is given. */
export const DEFAULT = new URL("../pkg/yuekao_bg.wasm", import.meta.url);
