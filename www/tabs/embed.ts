// How to put the calculator into a page of one's own: chosen here, seen here, copied from here, with what the page's
// policy has to allow.

import { html, LitElement, nothing, type TemplateResult } from "lit";

import { ownName } from "../domain/contract.ts";
import type { Engine } from "../engine/engine.ts";
import { LOCALES, type Language } from "../i18n/language.ts";
import type { View } from "../session/session.ts";
import { OWN, settingsOf } from "../domain/state.ts";
import { attempt } from "../controls/attempt.ts";
import { base } from "../controls/base.ts";
import { define } from "../controls/define.ts";
import { ExportEvent } from "../controls/events.ts";
import { embedStyle } from "./embed/style.ts";
import { snippetOf, WAYS, type Snippet, type Way } from "./embed/snippet.ts";
import { tabStyle } from "./style.ts";

const VIEWS = ["full", "compact", "result"] as const;
const THEMES = ["", "light", "dark"] as const;

/** The element for pages of others, as far as it is set here. */
interface Preview extends HTMLElement {
  contract: unknown;
  figures: unknown;
}

export class EmbedTab extends LitElement {
  static override properties = {
    language: { attribute: false },
    view: { attribute: false },
    way: { state: true },
    chosen: { state: true },
    copied: { state: true },
  };
  static override styles = [base, tabStyle, embedStyle];

  declare language: Language;
  declare view: View;
  declare engine: Engine;
  declare way: Way;
  /** Null: as the calculator around is. */
  declare chosen: { contract: string | null; locale: string | null; theme: string; view: (typeof VIEWS)[number] };
  /** Which text was copied last, and whether the browser let it. */
  declare copied: { what: string; done: boolean } | null;
  #preview: Preview | null = null;

  constructor() {
    super();
    this.way = "element";
    this.chosen = { contract: null, locale: null, theme: "", view: "compact" };
    this.copied = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    attempt(this, this.#show());
  }

  override updated(): void {
    const preview = this.#preview;
    if (!preview) return;
    const { written: contract } = this.view;
    const { theme, view } = this.chosen;
    const own = this.#isOwn ? contract : this.#contract;
    // A figure that is set again is settled again.
    if (own !== null && JSON.stringify(preview.contract) !== JSON.stringify(own)) preview.contract = own;
    if (preview.figures !== this.view.inputs.text) preview.figures = this.view.inputs.text;
    Object.assign(preview, { language: this.#locale, theme, view });
  }

  override render(): TemplateResult {
    const snippet = snippetOf(this.way, {
      address: /^https?:/.test(location.href) ? new URL("./", location.href).href : this.language.say("embed-host"),
      contract: this.#isOwn ? "./contract.json" : this.#contract,
      language: this.#locale,
      theme: this.chosen.theme,
      view: this.chosen.view,
    });
    return html`<div class="choose">
        <section class="card" aria-labelledby="how"><h2 id="how">${this.language.say("embed-how")}</h2>${this.#form()}</section>
        <section class="card" aria-labelledby="copy"><h2 id="copy">${this.language.say("embed-copy")}</h2>${this.#texts(snippet)}</section>
      </div>
      <section class="card preview" aria-labelledby="preview"><h2 id="preview">${this.language.say("embed-preview")}</h2><div class="stage">${this.#preview ?? nothing}</div></section>`;
  }

  get #contract(): string {
    return this.chosen.contract ?? this.view.inputs.contract;
  }

  get #locale(): string {
    return this.chosen.locale ?? this.language.locale;
  }

  /** A contract from a file, or one with numbers of its own, has to stand beside the page as a file. */
  get #isOwn(): boolean {
    const { inputs } = this.view;
    if (this.#contract !== inputs.contract) return false;
    const { start, readings, values } = settingsOf(inputs);
    return inputs.contract.startsWith(OWN) || start !== "" || Object.keys(readings).length + Object.keys(values).length > 0;
  }

  #form(): TemplateResult {
    const { language, view } = this;
    const say = (id: string): string => language.say(id);
    const contracts = [...view.templates.map(({ id, label }) => [id, language.text(label)] as const), ...view.inputs.owns.map((own) => [own.id, ownName(own, language)] as const)];
    return html`<fieldset><legend>${say("embed-way")}</legend>
        ${WAYS.map((way) => html`<label><input type="radio" name="way" value=${way} .checked=${way === this.way} @change=${() => { this.way = way; }} />
          <span>${say(`embed-way-${way}`)}<small>${say(`embed-about-${way}`)}</small></span></label>`)}
      </fieldset>
      ${this.way === "file" ? nothing : html`<div class="fields">
        ${this.#select("contract", "contract", contracts, this.#contract)}
        ${this.#select("locale", "language", LOCALES.map((locale) => [locale, say(`language-${locale}`)] as const), this.#locale)}
        ${this.#select("view", "embed-view", VIEWS.map((name) => [name, say(`embed-view-${name}`)] as const), this.chosen.view)}
        ${this.#select("theme", "embed-theme", THEMES.map((name) => [name, say(`embed-theme-${name || "page"}`)] as const), this.chosen.theme)}
      </div>`}
      ${this.#isOwn && this.way !== "file" ? html`<p class="own">${say("embed-own")} <button type="button" class="button" @click=${this.#export}>${say("embed-export")}</button></p>` : nothing}`;
  }

  #select(name: keyof EmbedTab["chosen"], label: string, options: readonly (readonly [string, string])[], chosen: string): TemplateResult {
    const choose = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement) this.chosen = { ...this.chosen, [name]: event.target.value };
    };
    return html`<label for=${name}>${this.language.say(label)}</label>
      <select id=${name} @change=${choose}>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}</select>`;
  }

  #texts({ code, policy }: Snippet): TemplateResult {
    const { language } = this;
    if (this.way === "file") {
      const here = location.protocol === "file:";
      return html`<p class="about">${language.say(here ? "embed-file-here" : "embed-file")}</p>
        ${here ? nothing : html`<p class="about"><a class="button" href="./yuekao.html" download="yuekao.html">${language.say("embed-download")}</a></p>`}`;
    }
    return html`${this.#text("code", code)}
      <p class="about">${language.say(`embed-policy-${this.way}`)}</p>
      ${this.#text("policy", policy)}`;
  }

  #text(what: string, text: string): TemplateResult {
    const { language, copied } = this;
    const copy = async (): Promise<void> => {
      const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
      this.copied = { what, done };
    };
    return html`<div class="text">
      <pre tabindex="0" aria-label=${language.say(`embed-${what}`)}><code>${text}</code></pre>
      <button type="button" class="button" aria-label=${language.say(`embed-copy-${what}`)} @click=${copy}>${language.say("embed-copy-it")}</button>
      <span role="status" class="small quiet">${copied?.what === what ? language.say(copied.done ? "embed-copied" : "embed-copy-by-hand") : nothing}</span>
    </div>`;
  }

  #export = (): void => {
    this.dispatchEvent(new ExportEvent());
  };

  async #show(): Promise<void> {
    if (this.#preview) return;
    const { YuekaoCalculator } = await import("../element/element.ts");
    this.#preview ??= new YuekaoCalculator();
    this.requestUpdate();
  }
}

define("yuekao-embed", EmbedTab);
