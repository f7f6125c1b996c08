import { expect, test } from "vitest";

import { EMPTY } from "./state.ts";
import { History } from "./history.ts";

const typed = (text: string) => ({ ...EMPTY, text });
const begun = new History({ inputs: EMPTY });

test("undo gives back what was, as far as it is kept", () => {
  const texts = Array.from({ length: 60 }, (_, index) => String(index));
  let history = texts.reduce((past, text) => past.push(typed(text)), begun);
  expect(history.undo().present.text).toBe("58");
  while (history.past.length > 0) history = history.undo();
  expect(history.present.text).toBe("9");
  expect(history.undo()).toBe(history);
});

test("what is typed into one field is one step back", () => {
  const history = begun.push(typed("1"), "fee").push(typed("12"), "fee").push(typed("12a"), "rate");
  expect(history.undo().present.text).toBe("12");
  expect(history.undo().undo().present.text).toBe("");
});

test("redo goes the way forward again, step by step, until something else is changed", () => {
  const history = begun.push(typed("1")).push(typed("2")).push(typed("3"));
  const back = history.undo().undo();
  expect(back.redo().present.text).toBe("2");
  expect(back.redo().redo().present.text).toBe("3");
  expect(back.redo().redo().redo().present.text).toBe("3");
  expect(back.push(typed("4")).redo().present.text).toBe("4");
  expect(back.push(typed("4")).undo().present.text).toBe("1");
});

test("keystrokes after a step back are a step of their own", () => {
  const back = begun.push(typed("1"), "fee").push(typed("12"), "fee").undo();
  expect(back.push(typed("9"), "fee").undo().present.text).toBe("");
});

test("a change that changes nothing is no step", () => {
  const history = begun.push(typed("1"));
  expect(history.push(history.present)).toBe(history);
});
