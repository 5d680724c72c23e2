/**
 * What Slack takes, in characters (UTF-16 units) and numbers of things. No other file holds a limit of Slack.
 * https://docs.slack.dev/reference/block-kit/blocks, https://docs.slack.dev/reference/views/modal-views;
 * `message` is below what was seen to be refused (slackapi/bolt-js#2509), `notification` below what
 * chat.update takes in bytes (4,000).
 */
export const limits = {
  blocks: 50,
  message: 12_000,
  notification: 1_300,
  text: 3_000,
  header: 150,
  field: 2_000,
  fieldsInBlock: 10,
  alternative: 2_000,
  buttonLabel: 75,
  buttonsInBlock: 25,
  actionId: 255,
  options: 100,
  optionLabel: 75,
  optionValue: 150,
  placeholder: 150,
  formTitle: 24,
  formLabel: 2_000,
  formInput: 3_000,
  formFiles: 10,
} as const;
