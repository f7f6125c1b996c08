import { expect, test } from "vitest";
import { optionsFrom } from "../../www/embed/options.ts";

test("what is undefined in a message was left out of it", () => {
  expect(optionsFrom({ contract: "mall", figures: null, language: undefined, theme: undefined })).toEqual({ options: { contract: "mall", figures: null } });
  const taken = optionsFrom({ view: undefined });
  expect("options" in taken && Object.keys(taken.options)).toEqual([]);
});

test("what is no option, or of another kind, is named", () => {
  expect(optionsFrom({ contract: "mall", colour: "red" })).toEqual({ wrong: "colour" });
  expect(optionsFrom({ language: null })).toEqual({ wrong: "language" });
  expect(optionsFrom({ readOnly: "yes" })).toEqual({ wrong: "readOnly" });
  expect(optionsFrom("set")).toEqual({ wrong: "set" });
});
