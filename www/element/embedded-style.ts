// The calculator's look inside another page: measured by the element's own width instead of the window's, coloured by the
// host's custom properties, and without what belongs to a page of its own.

import { css, unsafeCSS, type CSSResult } from "lit";

import { base } from "../controls/base.ts";
import { calculatorStyle } from "../calculator/calculator-style.ts";
import { tokens } from "../controls/tokens.ts";

/** Every token can be set from outside: `--accent` is `--yuekao-accent` where the host sets that. */
const open = (style: CSSResult): CSSResult => unsafeCSS(style.cssText.replaceAll(/--([\w-]+):\s*([^;]+);/g, "--$1: var(--yuekao-$1, $2);"));

/** The widths of the page's own rules, asked of the element. */
const contained = (style: CSSResult): CSSResult => unsafeCSS(style.cssText.replaceAll(/@media (?=\((?:min|max)-width)/g, "@container calculator "));

const embedded = css`
  :host {
    container: calculator / inline-size;
    /* Measured by its own width it has none from within: this is what it asks for where its place would be as wide as it is, as in a row of flexible boxes. */
    contain-intrinsic-inline-size: 960px;
    position: relative;
    min-height: 0;
    color-scheme: inherit;
    border: 1px solid var(--line);
    border-radius: 8px;
    overflow: clip;
  }

  /* They are about a page of its own. */
  .share,
  nav [data-tab="embed"] {
    display: none;
  }

  .data {
    position: static;
    height: auto;
    max-height: 640px;
  }

  .welcome {
    padding-block: var(--gap-6);
  }

  .drop {
    position: absolute;
  }

  /* Beside the number that was asked about, wherever the window stands. */
  yuekao-derivation {
    position: absolute;
    inset-block: max(0px, min(var(--asked, 0px), 100% - 600px)) auto;
    max-height: min(600px, 100%);
    border-block: 1px solid var(--line);
  }

  .sentences {
    position: sticky;
    bottom: 8px;
    margin-block: 8px;
  }

  :host(:is([view="compact"], [view="result"])) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--gap-3);
    }

    /* A tab that is opened from a hint shows the way back. */
    nav:has(:first-child[aria-current="page"]),
    .understood,
    .export,
    .paste {
      display: none;
    }

    yuekao-derivation {
      position: static;
      width: auto;
      max-height: none;
      border: 1px solid var(--line);
      border-radius: 8px;
      box-shadow: none;
    }
  }

  :host([view="compact"]) {
    .data {
      order: 0;
    }

    .data yuekao-sheet {
      display: none;
    }
  }

  :host([view="result"]) {
    .top,
    .data,
    /* What a hint in the answer opens is seen: the tabs are there then, too. */
    .app:has(.parts > :first-child[aria-current="page"]) .main:not(.welcome) > :not(yuekao-answer) {
      display: none;
    }
  }

  :host([fixed]) :is(.paste, .drop, .steps) {
    display: none;
  }

  /* Where nothing can be put in, nobody is asked to: it is said that there is nothing. */
  :host(:is([fixed], [view="result"])) .welcome {
    > * {
      display: none;
    }

    > [hidden] {
      display: block;
    }
  }
`;

/** Of the element itself, which is a box like any other, and no wider than its place. */
export const elementStyle = css`
  :host {
    display: block;
    min-width: 0;
    max-width: 100%;
  }

  :host([hidden]) {
    display: none;
  }
`;

export const embeddedStyle: readonly CSSResult[] = [open(tokens), base, contained(calculatorStyle), embedded];
