import { css } from "lit";

export const formStyle = css`
  :host {
    display: block;
    overflow: auto;
    padding: var(--gap-3) var(--gap-4) var(--gap-4);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    align-items: center;
  }

  h2 {
    margin-inline-end: auto;
  }

  h3 {
    grid-column: 1 / -1;
    font-size: 13px;
    font-weight: 600;
    line-height: 20px;
  }

  section {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(136px, 1fr));
    gap: var(--gap-2) var(--gap-3);
    align-items: start;
    margin-top: var(--gap-3);
    padding-top: var(--gap-2);
    border-top: 1px solid var(--line);
  }

  label {
    display: block;
    color: var(--quiet);
    font-size: 13px;
    line-height: 20px;
  }

  .entry {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--ink);
  }

  .entry :is(input, yuekao-date-field) {
    flex: 1;
    min-width: 0;
    width: 100%;
  }

  input {
    padding-inline: 8px;
  }

  input[inputmode="decimal"] {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  select {
    width: 100%;
    color: var(--ink);
  }

  [aria-invalid="true"] {
    border-color: var(--error);
    background: var(--error-wash);
  }

  .problem {
    font-size: var(--small);
    line-height: 16px;
  }

  .problem.error {
    color: var(--error);
  }

  .problem.warning {
    color: var(--warning);
  }

  details {
    margin-top: var(--gap-3);
    padding-top: var(--gap-2);
    border-top: 1px solid var(--line);
  }

  details section {
    margin-top: 0;
    border-top: 0;
  }

  summary {
    font-size: 13px;
    cursor: pointer;
  }

  .scroll {
    margin-block: var(--gap-2);
    overflow-x: auto;
  }

  td {
    padding: 2px;
  }

  td input {
    width: 84px;
    min-height: 28px;
    padding: 2px 6px;
    text-align: end;
  }

  td:first-child input {
    width: 120px;
    text-align: start;
  }

  th {
    padding: 2px;
  }

  section.rows {
    display: block;
  }

  .none {
    display: flex;
    gap: 6px;
    align-items: center;
  }

  .none input {
    width: 16px;
    min-height: 0;
    height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }

  td select {
    min-height: 28px;
    padding-block: 2px;
  }

  .named {
    padding-inline: 6px;
    white-space: nowrap;
  }

  .remove {
    min-width: 28px;
    min-height: 28px;
    padding: 0 8px;
  }
`;
