import { LogLevel, type Logger } from '@slack/bolt';
import { events, type Witness } from '../../core/base/events.ts';

/**
 * What Slack's library has to say, in our log. Only the part before the first colon: what follows may quote a request.
 */
export function libraryLogger(witness: Witness): Logger {
  const opening = (messages: readonly unknown[]) =>
    (String(messages[0]).split(':', 1)[0] ?? '').slice(0, 120);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...messages: unknown[]) => {
      events.librarySaid(witness, 'slack', 'warn', opening(messages));
    },
    error: (...messages: unknown[]) => {
      events.librarySaid(witness, 'slack', 'error', opening(messages));
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
