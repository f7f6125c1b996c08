/** The engine broke down inside (out of memory, for example). It has been restarted: the next call finds it sound. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}
