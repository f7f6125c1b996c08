// The sheet: the result in sight, the outline, headings and clauses with their numbers in the margin.

import { css } from "lit";

export const sheetStyle = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .around {
    display: grid;
    grid-template-columns: 168px minmax(0, 1000px);
    gap: 0 var(--gap-6);
    justify-content: center;
    align-items: start;
  }

  /* The result stays in sight. */
  .stick {
    position: sticky;
    top: 0;
    z-index: 3;
    grid-column: 1 / -1;
    margin-bottom: var(--gap-3);
  }

  .strip {
    max-width: 1192px;
    margin-inline: auto;
    padding: 8px 16px;
    border: 1px solid var(--line);
    border-radius: 0 0 8px 8px;
    background: var(--paper);
    box-shadow: 0 2px 10px light-dark(rgb(20 40 45 / 8%), rgb(0 0 0 / 35%));
  }

  .strip .now {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 24px;
    align-items: baseline;
    min-height: 26px;
    font-variant-numeric: tabular-nums;
  }

  .strip .figure {
    white-space: nowrap;
  }

  .strip strong {
    font-size: 17px;
    font-weight: 600;
  }

  .strip s {
    color: var(--quiet);
  }

  .strip .fresh {
    color: var(--accent);
  }

  .strip .drafted {
    color: var(--error);
    font-size: 13px;
  }

  .outline {
    position: sticky;
    top: 64px;
    padding-top: 4px;
    font-size: 13px;
  }

  .outline button {
    display: block;
    width: 100%;
    padding: 4px 10px;
    border: 0;
    border-inline-start: 2px solid var(--line);
    background: none;
    color: var(--ink);
    text-align: start;
    cursor: pointer;
    line-height: 22px;
  }

  .outline button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }

  .outline .find {
    width: 100%;
    margin-bottom: 6px;
  }

  .outline .lost {
    color: var(--error);
    font-size: var(--small);
  }

  .outline .lost:empty {
    display: none;
  }

  .outline .wrong {
    border-color: var(--error);
    color: var(--error);
  }

  .changed-count {
    margin-inline-start: 4px;
    color: var(--accent);
    font-size: var(--small);
    white-space: nowrap;
  }

  .sheet {
    padding: 36px 48px 48px 24px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--paper);
    font-size: 15px;
    line-height: 30px;
  }

  .head {
    padding-inline-start: 96px;
    margin-bottom: 8px;
  }

  .head h2 {
    font-size: 22px;
    font-weight: 600;
    line-height: 36px;
  }

  .head :is(.mine, .parties) {
    line-height: 28px;
    font-size: var(--text);
  }

  .mine label {
    display: inline-block;
    max-width: 100%;
  }

  .start {
    white-space: nowrap;
  }

  .parties .small {
    margin-inline-end: 12px;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 6px 8px;
    line-height: 20px;
  }

  .acts .button {
    min-height: 28px;
    padding: 2px 10px;
    font-size: 13px;
  }

  .acts [aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-wash);
    color: var(--accent);
  }

  input[type="file"] {
    display: none;
  }

  .checking {
    padding: 4px 12px;
    border-radius: var(--round);
    background: var(--accent-wash);
    font-size: var(--text);
    line-height: 24px;
  }

  .changed-list {
    margin-block: 4px;
    font-size: var(--text);
    line-height: 26px;
  }

  .changed-list summary {
    color: var(--accent);
    cursor: pointer;
  }

  .changes {
    padding-inline-start: 4px;
  }

  .link {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--line-strong);
    text-underline-offset: 3px;
  }

  .link:hover {
    color: var(--accent);
  }

  section {
    margin-top: 20px;
  }

  h3 {
    margin-inline-start: 96px;
    padding-bottom: 2px;
    border-bottom: 1px solid var(--line);
    font-size: 17px;
    font-weight: 600;
    line-height: 32px;
    scroll-margin-top: 72px;
  }

  h4 {
    margin: 10px 0 0 96px;
    color: var(--quiet);
    font-size: 13px;
    font-weight: 500;
    line-height: 22px;
  }

  .block {
    display: grid;
    grid-template-columns: 80px minmax(0, 1fr) 24px;
    gap: 0 16px;
    /* Room for what stands between its first line and the one before. */
    margin-block: -4px;
    padding-block: 8px;
    border-radius: 4px;
    scroll-margin-top: 72px;
    contain-intrinsic-size: auto 68px;
  }

  /* Left out of drawing while it is out of sight: only once it has its size, as a jump goes past what is estimated. */
  .measured .block {
    content-visibility: auto;
  }

  .block:focus {
    outline: none;
  }

  .block:focus-visible {
    outline: 2px solid var(--accent);
  }

  .margin {
    padding-top: 1px;
    color: var(--quiet);
    font-size: 12.5px;
    line-height: 28px;
    text-align: end;
  }

  .margin input.words {
    width: 100%;
    max-width: 80px;
    color: var(--quiet);
    text-align: end;
  }

  .check input {
    min-height: 0;
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }

  .remark {
    color: var(--quiet);
    font-size: 13.5px;
    line-height: 26px;
  }

  .effect {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--lit-edge);
    color: var(--quiet);
    font-size: 13px;
    line-height: 24px;
  }
`;
