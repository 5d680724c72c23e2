import type { Guild } from '../places.ts';
import { createPerson, type User } from '../user.ts';
import type { World } from '../world.ts';
import { DiscordPerson } from './person.ts';

/** The made-up people, by name. */
export class People {
  readonly #world: World;
  readonly #home: Guild;
  readonly #byName = new Map<string, DiscordPerson>();

  /** @param home the guild that everybody is in from the start */
  constructor(world: World, home: Guild) {
    this.#world = world;
    this.#home = home;
    for (const user of world.people.values()) this.#add(user);
  }

  all(): readonly DiscordPerson[] {
    return [...this.#byName.values()];
  }

  find(name: string): DiscordPerson {
    const known = this.#byName.get(name);
    if (known) return known;
    const user = createPerson(name);
    this.#world.people.set(user.id, user);
    this.#home.members.add(user.id);
    this.#world.changed();
    return this.#add(user);
  }

  #add(user: User): DiscordPerson {
    const person = new DiscordPerson(this.#world, user);
    this.#byName.set(person.name, person);
    return person;
  }
}
