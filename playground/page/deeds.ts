import { json, Router } from 'express';
import type { z } from 'zod';
import type { Person, SeenMessage, TypedCommand } from '../kit/person.ts';
import {
  choice,
  closedForm,
  type completions,
  filledForm,
  type formErrors,
  newPerson,
  type PagePerson,
  platform,
  type Platform,
  press,
  saying,
  typedCommand,
  typedOption,
} from './protocol.ts';
import { Refusal } from './refusal.ts';
import { findPerson, type Surroundings } from './surroundings.ts';

/** Reads a body and does what it says; undefined is answered as `{}`. */
type Deed<Body> = (platform: Platform, body: Body) => Promise<object | undefined>;

/** What people do: each goes to the stand-in's person, and from there over the platform's protocol to the app. */
export function deedRoutes(surroundings: Surroundings): Router {
  const router = Router().use(json({ limit: '256kb' }));
  const find = (on: Platform, id: string): Person => findPerson(surroundings, on, id);
  const add = <Body>(name: string, schema: z.ZodType<Body>, deed: Deed<Body>): void => {
    router.post(`/api/chats/:platform/${name}`, async (request, response) => {
      const done = await deed(platform.parse(request.params['platform']), schema.parse(request.body));
      response.json(done ?? {});
    });
  };
  const act = <Body extends { person: string }>(
    name: string,
    schema: z.ZodType<Body>,
    deed: (person: Person, body: Body, on: Platform) => Promise<unknown>,
  ): void => {
    add(name, schema, async (on, body) => {
      await deed(find(on, body.person), body, on);
      return undefined;
    });
  };
  act('commands', typedCommand, (person, body, on) => person.type(toTyped(body, on)));
  act('presses', press, (person, body) => person.click(findMessage(person, body), body.button));
  act('choices', choice, (person, body) => person.choose(findMessage(person, body), body.menu, body.value));
  act('forms/close', closedForm, (person) => Promise.resolve(person.form()?.close()));
  act('says', saying, (person, { text, channel }) => Promise.resolve(person.say(text, channel)));
  add('completions', typedOption, async (on, body) => {
    const offered = await find(on, body.person).complete(toOption(body), body.option);
    return { choices: [...offered] } satisfies z.output<typeof completions>;
  });
  add('forms', filledForm, async (on, { person, values }) => {
    const errors = await submit(find(on, person), values);
    return { errors } satisfies z.output<typeof formErrors>;
  });
  add('people', newPerson, (on, { name }) => Promise.resolve(addPerson(surroundings, on, name)));
  return router;
}

type Command = z.output<typeof typedCommand>;

/** In Slack everything after the command is one text; `prompt` is what a person there types before options. */
function toTyped({ command, subcommand, options, text, channel }: Command, on: Platform): TypedCommand {
  if (on === 'slack') return { command, options: { prompt: text }, channel };
  return { ...toOption({ command, subcommand, options, channel }) };
}

const toOption = ({
  command,
  subcommand,
  options,
  channel,
}: Pick<Command, 'command' | 'subcommand' | 'options' | 'channel'>): TypedCommand => ({
  command,
  ...(subcommand !== undefined && { subcommand }),
  options,
  channel,
});

function findMessage(person: Person, at: { channel: string; message: string }): SeenMessage {
  const found = person.messages(at.channel).find(({ id }) => id === at.message);
  if (!found) throw new Refusal(404, 'This message is gone.');
  return found;
}

function submit(
  person: Person,
  values: Readonly<Record<string, readonly string[]>>,
): Promise<Readonly<Record<string, string>>> {
  const form = person.form();
  if (!form) throw new Refusal(409, 'The form was closed. Type the command again.');
  const joined = Object.entries(values).map(([name, chosen]) => [name, chosen.join(form.separator)]);
  return form.submit(Object.fromEntries(joined) as Record<string, string>);
}

/** A new person is in every place, as the others are. */
function addPerson({ discord, slack }: Surroundings, on: Platform, name: string): PagePerson {
  if (on === 'slack') return only(slack.person(name));
  const person = discord.person(name);
  const guilds = new Set(discord.places().flatMap(({ guild }) => guild?.id ?? []));
  for (const guild of guilds) discord.join(guild, person.id);
  return only(person);
}

const only = ({ id, name }: Person): PagePerson => ({ id, name });
