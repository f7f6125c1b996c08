// The mark beside every number that rests on an example standing in for a blank of the contract.

import { css, html, nothing, type TemplateResult } from "lit";

import type { Language } from "../i18n/language.ts";

export const blankStyle = css`
  .example {
    display: inline-block;
    margin-inline-start: 6px;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    color: var(--warning);
    font-size: var(--small);
    font-weight: 400;
    line-height: 16px;
    letter-spacing: 0;
    vertical-align: middle;
    white-space: nowrap;
  }
`;

export function exampleMark(language: Language, example: boolean): TemplateResult | typeof nothing {
  return example ? html`<span class="example">${language.say("example-value")}</span>` : nothing;
}
