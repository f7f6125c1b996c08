import { css } from "lit";

export const menuStyle = css`
  :host {
    display: contents;
  }

  [popover] {
    inset: auto;
    width: 320px;
    max-width: calc(100vw - 16px);
    max-height: min(480px, calc(100vh - 16px));
    margin: 0;
    padding: var(--gap-3);
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--paper);
    box-shadow: var(--shadow);
    color: var(--ink);
    font-size: 13px;
    line-height: 20px;
  }

  [popover]:popover-open {
    display: flex;
    flex-direction: column;
  }

  h4,
  .samples,
  input,
  .formats {
    flex: none;
  }

  h4 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .samples {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  input {
    width: 100%;
    margin-block: var(--gap-2);
  }

  [role="listbox"] {
    flex: 1;
    min-height: 120px;
    overflow: auto;
  }

  [role="group"] > p {
    padding: 4px 8px 0;
  }

  [role="option"] {
    display: flex;
    gap: 8px;
    justify-content: space-between;
    padding: 4px 8px;
    border-radius: 4px;
    cursor: pointer;
  }

  [role="option"]:hover,
  .active {
    background: var(--accent-wash);
  }

  .active {
    outline: 1px solid var(--accent);
    outline-offset: -1px;
  }

  [aria-selected="true"] > :first-child::before {
    content: "✓ ";
    color: var(--accent);
  }

  .none {
    padding: 8px;
  }

  .formats {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    padding-top: var(--gap-2);
    border-top: 1px solid var(--line);
  }

  label {
    display: grid;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 16px;
  }

  label select {
    min-height: 28px;
    padding-block: 2px;
    color: var(--ink);
    font-size: 13px;
  }

  @media (max-width: 639px) {
    [popover] {
      inset: auto 0 0;
      width: 100%;
      max-width: 100%;
      max-height: 72vh;
      border-radius: 12px 12px 0 0;
    }

    [role="option"] {
      padding-block: 8px;
    }
  }
`;
