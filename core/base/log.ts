import { type LogFn, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The structured log. Events carry ids, codes and numbers only (see `events.ts`); the redaction is a second wall
 * for the fields that libraries like to attach to their errors.
 */
export function openLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    // Under pino's own key, or given alone, an error's message becomes the line's message, serializer or not.
    errorKey: 'thrown',
    hooks: {
      logMethod(given: Parameters<LogFn>, write: LogFn) {
        const [first] = given as unknown[];
        if (first instanceof Error) write.call(this, { err: first });
        else write.apply(this, given);
      },
    },
    redact: {
      paths: ['*.prompt', '*.token', '*.apiKey', '*.headers', '*.requestBody', '*.body', '*.config', '*.url'],
      censor: '[redacted]',
    },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error's class, code and stack without its message: messages of libraries quote what a person typed. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const code = 'code' in error ? readCode(error.code) : undefined;
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { kind: error.name, code, status, stack: frames?.slice(0, 8), cause };
}

/** A code as systems and libraries name them; a provider may put anything there, a prompt among it. */
function readCode(code: unknown): string | number | undefined {
  if (typeof code === 'number') return code;
  return typeof code === 'string' && /^[\w.:-]{1,40}$/.test(code) ? code : undefined;
}
