import type { Drawn, Platform } from '../../bots/platform.ts';
import { minute, second } from '../../core/base/clock.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

/** The name under which runs name the platform. */
export const platformName = 'chat';

/** What the platform throws when it cannot say whether a message arrived. */
export const lineBroke = 'the line to the chat broke';

/** The chat as one process reaches it. The request's key stands for the token of its address. */
export const platformOf = (world: World, process: SimulatedProcess): Platform => ({
  name: platformName,
  start: () => Promise.resolve(),
  async draw({ place, posted, private: isPrivate, tokenEnds }, view): Promise<Drawn> {
    const key = place.token ?? '';
    await world.before(process, `${posted ? 'edits' : 'posts'} the message of ${key}`);
    const fate = world.fates.of('drawing');
    const shown = world.shownFor(key);
    // A post that takes so long may have been given up by others, who cannot know that it was put off.
    if (!posted && fate === 'later' && world.clock.turned >= 2 * minute) shown.isLost = true;
    if (fate === 'later') return { outcome: 'later', milliseconds: 2 * second };
    if (fate === 'gone' || (fate === 'unknown' && !posted)) shown.isLost = true;
    if (fate === 'gone') return { outcome: 'gone' };
    if (!posted) shown.posts += 1;
    shown.view = view;
    if (fate === 'unknown') throw new Error(lineBroke);
    return { outcome: 'drawn', place: { ...place, message: key }, private: isPrivate, tokenEnds };
  },
  isConnected: () => true,
  stop: () => Promise.resolve(),
});
