// A read that may take long: how far it is, told to whoever shows it, who may give it up.

export interface LongRead {
  /** What is read: a file as it stands on the disk, or the table in a text. */
  what: "file" | "table";
  /** The file's name; empty: it has none. */
  name: string;
  /** Bytes that have been read, and of how many. */
  read: number;
  bytes: number;
  cancel: () => void;
}

/** Null: it is over. */
export type TellRead = (read: LongRead | null) => void;
