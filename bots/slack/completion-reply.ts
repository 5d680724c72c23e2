import type { types } from '@slack/bolt';
import type { Reply } from '../call.ts';
import type { Choice } from '../views/view.ts';
import { writeOptions } from './blocks.ts';
import type { FirstAnswer } from './first-answer.ts';
import { type Addressee, placeFor } from './reply.ts';

/** Answers what is being typed into a menu: with choices, or none where something is amiss. */
export class CompletionReply implements Reply {
  readonly #to: Addressee;
  readonly #first: FirstAnswer<{ options: types.PlainTextOption[] }>;

  constructor(to: Addressee, first: FirstAnswer<{ options: types.PlainTextOption[] }>) {
    this.#to = to;
    this.#first = first;
  }

  acknowledge(): Promise<boolean> {
    return Promise.resolve(true);
  }

  privately(): Promise<void> {
    return this.offer([]);
  }

  redraw(): Promise<void> {
    return this.offer([]);
  }

  open(): Promise<void> {
    return this.offer([]);
  }

  refuse(): Promise<void> {
    return this.offer([]);
  }

  async offer(choices: readonly Choice[]): Promise<void> {
    await this.#first.give({ options: writeOptions(choices) });
  }

  place(wanted: 'public' | 'private'): ReturnType<Reply['place']> {
    return placeFor(this.#to, wanted);
  }
}
