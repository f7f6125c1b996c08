// Takes the place of package/default.ts in the page: a first visit loads the module that was made small.
export const DEFAULT = new URL("../pkg/yuekao_bg.wasm", import.meta.url);
