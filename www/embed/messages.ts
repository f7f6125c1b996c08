// What the page around and the frame say to each other, by `postMessage`. Every message carries the tag with its version;
// one without it is somebody else's and is left alone. Types only, so that the loader imports nothing.

import type { Contract, ContractDetail, FiguresDetail, GivenFigures, ProblemDetail, ResultDetail } from "../element/element.ts";

/** The version: a frame and a loader that do not share it say so instead of guessing. */
export interface Tagged {
  yuekao: 1;
}

/** What a page can set; what is left out stays as it is. */
export interface FrameOptions {
  /** The id of a contract that comes with the engine, or a contract. */
  contract?: string | Contract;
  figures?: GivenFigures | null;
  language?: "zh-CN" | "zh-TW" | "en" | "";
  theme?: "light" | "dark" | "";
  view?: "full" | "compact" | "result";
  readOnly?: boolean;
}

/** What happens in the frame, by name, with the same data as the element's events. */
export interface FrameEvents {
  figures: FiguresDetail;
  contract: ContractDetail;
  result: ResultDetail;
  problem: ProblemDetail | { code: FrameProblem; value: string; problems: [] };
}

/**
 * - `message-malformed`: a message had the tag, and nothing else that is understood; `value` says which part
 * - `message-version`: it was of another version than the frame
 * - `storage-forbidden`: the frame is in a sandbox without storage, so what is put in is gone with it
 */
export type FrameProblem = "message-malformed" | "message-version" | "storage-forbidden";

export type FromHost = Tagged & { set: FrameOptions };
/** `ready` comes first: what is sent before it is lost. */
export type FromFrame = Tagged & ({ ready: true } | { height: number } | { [Name in keyof FrameEvents]: { event: Name; detail: FrameEvents[Name] } }[keyof FrameEvents]);
