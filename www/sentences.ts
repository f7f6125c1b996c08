// The page's own sentences for what the engine reports by code.

import type { Problem } from "./engine.ts";
import type { Language } from "./language.ts";

const messageOf = (problem: Problem): string => `problem-${problem.code.replaceAll("_", "-")}`;

export function problemSentence(problem: Problem, language: Language): string {
  const id = messageOf(problem);
  return language.has(id) ? language.say(id, problem.values) : problem.message;
}

export function problemHint(problem: Problem, language: Language): string {
  const id = messageOf(problem);
  return language.has(id) ? language.hint(id, problem.values) : problem.hint;
}
