import { css } from "lit";

export const panelStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    align-items: center;
    padding: var(--gap-2) var(--gap-4);
  }

  h3 {
    font-size: var(--text);
    font-weight: 600;
  }

  .read,
  .said {
    padding-inline: var(--gap-4);
    font-size: 13px;
    line-height: 20px;
  }

  .said {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    align-items: center;
    padding-block: 4px;
  }

  .effect {
    flex: 1;
    min-width: 0;
    font-size: 13px;
    line-height: 20px;
    color: var(--accent);
    font-weight: 600;
  }

  .said .button,
  .rules .button,
  .wanted .button {
    min-height: 28px;
    padding: 2px 10px;
    font-size: 13px;
  }

  .wanted {
    margin: 4px var(--gap-4);
    padding: var(--gap-2) var(--gap-3);
    border: 1px solid var(--accent);
    border-radius: var(--round);
    background: var(--accent-wash);
    font-size: 13px;
  }

  .wanted ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2);
    margin-top: 4px;
  }

  .wanted .button {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap-2) var(--gap-3);
    padding: 4px var(--gap-4) var(--gap-2);
  }

  label {
    display: grid;
    color: var(--quiet);
    font-size: var(--small);
    line-height: 16px;
  }

  label > :is(select, input, yuekao-date-field) {
    min-height: 28px;
    max-width: 200px;
    padding-block: 2px;
    color: var(--ink);
    font-size: 13px;
  }

  label > input[type="text"] {
    width: 140px;
  }

  .rules {
    display: flex;
    flex-wrap: wrap;
    gap: 4px var(--gap-3);
    padding: 0 var(--gap-4) var(--gap-2);
    font-size: 13px;
  }

  yuekao-read-table {
    flex: 1;
    min-height: 160px;
  }
`;
