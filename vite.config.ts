import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig, mergeConfig } from "vitest/config";
import { here, shared } from "./scripts/vite/shared.ts";

/** Writes into the service worker which files there are, and a version that changes with any of them. */
const offline: Plugin = {
  name: "offline",
  enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle["sw.js"];
    if (worker?.type !== "chunk") return;
    const built = Object.values(bundle).filter((file) => file !== worker).map((file) => ({ name: file.fileName, content: file.type === "chunk" ? file.code : file.source }));
    const copied = readdirSync(here("www/public")).filter((name) => !name.startsWith("_")).map((name) => ({ name, content: readFileSync(here(`www/public/${name}`)) }));
    const files = [...built, ...copied].sort((one, two) => (one.name < two.name ? -1 : 1));
    const version = createHash("sha256");
    for (const { name, content } of files) version.update(name).update("\0").update(content);
    const written = `const FILES=${JSON.stringify(files.map(({ name }) => name))},VERSION=${JSON.stringify(version.digest("hex").slice(0, 16))};`;
    worker.code = written + worker.code;
  },
};

/** Of the package as `yuekao/first`: what else stands behind some of its imports. */
const FIRST = new Map([["./default.js", "www/first/default.ts"], ["../pkg/contracts.js", "www/first/contracts.ts"]]);

/** The package a second time, to make a first result: over a part of the module, and with one contract. */
const firstResult: Plugin = {
  name: "first-result",
  enforce: "pre",
  async resolveId(source, importer) {
    if (source !== "yuekao/first" && !importer?.endsWith("?first")) return null;
    const other = FIRST.get(source);
    if (other) return here(other);
    const found = await this.resolve(source === "yuekao/first" ? "yuekao" : source, importer?.replace(/\?first$/, ""), { skipSelf: true });
    return found && `${found.id}?first`;
  },
};

/** The scripts that are named from outside. */
const PUBLIC: Readonly<Record<string, string>> = { element: "element.js", loader: "embed.js", sw: "sw.js" };

export default defineConfig(
  mergeConfig(shared(), {
    plugins: [firstResult, offline],
    resolve: { alias: [{ find: /^yuekao$/, replacement: here("package/index.ts") }] },
    server: { fs: { allow: [here(".")] } },
    build: {
      outDir: here("dist"),
      emptyOutDir: true,
      // The policy of the page allows no data: addresses but for pictures.
      assetsInlineLimit: 0,
      // scripts/size.mjs reads from it what a first visit loads.
      manifest: true,
      rolldownOptions: {
        input: {
          index: here("www/index.html"),
          embed: here("www/embed.html"),
          element: here("www/element.ts"),
          loader: here("www/embed/loader.ts"),
          sw: here("www/offline/service-worker.ts"),
        },
        preserveEntrySignatures: "exports-only",
        output: {
          // The page, the frame and the element begin with the same file; in pieces it would be larger.
          codeSplitting: { groups: [{ name: "calculator", test: /\/www\/elements\/calculator\.ts$/ }] },
          // What is named from outside keeps its name; everything else has its contents in it.
          entryFileNames: ({ name }: { name: string }) => PUBLIC[name] ?? "assets/[name]-[hash].js",
        },
      },
    },
    test: {
      root: here("."),
      include: ["tests/unit/**/*.test.ts", "www/**/*.test.ts"],
    },
  }),
);
