import { css } from "lit";

export const monthsStyle = css`
  :host {
    display: block;
  }

  .card {
    display: flex;
    flex-direction: column;
    height: calc(100dvh - 132px);
    min-height: 440px;
  }

  .card > header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2) var(--gap-3);
    align-items: center;
  }

  header p {
    margin-inline-end: auto;
    font-size: 13px;
  }

  input[type="search"] {
    width: 208px;
  }

  select {
    max-width: 180px;
    field-sizing: content;
  }

  .shape {
    display: inline-flex;
  }

  .shape [aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-wash);
    color: var(--accent);
    font-weight: 600;
  }

  .backup {
    display: inline-flex;
    gap: var(--gap-2);
  }

  .restore {
    display: inline-flex;
    align-items: center;
    cursor: pointer;
  }

  .restore:focus-within {
    outline: 2px solid var(--accent);
  }

  .check {
    display: flex;
    gap: 6px;
    align-items: center;
    font-size: 13px;
    white-space: nowrap;
  }

  .check input {
    min-height: auto;
    margin: 0;
    accent-color: var(--accent);
  }

  yuekao-months-table {
    flex: 1;
  }

  .run {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2) var(--gap-3);
    align-items: center;
    margin-inline-start: auto;
    font-size: 13px;
  }

  .far {
    min-width: 176px;
    font-variant-numeric: tabular-nums;
  }

  .stopped {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--gap-3);
    align-items: center;
    justify-content: center;
    padding: var(--gap-6);
  }

  progress {
    width: 160px;
    accent-color: var(--accent);
  }

  .said {
    max-height: 132px;
    padding-bottom: 6px;
    overflow: auto;
    font-size: 13px;
  }

  .said p {
    padding: 2px var(--gap-4);
    line-height: 20px;
  }

  .said .warning {
    color: var(--warning);
  }

  .said summary {
    padding: 2px var(--gap-4);
    line-height: 20px;
    cursor: pointer;
  }

  .line {
    flex: none;
    height: 104px;
    overflow: auto;
    padding-block: 4px;
  }

  .line > p {
    padding: 4px var(--gap-4);
    font-size: 13px;
    line-height: 20px;
  }

  .line > p .button {
    min-height: 26px;
    margin-inline-start: 8px;
    padding: 1px 10px;
  }

  @media (max-width: 639px) {
    .card {
      height: auto;
    }

    yuekao-months-table,
    yuekao-months-matrix {
      flex: none;
      height: 480px;
    }

    .card > header > * {
      max-width: 100%;
    }

    input[type="search"] {
      flex: 1;
      min-width: 120px;
    }
  }
`;
