// The copyright notices of what is bundled: notices.txt beside every bundle. npm's packages are those of the modules that are in
// it, workers included; crates are those the engine is compiled with.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import satisfies from "spdx-satisfies";
import type { Plugin } from "vite";

/** The licences that what is published may come under: all ask for no more than their notice. */
const ALLOWED = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Zlib", "Unlicense", "Unicode-3.0", "MPL-2.0"];
const WASM = "wasm32-unknown-unknown";
const LICENCE_FILE = /^(?:licen[cs]e|copying|copyright|notice|unlicense)/i;

interface Part {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly authors: readonly string[];
  readonly folder: string;
}

interface CargoMetadata {
  readonly packages: readonly { name: string; version: string; license: string | null; authors: readonly string[]; manifest_path: string }[];
}

const cargo = (...words: string[]): string => execFileSync("cargo", [...words, "--locked"], { encoding: "utf8", maxBuffer: 1 << 28 });

/** The crates in the engine: what it depends on, without what is only run while it is compiled or tested. */
function crates(): Part[] {
  const tree = cargo("tree", "--target", WASM, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
  const wanted = new Set(tree.split("\n").slice(1).map((line) => line.split(" ").slice(0, 2).join(" ")));
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", WASM)) as CargoMetadata;
  return packages
    .filter(({ name, version }) => wanted.has(`${name} v${version}`))
    // Some crates still write "A/B" for "A OR B".
    .map(({ name, version, license, authors, manifest_path }) => ({ name, version, license: (license ?? "").replaceAll("/", " OR "), authors, folder: join(manifest_path, "..") }));
}

/** The package a module belongs to. */
function packageOf(id: string): string | null {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? null;
}

function npmPackage(folder: string): Part {
  const { name, version, license = "", author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as
    { name: string; version: string; license?: string; author?: string | { name: string } };
  return { name, version, license, authors: author ? [typeof author === "string" ? author : author.name] : [], folder };
}

/** The texts of a part's licence. Where it may be taken under one of several licences, MIT's text will do. */
function texts({ name, license, authors, folder }: Part): string[] {
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const mit = files.filter((file) => /mit/i.test(file));
  const chosen = mit.length > 0 && satisfies(license, ["MIT"]) ? mit : files;
  if (chosen.length > 0) return chosen.map((file) => readFileSync(join(folder, file), "utf8").trim());
  // A few bring no file, only the name of their licence.
  if (satisfies(license, ["MIT"])) {
    const [title, , ...terms] = readFileSync("LICENSE-MIT", "utf8").trim().split(/\n{2,}/);
    return [[title, `Copyright (c) ${authors.join(", ") || `the authors of ${name}`}`, ...terms].join("\n\n")];
  }
  if (satisfies(license, ["Apache-2.0"])) return [readFileSync("LICENSE-APACHE", "utf8").trim()];
  throw new Error(`${name} brings no text of its licence (${license})`);
}

function check({ name, version, license }: Part): void {
  if (!satisfies(license, ALLOWED)) throw new Error(`${name} ${version} comes under “${license}”, which is not among the licences allowed: ${ALLOWED.join(", ")}`);
}

/** Every part under its licence; parts that bring the very same text stand above it together. */
function written(parts: readonly Part[]): string {
  const byText = new Map<string, string[]>();
  for (const part of parts) {
    check(part);
    const text = texts(part).join("\n\n");
    byText.set(text, [...(byText.get(text) ?? []), `${part.name} ${part.version} (${part.license})`]);
  }
  const own = `Yuekao (MIT OR Apache-2.0)\n\n${readFileSync("LICENSE-MIT", "utf8").trim()}`;
  const others = [...byText].map(([text, names]) => `${names.join("\n")}\n\n${text}`);
  return `${["What is published here contains the following.", own, ...others].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

const byName = (one: Part, two: Part): number => (one.name < two.name ? -1 : one.name > two.name ? 1 : 0);

// Workers are bundled by themselves, before the bundle that starts them is finished.
const folders = new Set<string>();

/** Notes what a bundle is made of. */
const collect: NonNullable<Plugin["generateBundle"]> = (_, bundle) => {
  for (const file of Object.values(bundle)) {
    if (file.type !== "chunk") continue;
    for (const id of file.moduleIds) {
      const folder = packageOf(id);
      if (folder && !id.startsWith("\0")) folders.add(folder);
    }
  }
};

export const workerNotices: Plugin = { name: "worker-notices", apply: "build", generateBundle: collect };

export const notices: Plugin = {
  name: "notices",
  apply: "build",
  generateBundle: {
    order: "pre",
    handler(...given) {
      void collect.apply(this, given);
      const npm = [...folders].map(npmPackage).sort(byName);
      this.emitFile({ type: "asset", fileName: "notices.txt", source: written([...npm, ...crates().sort(byName)]) });
    },
  },
};
