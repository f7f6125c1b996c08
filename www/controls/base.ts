// What every element's shadow root starts from: boxes, text, buttons, fields, tables.

import { css } from "lit";

export const base = css`
  :host {
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2 {
    font-size: var(--text);
    font-weight: 600;
    line-height: 24px;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  .button,
  select,
  input {
    min-height: 32px;
    padding: 5px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--round);
    background: var(--paper);
  }

  .button {
    cursor: pointer;
    white-space: nowrap;
  }

  .button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
  }

  .button:disabled {
    border-color: var(--line);
    color: var(--quiet);
    cursor: default;
  }

  .button.first {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }

  .button.first:hover:not(:disabled) {
    color: var(--accent-ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  /* In the place of what could not be drawn. */
  .failed {
    padding: var(--gap-3) var(--gap-4);
    border: 1px solid var(--error);
    border-radius: var(--round);
    background: var(--error-wash);
  }

  .button.plain {
    border-color: transparent;
    background: none;
    color: var(--accent);
  }

  /* Drawn here: left to itself each browser gives it another height and another ground. */
  select {
    appearance: none;
    max-width: 100%;
    padding-inline: 8px 26px;
    background: conic-gradient(from -45deg at bottom, currentcolor 90deg, #0000 0) right 9px center / 10px 5px no-repeat var(--paper);
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  /* A number that opens its derivation. */
  .why {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    text-align: inherit;
    /* Safari takes the shorthand for a line alone. */
    text-decoration: underline;
    text-decoration-style: dotted;
    text-decoration-color: var(--line-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.3em;
    cursor: pointer;
    font-variant-numeric: tabular-nums;
  }

  .why:hover,
  .why[aria-expanded="true"] {
    color: var(--accent);
    text-decoration-style: solid;
    text-decoration-color: currentcolor;
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .quiet {
    color: var(--quiet);
  }

  .small {
    font-size: var(--small);
  }

  .clause {
    color: var(--quiet);
    font-size: var(--small);
    white-space: nowrap;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th {
    font-weight: 500;
    text-align: start;
  }

  thead th {
    color: var(--quiet);
    font-size: var(--small);
    font-weight: 400;
    white-space: nowrap;
  }

  th,
  td {
    padding: 6px 12px;
    border-bottom: 1px solid var(--line);
    vertical-align: baseline;
  }

  .end {
    text-align: end;
  }

  .card {
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
  }

  .card > h2,
  .card > header {
    padding: var(--gap-3) var(--gap-4) var(--gap-2);
  }

  @media (forced-colors: active) {
    .button.first {
      border-width: 2px;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .why {
      transition: border-color 120ms, color 120ms;
    }
  }
`;
