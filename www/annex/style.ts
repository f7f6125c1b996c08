import { css } from "lit";

import { narrow } from "../controls/narrow.ts";

export const annexStyle = css`
  :host {
    display: block;
    max-width: 1440px;
    margin-inline: auto;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2) var(--gap-4);
    align-items: baseline;
    margin-bottom: var(--gap-3);
  }

  h2 {
    font-size: var(--large);
  }

  textarea {
    display: block;
    width: 100%;
    min-height: 300px;
    padding: var(--gap-4);
    border: 1px dashed var(--line-strong);
    border-radius: 8px;
    background: var(--paper);
    resize: vertical;
    tab-size: 8;
    line-height: 24px;
  }

  textarea::placeholder {
    color: var(--quiet);
    opacity: 1;
    white-space: pre-line;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    align-items: center;
    margin-block: var(--gap-3);
  }

  .acts .open {
    color: var(--warning);
    font-weight: 600;
  }

  /* One names a contract. */
  .acts .button {
    max-width: 100%;
    text-align: start;
    white-space: normal;
  }

  .wrong {
    color: var(--error);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(300px, 5fr) minmax(0, 7fr);
    gap: var(--gap-4);
    align-items: start;
  }

  .source {
    position: sticky;
    top: 0;
    max-height: 100vh;
    overflow: auto;
    padding-block: var(--gap-2);
  }

  .source li {
    content-visibility: auto;
    contain-intrinsic-size: auto 44px;
  }

  .line {
    display: grid;
    grid-template-columns: 34px minmax(0, 1fr);
    gap: var(--gap-2);
    width: 100%;
    padding: 5px var(--gap-3) 5px 4px;
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    text-align: start;
    cursor: pointer;
    line-height: 22px;
  }

  .line:hover,
  .line[aria-current="true"] {
    background: var(--accent-wash);
  }

  .line .place {
    color: var(--quiet);
    font-size: var(--small);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .line .words {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    tab-size: 4;
  }

  .line .what {
    display: block;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 18px;
  }

  .recognised .line {
    border-color: var(--accent);
  }

  .asked .line {
    border-color: var(--warning);
  }

  .asked .what {
    color: var(--warning);
  }

  .unread .line {
    border-color: var(--line-strong);
    border-inline-start-style: dashed;
  }

  .left .words {
    color: var(--quiet);
  }

  .questions {
    display: grid;
    gap: var(--gap-3);
    margin-bottom: var(--gap-4);
  }

  fieldset {
    margin: 0;
    padding: var(--gap-3) var(--gap-4);
    border: 1px solid var(--warning);
    border-radius: 8px;
    background: var(--warning-wash);
    min-width: 0;
  }

  fieldset legend {
    padding: 0 var(--gap-1);
    font-weight: 600;
  }

  fieldset label {
    display: block;
    padding-block: 3px;
  }

  fieldset input {
    min-height: 0;
    margin-inline-end: 6px;
  }

  .merge {
    margin-bottom: var(--gap-3);
  }

  .merge dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--gap-1) var(--gap-3);
    margin-block: var(--gap-2) 0;
  }

  .merge dt {
    color: var(--quiet);
  }

  .merge dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  blockquote {
    margin: 0 0 var(--gap-1);
    color: var(--quiet);
    font-size: 13px;
    overflow-wrap: anywhere;
  }

  blockquote button {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    cursor: pointer;
  }

  .settled {
    border-color: var(--line);
    background: none;
  }

  ${narrow(900, css`
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }

    .source {
      position: static;
      max-height: 50vh;
    }
  `)}
`;
