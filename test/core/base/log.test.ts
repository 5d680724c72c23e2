import { expect, test } from 'vitest';
import { events } from '../../../core/base/events.ts';
import { runId } from '../../../core/base/ids.ts';
import { openMetrics } from '../../../core/base/metrics.ts';
import { openLog } from '../../../core/base/log.ts';

test('what an error says never reaches the log, nor what its cause says', () => {
  const lines: string[] = [];
  const log = openLog('debug', { write: (line) => lines.push(line) });
  const witness = { log, metrics: openMetrics() };
  const error = new Error('refused: the secret of the lighthouse', {
    cause: new Error('the secret of the cause'),
  });
  Object.assign(error, {
    code: 'the secret prompt',
    requestBody: { json: 'the secret body' },
    url: 'https://x/the-secret-url',
  });
  events.commandFailed(witness, 'persona create', 'discord', 'internal', error);
  events.stepFailed(witness, runId.parse('run_1'), 'writing', 'writer-broken', error);
  events.deliveryFailed(witness, 'slack', error);
  log.error(error);
  expect(lines).toHaveLength(4);
  expect(lines.join()).not.toContain('secret');
  expect(lines[0]).toContain('command-failed');
  expect(lines[0]).toContain('"code":"internal"');
});
