// What the command reads workbooks with, in one file: nobody installs libraries with the package.

import { defineConfig } from "vite";
import { notices } from "./notices.ts";
import { here, workerPlugins } from "./shared.ts";

export default defineConfig({
  plugins: [...workerPlugins(), notices],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: here("package/command/workbook.ts"),
    ssrEmitAssets: true,
    outDir: here("pkg/command"),
    emptyOutDir: false,
    target: "node20",
    minify: true,
    rolldownOptions: { output: { entryFileNames: "workbook.js" } },
  },
});
