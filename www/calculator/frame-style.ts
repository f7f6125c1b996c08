// The head of the calculator, its tabs and what is said above them; how they look where there is less room stands with the rest.

import { css } from "lit";

export const frameStyle = css`
  :host {
    display: block;
    min-height: 100%;
    background: var(--ground);
    color: var(--ink);
    font-family: var(--font);
    font-size: var(--text);
    line-height: 24px;
    /* In the colours of the calculator, which need not be those of the window. */
    scrollbar-color: var(--line-strong) transparent;
    -webkit-text-size-adjust: 100%;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--gap-4);
    align-items: center;
    /* As far in as what stands below. */
    padding: 8px max(var(--gap-6), 50% - 856px);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }

  /* Seen when the keyboard comes to it. */
  .skip:not(:focus) {
    position: absolute;
    clip-path: inset(50%);
  }

  h1 {
    color: var(--accent);
    font-size: 18px;
    font-weight: 700;
    letter-spacing: 0.08em;
  }

  .top p {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-size: 13px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .contract {
    flex: 0 1 auto;
    min-width: 0;
    margin-inline-end: auto;
    border-color: transparent;
    field-sizing: content;
    font-size: 13px;
    text-overflow: ellipsis;
  }

  .contract:hover {
    border-color: var(--line-strong);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
  }

  /* There before it is loaded: nothing beside it moves. */
  yuekao-side {
    min-width: 106px;
  }

  /* Next to each other, as the steps are. */
  .steps {
    display: flex;
  }

  .steps .button {
    padding-inline: 8px;
    font-size: 18px;
    line-height: 20px;
  }

  .steps .button:first-child {
    border-radius: var(--round) 0 0 var(--round);
  }

  .steps .button + .button {
    margin-inline-start: -1px;
    border-radius: 0 var(--round) var(--round) 0;
  }

  .busy {
    align-self: center;
    font-size: 13px;
    visibility: hidden;
    animation: appear 0s 300ms forwards;
  }

  /* Only what takes long says so. */
  @keyframes appear {
    to {
      visibility: visible;
    }
  }

  /* At the lower edge: what is read meanwhile stays where it is. */
  .alarm {
    position: sticky;
    bottom: var(--sentences, 0);
    z-index: 4;
    display: flex;
    gap: var(--gap-4);
    align-items: start;
    max-height: 50vh;
    padding: 8px var(--gap-6);
    border-block: 1px solid var(--error);
    background: var(--error-wash);
    overflow: auto;
  }

  /* A question is no fault, and stands before what waits for it. */
  .alarm:has(yuekao-questions) {
    position: static;
    max-height: none;
    border-color: currentColor;
    background: var(--warning-wash);
  }

  .alarm > :first-child {
    flex: 1;
    min-width: 0;
  }

  .alarm yuekao-reading {
    max-height: 60vh;
    margin-top: var(--gap-2);
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--paper);
  }

  .alarm p {
    padding-block: 4px;
  }

  .alarm .quiet {
    color: inherit;
  }

  nav {
    display: flex;
    gap: var(--gap-1);
    padding: 0 max(var(--gap-6), 50% - 856px);
    border-bottom: 1px solid var(--line);
    background: var(--paper);
    overflow-x: auto;
    scrollbar-width: thin;
  }

  nav button {
    padding: 6px var(--gap-3);
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--quiet);
    cursor: pointer;
    white-space: nowrap;
  }

  /* For those who build pages, not for the month. */
  nav [data-tab="embed"] {
    margin-inline-start: auto;
  }

  nav button:hover:not(:disabled) {
    color: var(--accent);
  }

  nav button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  nav button:focus-visible {
    outline-offset: -2px;
  }

  nav [aria-current="page"] {
    border-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }

  /* Parts of the month: below the answer, on the ground of the page. */
  nav.parts {
    margin-block: -8px -10px;
    padding: 0;
    border: 0;
    background: none;
  }

  .parts button {
    padding: 0 var(--gap-3) 2px;
  }
`;
