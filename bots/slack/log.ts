import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../../core/base/log.ts';

/**
 * What Slack's library has to say, in our log. Only the part before the first colon: what follows may quote a request.
 */
export function libraryLogger(log: Log): Logger {
  const opening = (messages: readonly unknown[]) => String(messages[0]).split(':', 1)[0]?.slice(0, 120);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...messages: unknown[]) => {
      log.warn({ event: 'slack-library', said: opening(messages) });
    },
    error: (...messages: unknown[]) => {
      log.error({ event: 'slack-library', said: opening(messages) });
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
