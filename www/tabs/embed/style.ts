// The look of the tab that shows how to embed the calculator.

import { css } from "lit";

export const embedStyle = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: var(--gap-3);
    align-items: start;
  }

  .choose {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap-3);
  }

  .card > h2 {
    padding-bottom: var(--gap-2);
  }

  fieldset {
    display: grid;
    gap: var(--gap-2);
    margin: 0;
    padding: 0 var(--gap-4) var(--gap-3);
    border: 0;
  }

  legend {
    padding: 0 0 4px;
    color: var(--quiet);
    font-size: 13px;
  }

  fieldset label {
    display: flex;
    gap: var(--gap-2);
    align-items: baseline;
  }

  fieldset input {
    min-height: 0;
  }

  small {
    display: block;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 18px;
  }

  .fields {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--gap-2) var(--gap-4);
    align-items: center;
    padding: var(--gap-3) var(--gap-4);
    border-top: 1px solid var(--line);
  }

  .own {
    padding: var(--gap-2) var(--gap-4) var(--gap-3);
    background: var(--warning-wash);
    font-size: 13px;
  }

  a.button {
    display: inline-block;
    color: inherit;
    text-decoration: none;
  }

  .text {
    padding: 0 var(--gap-4) var(--gap-3);
  }

  pre {
    margin: 0 0 var(--gap-2);
    padding: var(--gap-3);
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--sunk);
    font-size: 12px;
    line-height: 18px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .stage {
    padding: 0 var(--gap-4) var(--gap-4);
  }

  @media (max-width: 1023px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
