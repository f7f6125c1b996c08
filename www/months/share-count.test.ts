import { expect, test } from "vitest";

import { shareCount } from "./share-count.ts";

test.each([
  { text: "a few months", characters: 20_000, cores: 8, count: 1 },
  { text: "one core", characters: 13_000_000, cores: 1, count: 1 },
  { text: "two cores", characters: 13_000_000, cores: 2, count: 2 },
  { text: "many cores", characters: 45_000_000, cores: 64, count: 4 },
  { text: "so long that a second copy of it is too much", characters: 150_000_000, cores: 8, count: 1 },
  { text: "longer than that", characters: 900_000_000, cores: 8, count: 1 },
])("$text: $count", ({ characters, cores, count }) => {
  expect(shareCount(characters, cores)).toBe(count);
});
