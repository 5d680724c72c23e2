import { z } from 'zod';
import type { Message } from '../discord/message.ts';
import type { WireMessage } from '../slack/message.ts';

/**
 * What the page and its server say to each other, as JSON over HTTP on one origin.
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /api/chats` | `chats` |
 * | `GET /api/chats/PLATFORM/messages?person=ID[&channel=ID]` | `messages`; without a channel, of all that the person sees |
 * | `GET /api/chats/PLATFORM/form?person=ID` | `openForm` |
 * | `POST /api/chats/PLATFORM/commands` | `typedCommand` in, `nothing` out once the platform has its first answer |
 * | `POST /api/chats/PLATFORM/completions` | `typedOption` in, `completions` out |
 * | `POST /api/chats/PLATFORM/presses` | `press` in, `nothing` out |
 * | `POST /api/chats/PLATFORM/choices` | `choice` in, `nothing` out |
 * | `POST /api/chats/PLATFORM/forms` | `filledForm` in, `formErrors` out: empty when the app took it |
 * | `POST /api/chats/PLATFORM/forms/close` | `closedForm` in, `nothing` out |
 * | `POST /api/chats/PLATFORM/says` | `saying` in, `nothing` out |
 * | `POST /api/chats/PLATFORM/people` | `newPerson` in, `person` out |
 * | `POST /api/chats/PLATFORM/uploads?person=ID&name=FILE` | the file's bytes in, `upload` out |
 * | `GET /api/inside` | `inside` (protocol-inside.ts) |
 * | `GET /api/changes` | server-sent events, each one a `change` |
 *
 * Every refusal has a status of 400 or more and a `refusal` as its body. A browser that parses these under a policy without
 * `unsafe-eval` sets `z.config({ jitless: true })` first.
 */
export const platform = z.enum(['discord', 'slack']);
export type Platform = z.output<typeof platform>;

/** Stands for the id of the channel between a person and the app, in requests and in answers. */
export const directMessages = 'dm';

export const person = z.object({ id: z.string(), name: z.string() });
export type PagePerson = z.output<typeof person>;

const channel = z.object({ id: z.string(), name: z.string(), kind: z.enum(['text', 'thread']) });

const commandOption = z.object({
  name: z.string(),
  description: z.string(),
  kind: z.enum(['text', 'number', 'boolean', 'person', 'file']),
  required: z.boolean(),
  /** Only one of these can be chosen; empty: anything. */
  choices: z.array(z.object({ name: z.string(), value: z.string() })),
  /** The app offers values while one types: `completions`. */
  autocomplete: z.boolean(),
});
export type CommandOption = z.output<typeof commandOption>;

const command = z.object({
  /** `persona`, typed as `/persona`. */
  name: z.string(),
  /** `create`; undefined where the command has none, as in Slack. */
  subcommand: z.string().optional(),
  description: z.string(),
  options: z.array(commandOption),
  /** Slack only: what may be typed after the command, as Slack shows it. */
  usage: z.string().optional(),
});
export type PageCommand = z.output<typeof command>;

export const chats = z.array(
  z.object({
    platform,
    /** `Discord` */
    name: z.string(),
    app: person,
    people: z.array(person),
    /** Servers or workspaces; everybody is in each. The direct messages stand beside them: `directMessages`. */
    places: z.array(z.object({ id: z.string(), name: z.string(), channels: z.array(channel) })),
    commands: z.array(command),
  }),
);
export type PageChat = z.output<typeof chats>[number];

/** The stand-in has checked it already; it is passed on as it is. */
const discordMessage = z.custom<Message>((given) => typeof given === 'object' && given !== null);
const slackMessage = z.custom<WireMessage>((given) => typeof given === 'object' && given !== null);

