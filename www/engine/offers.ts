// Offers as the package reckons them: the page has no sums of its own.

export * from "yuekao/offers";
