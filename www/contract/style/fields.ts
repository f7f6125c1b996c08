// Fields: text until they are pointed at or have the keyboard.

import { css } from "lit";

export const fieldStyle = css`
  /* A field is text until it is wanted. */
  .sheet :is(input, select) {
    min-height: 0;
    padding: 0 2px;
    border: 1px solid transparent;
    border-bottom: 1px dotted var(--line-strong);
    border-radius: 3px 3px 0 0;
    background: none;
    color: inherit;
    line-height: 22px;
    field-sizing: content;
    vertical-align: baseline;
    max-width: 100%;
  }

  .sheet input.number {
    min-width: 1.4em;
    text-align: center;
    color: var(--accent);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .sheet .words {
    padding-inline: 0;
    border-bottom-color: transparent;
  }

  /* Longer words run on like the text they are. */
  span.words {
    border-bottom: 1px solid transparent;
    border-radius: 3px;
    overflow-wrap: anywhere;
  }

  span.words:empty::before {
    content: attr(aria-label);
    color: var(--quiet);
    opacity: 0.6;
  }

  span.words:hover {
    background-color: var(--sunk);
    box-shadow: 0 0 0 1px var(--line-strong);
  }

  span.words:focus {
    background-color: var(--sunk);
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  .changed > span.words {
    border-bottom: 2px solid var(--accent);
  }

  .sheet select {
    padding-inline-end: 11px;
    background: conic-gradient(from -45deg at bottom, var(--line-strong) 90deg, #0000 0) right 2px center / 6px 3px no-repeat;
    text-overflow: ellipsis;
    cursor: pointer;
  }

  .sheet :is(input, select):hover:not(:disabled, [readonly]),
  .sheet tr:hover input.words:hover {
    border-color: var(--line-strong);
    border-radius: 3px;
    background-color: var(--sunk);
  }

  .sheet :is(input, select):focus {
    border-color: var(--accent);
    border-radius: 3px;
    background-color: var(--sunk);
    outline: 2px solid var(--accent);
    outline-offset: 0;
  }

  .sheet [readonly],
  .sheet select:disabled {
    border-color: transparent;
    cursor: default;
    opacity: 1;
  }

  .sheet input:disabled {
    color: var(--quiet);
  }

  .sheet [aria-invalid="true"] {
    border-color: var(--error);
    background-color: var(--error-wash);
  }

  .start input,
  .own-name {
    border-bottom-color: var(--line-strong) !important;
    min-width: 96px !important;
  }

  .unit {
    margin-inline-start: 2px;
  }

  .part {
    white-space: normal;
  }

  .bracket {
    color: var(--quiet);
  }

  .mark {
    margin-inline: 2px 4px;
    padding: 0 4px;
    border-radius: 3px;
    background: var(--warning-wash);
    color: var(--warning);
    font-size: 11px;
    line-height: 16px;
    white-space: nowrap;
  }

  .sheet .stand-in input.number {
    border-bottom: 2px dashed var(--warning);
  }

  .changed > :is(input, select) {
    border-bottom: 2px solid var(--accent) !important;
  }

  .was {
    margin-inline-start: 4px;
    color: var(--quiet);
    font-size: var(--small);
    white-space: nowrap;
  }

  .back {
    min-width: 24px;
    padding: 0 4px;
    border: 0;
    background: none;
    color: var(--accent);
    cursor: pointer;
    line-height: 24px;
  }

  .wrong {
    color: var(--error);
    font-size: 13px;
    line-height: 22px;
  }

  span.wrong {
    margin-inline-start: 6px;
  }

  .wrong.all {
    margin: 4px 0 4px 96px;
  }

  .outline .wrong {
    font-size: 13px;
  }

  .doubt {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    margin-inline-start: 8px;
    padding: 0 8px;
    border-radius: var(--round);
    background: var(--warning-wash);
    color: var(--warning);
    font-size: 13px;
    line-height: 26px;
  }

  .doubt .button {
    min-height: 24px;
    padding: 0 8px;
  }

  .lost {
    color: var(--error);
  }

  .reading > .field > select {
    border-bottom: 1px solid var(--lit-edge);
    background-color: color-mix(in srgb, var(--lit) 45%, transparent);
  }

  .rows {
    display: block;
    position: relative;
    padding-inline-start: 1.2em;
  }

  .rows > .tool {
    position: absolute;
    top: auto;
    bottom: -4px;
    inset-inline-start: 0;
    margin: 0;
  }

  .field.of-number {
    white-space: nowrap;
  }

  .field :is(.wrong, .doubt) {
    white-space: normal;
  }

  /* What is wrong with a range does not push the other columns out of sight. */
  .ladder span.wrong {
    display: block;
    max-width: 260px;
    margin-inline: 0;
    white-space: normal;
  }

  .row {
    display: block;
    position: relative;
  }

  .rows.listed > .row::before {
    content: "·";
    position: absolute;
    inset-inline-start: -0.8em;
    color: var(--quiet);
  }

  .others {
    color: var(--quiet);
    font-size: 13.5px;
    line-height: 26px;
  }

  .others summary {
    cursor: pointer;
    font-size: 13px;
  }
`;
