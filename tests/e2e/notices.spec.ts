// What others wrote and is published here comes with their notices: the site, the page in one file, the package.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const versions = (JSON.parse(read("package-lock.json")) as { packages: Record<string, { version: string }> }).packages;
const npm = (name: string): string => `${name} ${versions[`node_modules/${name}`]?.version ?? ""}`;
const crate = (name: string): string => `${name} ${new RegExp(`name = "${name}"\nversion = "(.*)"`).exec(read("Cargo.lock"))?.[1] ?? ""}`;

const PAGE = [npm("lit"), npm("idb-keyval"), npm("d3-shape"), npm("@tanstack/virtual-core")];
const WORKBOOKS = [npm("@e965/xlsx"), npm("fflate")];
const ENGINE = [crate("rust_decimal"), crate("time"), crate("wasm-bindgen"), crate("csv-core")];

for (const [what, file, parts] of [
  ["the site", "dist/notices.txt", [...PAGE, ...WORKBOOKS, ...ENGINE]],
  ["the page in one file", "dist/yuekao.html", [...PAGE, ...WORKBOOKS, ...ENGINE]],
  ["the element of the package", "pkg/element/notices.txt", [...PAGE, ...WORKBOOKS, ...ENGINE]],
  ["the command of the package", "pkg/command/notices.txt", [...WORKBOOKS, ...ENGINE]],
] as const) {
  test(`${what} names what is in it, under its licence`, () => {
    const text = read(file);
    const lines = text.split("\n");
    for (const part of parts) expect(lines.filter((line) => line.startsWith(`${part} (`)), part).toHaveLength(1);
    expect(text).toContain("Permission is hereby granted, free of charge");
  });
}

test("nothing that is only used to build or to test is named", () => {
  const text = read("dist/notices.txt");
  for (const part of [npm("vite"), npm("eslint"), npm("vitest"), crate("proptest")]) expect(text).not.toContain(`${part} (`);
});
