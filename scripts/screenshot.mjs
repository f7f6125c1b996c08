#!/usr/bin/env node
// Makes docs/screenshot.png, the picture in the README, from the built page: bash scripts/with-browser.sh node
// scripts/screenshot.mjs
import { chromium } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { serve } from "./serve.mjs";

const executablePath = process.env["CHROMIUM"];
const server = await serve("dist");
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "zh-CN", colorScheme: "light" });
await page.goto(server.address);
await page.getByRole("button", { name: "载入示例" }).click();
await page.getByText("可进入").waitFor();
await mkdir("docs", { recursive: true });
await page.screenshot({ path: "docs/screenshot.png" });
await browser.close();
await server.close();
