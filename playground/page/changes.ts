import type { RequestHandler } from 'express';
import type { Change } from './protocol.ts';
import type { Surroundings } from './surroundings.ts';

/** Changes of a chat that come together are said once. In milliseconds, as the rest. */
const chatPause = 40;
const insidePause = 250;
/** The end of a run is settled a moment after its last message. */
const insideAfterwards = 1_500;
const heartbeat = 15_000;

/** `GET /api/changes`: server-sent events for as long as the page listens. */
export const sayChanges =
  (surroundings: Surroundings): RequestHandler =>
  (request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    const say = (change: Change): void => {
      response.write(`data: ${JSON.stringify(change)}\n\n`);
    };
    const chats = (['discord', 'slack'] as const).map((platform) => {
      const notice = new Pause(chatPause, () => {
        say({ platform });
      });
      return [
        notice,
        surroundings[platform].onChange(() => {
          notice.ask();
        }),
      ] as const;
    });
    const sayInside = (): void => {
      say({ inside: true });
    };
    const inside = new Pause(insidePause, sayInside);
    const afterwards = new Pause(insideAfterwards, sayInside);
    const stopMoves = surroundings.onMove(() => {
      inside.ask();
      afterwards.ask();
    });
    const beat = setInterval(() => response.write(': \n\n'), heartbeat);
    request.on('close', () => {
      clearInterval(beat);
      stopMoves();
      inside.stop();
      afterwards.stop();
      for (const [notice, stop] of chats) {
        stop();
        notice.stop();
      }
    });
  };

/** Does something once for everything that was asked within its time. */
class Pause {
  readonly #milliseconds: number;
  readonly #act: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, act: () => void) {
    this.#milliseconds = milliseconds;
    this.#act = act;
  }

  ask(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#act();
    }, this.#milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
