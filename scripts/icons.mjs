#!/usr/bin/env node
// Draws the pictures of the installed page from www/public/icon.svg: run it again when that changes (bash
// scripts/with-browser.sh node scripts/icons.mjs), and commit them.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";

const icon = readFileSync("www/public/icon.svg", "utf8");
const executablePath = process.env["CHROMIUM"];
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });

/** @param {string} name @param {number} size @param {boolean} maskable a system cuts its own shape out of it */
async function draw(name, size, maskable) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawn = maskable ? icon.replace('rx="6"', 'rx="0"').replace("M8 10h16M8 16h16M8 22h9", "M10 11.5h12M10 16h12M10 20.5h7") : icon;
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawn}`);
  await page.screenshot({ path: `www/public/${name}`, omitBackground: true });
  await page.close();
}
await draw("icon-192.png", 192, false);
await draw("icon-512.png", 512, false);
await draw("icon-maskable.png", 512, true);
await browser.close();
