import { randomBytes } from 'node:crypto';
import { SlackFailure } from './failure.ts';
import type { User, Workspace } from './workspace.ts';

/** A modal must be opened within this time of the click. https://docs.slack.dev/interactivity/handling-user-interaction */
const lifetime = 3000;

interface Trigger {
  readonly workspace: Workspace;
  readonly user: User;
  readonly endsAt: number;
  exchanged: boolean;
}

/** The `trigger_id`s that were given out: each opens one modal, soon. */
export class Triggers {
  readonly #clock: () => number;
  readonly #given = new Map<string, Trigger>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  give(workspace: Workspace, user: User): string {
    const id = `${this.#given.size + 1}.${this.#clock()}.${randomBytes(16).toString('hex')}`;
    this.#given.set(id, { workspace, user, endsAt: this.#clock() + lifetime, exchanged: false });
    return id;
  }

  /**
   * Takes a trigger for a modal and gives the person to show it to.
   * @throws SlackFailure invalid_trigger_id, exchanged_trigger_id or expired_trigger_id
   */
  exchange(id: string, workspace: Workspace): User {
    const trigger = this.#given.get(id);
    if (trigger?.workspace !== workspace) throw new SlackFailure('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackFailure('exchanged_trigger_id');
    if (this.#clock() > trigger.endsAt) throw new SlackFailure('expired_trigger_id');
    trigger.exchanged = true;
    return trigger.user;
  }
}
