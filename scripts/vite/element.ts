// The element as the package brings it: pkg/element/, beside the engine that Node and pages import, and using that.

import type { Plugin } from "vite";
import { defineConfig, mergeConfig } from "vite";
import { here, shared, workerPlugins } from "./shared.ts";

/** The engine and what reckons offers with it are not put into the bundle once more. */
const engineBeside = (): Plugin => ({
  name: "engine-beside",
  enforce: "pre",
  resolveId: (source) => (source === "yuekao" || source === "yuekao/offers" ? { id: source === "yuekao" ? "../index.js" : "../offers.js", external: true } : null),
});

const fileNames = { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]" };

export default defineConfig(
  mergeConfig(shared(), {
    plugins: [engineBeside()],
    publicDir: false,
    build: {
      outDir: here("pkg/element"),
      emptyOutDir: true,
      minify: true,
      rolldownOptions: { input: { index: here("www/element/element.ts") }, preserveEntrySignatures: "exports-only", output: fileNames },
    },
    worker: { plugins: () => [...workerPlugins(), engineBeside()], rolldownOptions: { output: { entryFileNames: "[name]-[hash].js" } } },
  }),
);
