import { Problem } from '../../core/base/problem.ts';
import type { Painted, Painting, PaintingHooks, PortraitPainter } from '../../workers/providers.ts';
import { pngWith } from '../core/samples.ts';
import type { FarPainting } from './far-painting.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

const picture = pngWith();
const paintingCost = 50_000;

/** The painter as one process reaches it. */
export function painterOf(world: World, process: SimulatedProcess): PortraitPainter {
  const { far, fates } = world;
  const find = ({ requestId }: Painting): FarPainting => {
    const painting = far.paintings.find((one) => one.requestId === requestId);
    if (!painting) throw new Problem('painter-broken', {}, new Error('no such painting'));
    return painting;
  };
  const accept = async (): Promise<Painting> => {
    await world.before(process, 'orders a painting');
    const fate = fates.of('submitting');
    if (fate === 'unavailable' || fate === 'refused') throw new Problem(`painter-${fate}`);
    const painting = { requestId: `painting-${far.paintings.length + 1}`, model: 'flux' };
    far.paintings.push({ ...painting, isCancelled: false, isNoted: false });
    await world.before(process, `hears that ${painting.requestId} was accepted`);
    if (fate === 'unanswered') throw new Problem('painter-unavailable');
    return painting;
  };
  return {
    submit: accept,
    vary: accept,
    async follow(order, hooks) {
      await world.before(process, `fetches ${order.requestId}`);
      return fetchPicture(world, process, find(order), hooks);
    },
    async cancel(order) {
      await world.before(process, `cancels ${order.requestId}`);
      find(order).isCancelled = true;
    },
  };
}

function fetchPicture(
  world: World,
  process: SimulatedProcess,
  painting: FarPainting,
  { signal, onProgress }: PaintingHooks,
): Painted {
  signal.throwIfAborted();
  const fate = painting.isCancelled ? 'broken' : world.fates.of('following');
  if (fate === 'unavailable' || fate === 'broken') throw new Problem(`painter-${fate}`);
  onProgress(1);
  const unsafe = fate === 'unsafe';
  // What comes now is encoding, in threads of its own: no stop, and still not nothing.
  if (!unsafe) world.encodings.begin(process.name, painting, signal);
  return { image: picture, cost: paintingCost, unsafe };
}
