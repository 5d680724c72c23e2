import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Choices that a seed repeats. */
export interface Random {
  /** A whole number between both, which may be either. */
  whole(smallest: number, largest: number): number;
  /** One of several. @throws Error where there is none */
  one<T>(choices: readonly T[]): T;
  /** All of them, in another order. */
  shuffled<T>(choices: readonly T[]): T[];
}

/** @param seed a whole number of 32 bits */
export function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const whole = (smallest: number, largest: number) => uniformInt(generator, smallest, largest);
  return {
    whole,
    one(choices) {
      if (choices.length === 0) throw new Error('there is nothing to choose from');
      return choices[whole(0, choices.length - 1)] as (typeof choices)[number];
    },
    shuffled(choices) {
      const places = choices.map((choice) => ({ choice, place: whole(0, 0x3fff_ffff) }));
      return places.toSorted((a, b) => a.place - b.place).map(({ choice }) => choice);
    },
  };
}
