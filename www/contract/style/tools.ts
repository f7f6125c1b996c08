// What takes the paper apart and adds to it.

import { css } from "lit";

export const toolStyle = css`
  /* What takes the paper apart takes no room on it: it shows where it is wanted, between the lines, and covers no word of them. */
  .tool,
  .sheet select.menu {
    position: relative;
    top: -15px;
    z-index: 1;
    width: 20px;
    min-width: 20px;
    height: 20px;
    min-height: 20px;
    margin-inline: -10px;
    padding: 0;
    border: 0;
    background: var(--disc);
    clip-path: circle(8px);
    color: var(--quiet);
    cursor: pointer;
    font-size: 11px;
    line-height: 20px;
    opacity: 0;
    text-align: center;
    vertical-align: middle;

    --disc: radial-gradient(circle, var(--paper) 6px, var(--line-strong) 6.5px 7px, #0000 7.5px);
  }

  .sheet select.menu {
    background: conic-gradient(from -45deg at bottom, currentcolor 90deg, #0000 0) center / 8px 4px no-repeat, var(--disc);
    font-size: 0;
  }

  :is(td, th) > .tool {
    position: static;
    margin-inline: 2px;
    clip-path: none;
  }

  .sheet select.actions {
    width: 24px;
    min-width: 24px;
    height: 24px;
    padding: 0 2px;
    border-color: transparent;
    border-radius: 4px;
    /* Three dots. */
    background: radial-gradient(circle, currentcolor 1.4px, #0000 1.9px) center / 6px 24px repeat-x content-box;
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

  .tool:focus-visible,
  .sheet select.menu:focus-visible {
    clip-path: none;
    border-radius: 10px;
  }

  .tool:hover,
  .sheet select.menu:hover {
    color: var(--accent);

    --disc: radial-gradient(circle, var(--paper) 6px, currentcolor 6.5px 7px, #0000 7.5px);
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
    position: relative;
    overflow-x: auto;
  }
`;
