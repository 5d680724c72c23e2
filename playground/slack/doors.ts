import type { Surroundings } from './people/interactions.ts';
import { SlackPerson } from './people/slack-person.ts';
import { fileAddress } from './file.ts';
import { findMessage, remove } from './post.ts';
import type { SlackStandIn, SlackWorkspace } from './stand-in.ts';
import type { Channel, Workspace } from './workspace.ts';
import { SlackFailure } from './failure.ts';
import type { World } from './world.ts';

type Doors = Pick<
  SlackStandIn,
  'person' | 'people' | 'workspace' | 'onChange' | 'removeAppFrom' | 'archive' | 'deleteMessage'
>;

/** What people and moderators can do, in every workspace. */
export function openDoors(surroundings: Surroundings, first: Workspace): Doors {
  const { world } = surroundings;
  const people = new Map<string, SlackPerson>();
  const person = (workspace: Workspace, name: string): SlackPerson => {
    const user = workspace.user(name);
    const known = people.get(user.id);
    if (known) return known;
    const made = new SlackPerson({ ...surroundings, workspace, user });
    people.set(user.id, made);
    world.changed();
    return made;
  };
  const channelOf = (named: string, workspace = first.name): Channel => {
    const channel = world.workspace(workspace).findChannel(named);
    if (!channel) throw new SlackFailure('channel_not_found');
    return channel;
  };
  return {
    person: (name) => person(first, name),
    people: () => first.users.map((user) => person(first, user.name)),
    workspace: (name) => toSlackWorkspace(world, world.workspace(name), person),
    onChange(listener) {
      world.listeners.add(listener);
      return () => {
        world.listeners.delete(listener);
      };
    },
    removeAppFrom(named, workspace) {
      channelOf(named, workspace).hasApp = false;
    },
    archive(named, workspace) {
      channelOf(named, workspace).archived = true;
    },
    deleteMessage(named, ts, workspace) {
      const channel = channelOf(named, workspace);
      remove(channel, findMessage(channel, ts), world);
    },
  };
}

const toSlackWorkspace = (
  world: World,
  workspace: Workspace,
  person: (workspace: Workspace, name: string) => SlackPerson,
): SlackWorkspace => ({
  id: workspace.id,
  name: workspace.name,
  get botToken() {
    return workspace.installation?.botToken;
  },
  channels: workspace.channels,
  addChannel(name) {
    const channel = workspace.addChannel(name);
    world.changed();
    return channel;
  },
  pictureAddress(reference) {
    const file = workspace.findPicture(reference, world.url);
    return file && fileAddress(world.url, file);
  },
  person: (name) => person(workspace, name),
});
