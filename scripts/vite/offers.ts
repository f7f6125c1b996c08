// What reckons offers, in one file with the kinds of figures it knows: pkg/offers.js, which asks whatever engine it is handed.

import { defineConfig } from "vite";
import { here, workerPlugins } from "./shared.ts";

export default defineConfig({
  plugins: workerPlugins().filter(({ name }) => name === "figure-names"),
  publicDir: false,
  build: {
    outDir: here("pkg"),
    emptyOutDir: false,
    target: "es2023",
    minify: true,
    lib: { entry: here("package/offers.ts"), formats: ["es"], fileName: () => "offers.js" },
  },
});
