type Absent<T> = { [Key in keyof T]-?: T[Key] & (null | undefined) extends never ? never : Key }[keyof T];

/** The same object without what is null or undefined. */
export type Present<T> = { [Key in Exclude<keyof T, Absent<T>>]: T[Key] } & {
  [Key in Absent<T>]?: NonNullable<T[Key]>;
};

/** Leaves out what an app sent as null: in answers Discord leaves such fields out. */
export function present<T extends object>(given: T): Present<T> {
  const kept = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Present<T>;
}
