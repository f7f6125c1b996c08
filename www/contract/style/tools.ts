// What takes the paper apart and adds to it.

import { css } from "lit";

export const toolStyle = css`
  /* What takes the paper apart takes no room on it, and shows where it is wanted. */
  .tool,
  .sheet select.menu {
    position: relative;
    top: -11px;
    z-index: 1;
    width: 20px;
    min-width: 20px;
    height: 20px;
    min-height: 20px;
    margin-inline: -10px;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background-color: var(--paper);
    color: var(--quiet);
    cursor: pointer;
    font-size: 13px;
    line-height: 16px;
    opacity: 0;
    vertical-align: middle;
  }

  .sheet select.menu {
    background: conic-gradient(from -45deg at bottom, currentcolor 90deg, #0000 0) center / 8px 4px no-repeat var(--paper);
    font-size: 0;
  }

  :is(td, th) > .tool {
    position: static;
    margin-inline: 2px;
  }

  .sheet select.actions {
    width: 24px;
    min-width: 24px;
    height: 24px;
    padding: 0;
    border-color: transparent;
    border-radius: 4px;
    background: radial-gradient(circle, currentcolor 1.4px, #0000 1.9px) center / 6px 24px repeat-x;
    color: var(--quiet);
    font-size: 0;
    opacity: 0;
  }

  .sheet select:is(.menu, .actions) :is(option, optgroup) {
    background: var(--paper);
    color: var(--ink);
    font-size: var(--text);
  }

  :is(.part, .term, .row, .field, td, th):hover > :is(.tool, select.menu),
  :is(.block, tr):is(:hover, :focus-within) select.actions,
  :is(.block, tr):focus-within :is(.tool, select.menu),
  :is(.tool, select.menu, select.actions):focus {
    opacity: 1;
  }

  .tool:hover,
  .sheet select.menu:hover {
    border-color: var(--accent);
    color: var(--accent);
  }

  @media (hover: none) {
    .sheet select.actions {
      opacity: 1;
    }
  }

  .adding {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-inline-start: 84px;
    line-height: 24px;
  }

  .adding .button {
    font-size: 13px;
  }

  .choices {
    color: var(--quiet);
    font-size: 13.5px;
    line-height: 26px;
  }

  .choices .now {
    color: var(--accent);
    font-size: var(--small);
  }

  yuekao-ladder,
  .scroll,
  yuekao-categories,
  yuekao-wizard {
    margin-inline-start: 96px;
  }

  .block :is(.scroll, yuekao-categories) {
    margin-inline-start: 0;
  }

  .scroll {
    overflow-x: auto;
  }
`;
