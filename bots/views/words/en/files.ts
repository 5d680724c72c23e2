/** About files that are given to people. */
export const files = {
  /** In the place of a file that the platform would not take. `mebibytes`: what it takes at the most. */
  tooLarge: (name: string, mebibytes: number) =>
    `“${name}” is too large to be sent here: this chat takes files of ${mebibytes} MiB. Choose a smaller form, such as JSON.`,
  /** Where a platform gives files only in the direct messages. */
  inDirectMessages: (name: string) => `“${name}” is in your direct messages with Persona.`,
} as const;
