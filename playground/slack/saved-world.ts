import { z } from 'zod';
import type { State } from '../kit/saved-state.ts';
import type { UploadedFile } from './file.ts';
import type { StoredMessage, WireMessage } from './message.ts';
import type { Channel, Installation, Workspace } from './workspace.ts';
import type { World } from './world.ts';

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null;

const savedMessage = z.object({
  wire: z.custom<WireMessage>(isObject),
  visibleTo: z.union([z.literal('everyone'), z.object({ person: z.string() })]),
  /** Ids. */
  files: z.array(z.string()),
  mentions: z.array(z.string()),
  edits: z.number(),
});

const savedChannel = z.object({
  id: z.string(),
  name: z.string(),
  /** The name of the person whose direct message with the app it is. */
  directWith: z.string().optional(),
  hasApp: z.boolean(),
  archived: z.boolean(),
  messages: z.array(savedMessage),
});

/** Ids of people and workspaces follow from their names. */
const savedWorld = z.object({
  workspaces: z.array(
    z.object({
      name: z.string(),
      users: z.array(z.string()),
      channels: z.array(savedChannel),
      files: z.array(z.custom<Omit<UploadedFile, 'bytes'>>(isObject)),
      installation: z.custom<Installation>(isObject).optional(),
    }),
  ),
  endedTokens: z.array(z.string()),
});
type SavedWorkspace = z.output<typeof savedWorld>['workspaces'][number];

/** Everything that another start goes on with; open modals, triggers and response URLs are lost. */
export function saveWorld({ workspaces, endedTokens }: World): State {
  const files = workspaces.flatMap((workspace) => workspace.files);
  const facts: z.output<typeof savedWorld> = {
    workspaces: workspaces.map(saveWorkspace),
    endedTokens: [...endedTokens],
  };
  return {
    facts,
    files: new Map(files.flatMap(({ id, bytes }) => (bytes ? [[id, bytes] as const] : []))),
  };
}

const saveWorkspace = ({ name, users, channels, files, installation }: Workspace): SavedWorkspace => ({
  name,
  users: users.map((user) => user.name),
  channels: channels.map(saveChannel),
  files: files.map((file) => ({ ...file, bytes: undefined })),
  installation,
});

const saveChannel = ({ directWith, messages, ...channel }: Channel): SavedWorkspace['channels'][number] => ({
  ...channel,
  ...(directWith && { directWith: directWith.name }),
  messages: messages.map(({ wire, visibleTo, files, mentions, edits }) => ({
    wire,
    visibleTo,
    files: files.map(({ id }) => id),
    mentions: [...mentions],
    edits,
  })),
});

/** Fills an empty world with what was saved. */
export function restoreWorld(world: World, { facts, files }: State): void {
  const saved = savedWorld.parse(facts);
  for (const token of saved.endedTokens) world.endedTokens.add(token);
  for (const one of saved.workspaces) {
    const workspace = world.workspace(one.name);
    workspace.installation = one.installation;
    for (const name of one.users) workspace.user(name);
    workspace.files.push(...one.files.map((file) => ({ ...file, bytes: files.get(file.id) })));
    workspace.channels.splice(0, Infinity, ...one.channels.map((channel) => toChannel(workspace, channel)));
    for (const { messages } of workspace.channels) world.stamps.goOnAfter(messages.at(-1)?.wire.ts ?? '0');
  }
}

function toChannel(workspace: Workspace, saved: SavedWorkspace['channels'][number]): Channel {
  const { directWith, ...channel } = saved;
  return {
    ...channel,
    directWith: directWith === undefined ? undefined : workspace.user(directWith),
    messages: saved.messages.map(
      (message): StoredMessage => ({
        ...message,
        channel: saved.id,
        files: workspace.files.filter((file) => message.files.includes(file.id)),
      }),
    ),
  };
}
