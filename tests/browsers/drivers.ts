// The browsers the journeys are made in, each driven by its own driver: which of them are installed, and how one is opened
// on an empty profile whose downloads and complaints can be read.

import { spawn, type ChildProcess } from "node:child_process";
import { once, type EventEmitter } from "node:events";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import * as chrome from "selenium-webdriver/chrome.js";
import * as firefox from "selenium-webdriver/firefox.js";

export const BROWSERS = ["Chromium", "Firefox", "WebKit"] as const;
export type Browser = (typeof BROWSERS)[number];

export interface Opened {
  driver: WebDriver;
  visit: (address: string) => Promise<void>;
  /** Exceptions, errors and warnings of the pages since the last time, as the browser words them. */
  complaints: () => Promise<string[]>;
  close: () => Promise<void>;
}

/** Programs set-up has found, by the variables it hands them over in. */
export const PROGRAMS: Readonly<Record<Browser, readonly string[]>> = {
  Chromium: ["CHROMIUM", "CHROMEDRIVER"],
  Firefox: ["FIREFOX", "GECKODRIVER"],
  WebKit: ["MINIBROWSER", "WEBKITDRIVER"],
};

export const installed = (browser: Browser): boolean => PROGRAMS[browser].every((name) => process.env[name]);

function program(name: string): string {
  const path = process.env[name] ?? "";
  accessSync(path, constants.X_OK);
  return path;
}

/** A browser of its own: nothing it does is remembered by another. Its downloads come to the folder. */
export function opened(browser: Browser, folder: string): Promise<Opened> {
  return { Chromium: openedChromium, Firefox: openedFirefox, WebKit: openedWebKit }[browser](folder);
}

async function openedChromium(folder: string): Promise<Opened> {
  const options = new chrome.Options();
  options.setChromeBinaryPath(program("CHROMIUM"));
  options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN");
  options.setUserPreferences({ "download.default_directory": folder, "intl.accept_languages": "zh-CN" });
  options.enableBidi();
  return heard(await new Builder().forBrowser("chrome").setChromeOptions(options).setChromeService(new chrome.ServiceBuilder(program("CHROMEDRIVER"))).build());
}

async function openedFirefox(folder: string): Promise<Opened> {
  const options = new firefox.Options();
  options.setBinary(program("FIREFOX"));
  options.addArguments("-headless");
  options.setPreference("intl.accept_languages", "zh-CN");
  options.setPreference("browser.download.folderList", 2);
  options.setPreference("browser.download.dir", folder);
  options.setPreference("browser.download.always_ask_before_handling_new_types", false);
  options.enableBidi();
  return heard(await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(new firefox.ServiceBuilder(program("GECKODRIVER"))).build());
}

/** What a page complains of comes over the driver's second line. */
async function heard(driver: WebDriver): Promise<Opened> {
  const complaints: string[] = [];
  const line = await driver.getBidi();
  await line.subscribe("log.entryAdded", []);
  // The library's own socket, which its types take for a browser's.
  (line.socket as unknown as EventEmitter).on("message", (data: unknown) => {
    const { method, params } = JSON.parse(String(data)) as { method?: string; params?: { level?: string; text?: string } };
    if (method === "log.entryAdded" && /^(?:error|warn)/.test(params?.level ?? "")) complaints.push(params?.text ?? "");
  });
  return { driver, visit: (address) => driver.get(address), complaints: () => Promise.resolve(complaints.splice(0)), close: () => driver.quit() };
}

/** Runs in the page, where the driver itself tells nothing of what pages complain of. */
const LISTEN = `
  const complaints = (globalThis.complaints = []);
  addEventListener("error", ({ message }) => complaints.push(message));
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  for (const level of ["error", "warn"]) console[level] = (...said) => complaints.push(said.join(" "));`;

/** WebKit's browser for tests has no mode without a screen. Its pages are heard from the moment they are loaded. */
async function openedWebKit(folder: string): Promise<Opened> {
  const port = await freePort();
  const screen = spawn("xvfb-run", ["-a", "-s", "-screen 0 1920x1080x24", program("WEBKITDRIVER"), `--port=${port}`], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, HOME: folder, NO_AT_BRIDGE: "1", GTK_A11Y: "none" },
  });
  // The screen does not end with the driver: both do with their group, also where a test is broken off.
  const end = (): boolean => screen.pid !== undefined && process.kill(-screen.pid);
  process.once("exit", end);
  const options = { binary: program("MINIBROWSER"), args: ["--automation"] };
  const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options });
  await listening(port, screen);
  const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  const complaints: string[] = [];
  const hear = async (): Promise<void> => {
    complaints.push(...(await driver.executeScript<string[]>("return globalThis.complaints?.splice(0) ?? [];")));
  };
  return {
    driver,
    visit: async (address) => {
      await hear();
      await driver.get(address);
      await driver.executeScript(LISTEN);
    },
    complaints: async () => {
      await hear();
      return complaints.splice(0);
    },
    close: async () => {
      await driver.quit();
      process.off("exit", end);
      const ended = once(screen, "exit");
      end();
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      server.close(() => {
        if (at !== null && typeof at === "object") found(at.port);
      });
    });
  });
}

async function listening(port: number, program: ChildProcess): Promise<void> {
  for (let round = 0; round < 100; round++) {
    if (program.exitCode !== null) throw new Error(`the driver ended with ${program.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("the driver does not answer");
}
