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

/** A first visit fetches the whole script and the engine at once, not when the file that asks for them has arrived. */
const atOnce: Plugin = {
  name: "at-once",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle).flatMap((file) => {
        const link = (attributes: Record<string, string>) => [{ tag: "link", attrs: { ...attributes, crossorigin: true, href: `./${file}` }, injectTo: "head" as const }];
        if (/^assets\/calculator-.*\.js$/.test(file)) return link({ rel: "modulepreload" });
        return /\/yuekao_bg-[^/]*\.wasm$/.test(file) ? link({ rel: "preload", as: "fetch", type: "application/wasm" }) : [];
      }),
  },
};

/** The scripts that are named from outside. */
const PUBLIC: Readonly<Record<string, string>> = { element: "element.js", loader: "embed.js", sw: "sw.js" };

export default defineConfig(
  mergeConfig(shared(), {
    plugins: [atOnce, offline],
    resolve: {
      alias: { "yuekao/offers": here("package/offers.ts"), yuekao: here("package/index.ts") },
    },
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
          element: here("www/element/element.ts"),
          loader: here("www/embed/loader.ts"),
          sw: here("www/offline/service-worker.ts"),
        },
        preserveEntrySignatures: "exports-only",
        output: {
          // The page, the frame and the element begin with the same file; in pieces it would be larger.
          codeSplitting: { groups: [{ name: "calculator", test: /\/www\/calculator\/calculator\.ts$/ }] },
          // What is named from outside keeps its name; everything else has its contents in it.
          entryFileNames: ({ name }: { name: string }) => PUBLIC[name] ?? "assets/[name]-[hash].js",
        },
      },
    },
    test: {
      root: here("."),
      include: ["tests/unit/**/*.test.ts", "www/**/*.test.ts"],
      // A machine may be at work on something else.
      testTimeout: 60_000,
    },
  }),
);
