// Decimals as the package reckons with them.

export * from "../../package/decimal.ts";