const message = z.object({
  id: z.string(),
  /** `directMessages` for those between the person and the app. */
  channel: z.string(),
  author: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['app', 'person', 'platform']),
    avatar: z.string().nullable(),
  }),
  /** ISO 8601. */
  time: z.iso.datetime(),
  visibleTo: z.enum(['everyone', 'you']),
  /** The platform shows "thinking…". */
  pending: z.boolean(),
  /** How often it was edited since it was posted. */
  edits: z.number(),
  /** All its words, top to bottom. */
  text: z.string(),
  /**
   * As the platform holds it. Addresses of pictures and files are addresses of the page (`/files/…`; with `?download` the
   * browser saves them), and a Slack image that names a `slack_file` has an `image_url` instead.
   */
  raw: z.discriminatedUnion('platform', [
    z.object({ platform: z.literal('discord'), message: discordMessage }),
    z.object({ platform: z.literal('slack'), message: slackMessage }),
  ]),
});
export type PageMessage = z.output<typeof message>;
/** Oldest first. */
export const messages = z.array(message);

const anyField = {
  name: z.string(),
  label: z.string(),
  hint: z.string(),
  required: z.boolean(),
  /** What stands there already: of a text one, of the others any number. */
  values: z.array(z.string()),
};
const option = z.object({ label: z.string(), value: z.string(), description: z.string() });
const field = z.discriminatedUnion('kind', [
  z.object({
    ...anyField,
    kind: z.literal('text'),
    lines: z.enum(['one', 'several']),
    placeholder: z.string(),
    shortest: z.number(),
    longest: z.number(),
  }),
  z.object({ ...anyField, kind: z.literal('select'), options: z.array(option), most: z.number() }),
  /** The app offers options while one types at least `shortest` characters: `completions`, where `option` is the field's name. */
  z.object({ ...anyField, kind: z.literal('search'), options: z.array(option), shortest: z.number() }),
  /** Takes ids of uploads. */
  z.object({ ...anyField, kind: z.literal('file'), most: z.number() }),
]);
export type PageField = z.output<typeof field>;

const form = z.object({
  title: z.string(),
  /** Words on it that ask for nothing. */
  notes: z.array(z.string()),
  fields: z.array(field),
  submitLabel: z.string(),
  closeLabel: z.string(),
});
export type PageForm = z.output<typeof form>;
/** The form that stands open for the person. */
export const openForm = z.object({ form: form.nullable() });

/** `{}` */
export const nothing = z.object({});

const deed = { person: z.string().min(1), channel: z.string().min(1) };
export const typedCommand = z.object({
  ...deed,
  command: z.string().min(1),
  subcommand: z.string().optional(),
  /** Discord only, by name; an attachment by the id of its upload, a person by their id. */
  options: z.record(z.string(), z.string()).default({}),
  /** Slack only: everything after the command, as typed. */
  text: z.string().max(4000).default(''),
});
/** `options` holds what is typed so far, that of `option` too. */
export const typedOption = typedCommand.extend({ option: z.string().min(1) });
export const completions = z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) });

/** `button` is the button's own action (`custom_id`, `action_id`) or its label. */
export const press = z.object({ ...deed, message: z.string(), button: z.string() });
export const choice = z.object({ ...deed, message: z.string(), menu: z.string(), value: z.string() });
export const closedForm = z.object({ person: deed.person });
/** Fields that are left out keep what stands in them. */
export const filledForm = closedForm.extend({ values: z.record(z.string(), z.array(z.string())) });
/** What is wrong, by field. */
export const formErrors = z.object({ errors: z.record(z.string(), z.string()) });
export const saying = z.object({ ...deed, text: z.string().trim().min(1).max(2000) });
export const newPerson = z.object({ name: z.string().trim().min(1).max(32) });
export const upload = z.object({ id: z.string() });
/** Words that say what to do. */
export const refusal = z.object({ problem: z.string() });

/** `platform`: a message or a form there has changed. `inside`: something moved; at most four times a second. */
export const change = z.union([z.object({ platform }), z.object({ inside: z.literal(true) })]);
export type Change = z.output<typeof change>;
