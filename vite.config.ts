import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig, mergeConfig } from "vitest/config";
import { ASKED } from "./scripts/first/asked.mjs";
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

const FIRST_GLUE = `${here("pkg/yuekao.js")}?first`;

/** wasm-bindgen's glue as far as a first result needs it: one of its classes, and of that only what is asked. */
const firstGlue: Plugin = {
  name: "first-glue",
  enforce: "pre",
  // Apart from the glue of the whole module, which has a memory of its own.
  resolveId: (source) => (source === "yuekao/first-glue" ? FIRST_GLUE : null),
  transform(code, id) {
    if (id !== FIRST_GLUE) return null;
    const kept = new Set<string>(["constructor", "free", "__destroy_into_raw", ...ASKED]);
    const unasked = this.parse(code).body.flatMap((node): { start: number; end: number }[] => {
      const declared = node.type === "ExportNamedDeclaration" ? node.declaration : null;
      if (declared?.type !== "ClassDeclaration") return /\b(?:Results|Stream)(?:Finalization)?\b/.test(code.slice(node.start, node.end)) ? [node] : [];
      if (declared.id?.name !== "Compiled") return [node];
      return declared.body.body.filter((part) => part.type === "MethodDefinition" && part.key.type === "Identifier" && !kept.has(part.key.name));
    });
    const short = unasked.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
    return { code: short, map: null };
  },
};

/** A first visit fetches the whole script at once, not when the one that imports it has arrived. */
const atOnce: Plugin = {
  name: "at-once",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /^assets\/calculator-.*\.js$/.test(file))
        .map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` }, injectTo: "head" })),
  },
};

/** The scripts that are named from outside. */
const PUBLIC: Readonly<Record<string, string>> = { element: "element.js", loader: "embed.js", sw: "sw.js" };

export default defineConfig(
  mergeConfig(shared(), {
    plugins: [firstGlue, atOnce, offline],
    resolve: {
      alias: [
        { find: /^yuekao$/, replacement: here("package/index.ts") },
        { find: /^yuekao\/first$/, replacement: here("www/first/engine.ts") },
      ],
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
      // A machine may be at work on something else.
      testTimeout: 60_000,
    },
  }),
);
