// wasm-bindgen's glue cut down by the bundler; see vite.config.ts.
declare module "*/yuekao.js?first" {
  export { __wbg_reset_state, Compiled, default } from "../../pkg/yuekao.js";
}
