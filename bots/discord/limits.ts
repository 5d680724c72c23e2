/**
 * Discord's limits: the one place where they stand. Lengths are in UTF-16 units, which is never less than Discord counts.
 * https://discord.com/developers/docs/components/reference
 * https://discord.com/developers/docs/interactions/application-commands
 */
export const limits = {
  message: {
    /** Of all text displays together. */
    text: 4_000,
    /** Containers, rows and what stands in them, together. */
    components: 40,
    alternative: 1_024,
    pictures: 10,
    attachments: 10,
    /** Bytes of one attachment; an interaction may say that its place takes larger ones. */
    attachment: 10 * 1024 * 1024,
  },
  row: { buttons: 5 },
  /** Our own: five rows of buttons. More would leave no components for the rest of a message. */
  buttons: 25,
  label: 80,
  customId: 100,
  menu: { options: 25, placeholder: 150, label: 100, value: 100 },
  form: { title: 45, fields: 5, files: 10, label: 45, hint: 100, value: 4_000 },
  command: { description: 100, options: 25, choices: 25, choiceName: 100, choiceValue: 100, longest: 6_000 },
} as const;

/** The text, with `…` at its end where it was longer; never half of a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
