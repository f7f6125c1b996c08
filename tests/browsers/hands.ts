// What a person does with a page, and sees of it: through open shadow roots, wherever something stands.

import { Key, type WebDriver, type WebElement } from "selenium-webdriver";

const PATIENCE = 30_000;
/** The key of shortcuts. */
const COMMAND = process.platform === "darwin" ? Key.META : Key.CONTROL;

/** An element's name: all of it, or what is in it. */
type Name = string | RegExp | null;

/**
 * Runs in the page: what can be seen and fits, by its name (label or text) where one is given. A selector is one or several
 * of an element each, from the outside in, wherever shadow roots are between them.
 */
const SEEN = `
  const [selector, name] = arguments;
  const labels = (one) => [...(one.labels ?? [])].map((label) => label.textContent).join(" ");
  const nameOf = (one) => (one.getAttribute("aria-label") || labels(one) || one.textContent).replaceAll(/\\s+/g, " ").trim();
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]));
  const above = (one) => one.parentNode?.host ?? one.parentElement;
  const fits = (one, [last, ...outer]) => one.matches(last) && (outer.length === 0 || within(above(one), outer));
  const within = (one, parts) => one !== null && (fits(one, parts) || within(above(one), parts));
  const parts = selector.split(" ").reverse();
  return all(document).filter((one) => fits(one, parts) && one.checkVisibility({ visibilityProperty: true }) && (name === null || new RegExp(name, "u").test(nameOf(one))));`;

/** Every text in the element, also what stands in shadow roots below it. */
const TEXT = `
  const text = (node) => (node instanceof Text ? node.data : node.localName === "style" ? "" : [...(node.shadowRoot ?? node).childNodes].map(text).join(""));
  return text(arguments[0]).replaceAll(/\\s+/g, " ").trim();`;

export class Hands {
  readonly driver: WebDriver;

  constructor(driver: WebDriver) {
    this.driver = driver;
  }

  async seen(selector: string, name: Name = null): Promise<WebElement[]> {
    const pattern = typeof name === "string" ? `^${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")}$` : (name?.source ?? null);
    return this.driver.executeScript<WebElement[]>(SEEN, selector, pattern);
  }

  /** Waits for it. */
  async find(selector: string, name: Name = null): Promise<WebElement> {
    return this.until(`${selector} ${String(name ?? "")}`, async () => (await this.seen(selector, name))[0]);
  }

  async click(selector: string, name: Name = null): Promise<void> {
    await this.until(`a click on ${selector} ${String(name ?? "")}`, async () => {
      await (await this.find(selector, name)).click();
      return true;
    });
  }

  /** A choice of a list, by its value. */
  async choose(selector: string, value: string): Promise<void> {
    await (await this.find(selector)).findElement({ css: `option[value="${value}"]` }).click();
  }

  async textOf(selector: string): Promise<string> {
    return this.driver.executeScript<string>(TEXT, await this.find(selector));
  }

  /** Waits until the text of what the selector finds contains this. */
  async reads(selector: string, text: string): Promise<void> {
    let last = "";
    await this.until(`“${text}” in ${selector}`, async () => {
      last = await this.textOf(selector);
      return last.includes(text) || null;
    }, () => `; it reads “${last.slice(0, 400)}”`);
  }

  /** Waits until there is none. */
  async gone(selector: string): Promise<void> {
    await this.until(`no ${selector}`, async () => (await this.seen(selector)).length === 0 || null);
  }

  /** What has the focus, however deep. */
  async focused(): Promise<WebElement> {
    return this.driver.executeScript<WebElement>("let one = document.activeElement; while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement; return one;");
  }

  /** Keys held down together, to whatever has the focus. */
  async press(...keys: string[]): Promise<void> {
    const hands = this.driver.actions();
    for (const key of keys) hands.keyDown(key);
    for (const key of keys.toReversed()) hands.keyUp(key);
    await hands.perform();
  }

  /** Everything in the field that has the focus. */
  async selectAll(): Promise<void> {
    await this.press(COMMAND, "a");
  }

  async copy(): Promise<void> {
    await this.press(COMMAND, "c");
  }

  async paste(): Promise<void> {
    await this.press(COMMAND, "v");
  }

  async until<Found>(what: string, look: () => Promise<Found | null | undefined>, and = (): string => ""): Promise<Found> {
    let failure: unknown = "";
    for (const end = performance.now() + PATIENCE; performance.now() < end; await new Promise((later) => setTimeout(later, 50))) {
      try {
        const found = await look();
        if (found !== null && found !== undefined) return found;
      } catch (cause) {
        // What was found a moment ago may have been drawn anew.
        failure = cause;
      }
    }
    throw new Error(`waited in vain for ${what}${and()} ${String(failure)}`);
  }
}
