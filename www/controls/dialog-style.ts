// What dialogs over the calculator look like.

import { css } from "lit";

export const dialogStyle = css`
  dialog {
    width: min(560px, calc(100vw - 32px));
    max-height: calc(100vh - 32px);
    padding: var(--gap-6);
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--paper);
    box-shadow: var(--shadow);
    color: var(--ink);
    overflow: auto;
  }

  dialog::backdrop {
    background: rgb(10 25 28 / 45%);
  }

  h2 {
    font-size: 18px;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px var(--gap-4);
    margin-block: var(--gap-3);
    padding: var(--gap-3) var(--gap-4);
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--sunk);
  }

  dt {
    color: var(--quiet);
  }

  dd {
    overflow-wrap: anywhere;
  }

  .warning {
    margin-block: var(--gap-3);
    padding: var(--gap-2) var(--gap-4);
    border-inline-start: 3px solid var(--warning);
    background: var(--warning-wash);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    justify-content: end;
    margin-top: var(--gap-4);
  }
`;
