import { userInfo } from 'node:os';
import { z } from 'zod';
import { events } from '../core/base/events.ts';
import { Problem } from '../core/base/problem.ts';
import type { Core } from '../core/core.ts';
import { decideReport, decisions } from '../core/safety/decide-report.ts';
import { openReport, type ReportRow, waitingReports } from '../core/safety/list-reports.ts';
import { type Desk, openDeskCore } from './desk.ts';
import { table } from './table.ts';
import { parseGiven, type Verb } from './verb.ts';

const given = z.object({
  reference: z.string().optional(),
  decide: z.enum(decisions).optional(),
  statement: z.string().trim().min(1).max(1_000).optional(),
  reason: z.string().trim().min(3).max(500).optional(),
  operator: z.string().trim().min(1).max(100).optional(),
});

export const reports: Verb = {
  name: 'reports',
  summary: 'what was reported: lists it, opens one, decides about it',
  more: 'Alone it lists what waits, the most urgent first. With a reference and --reason it opens one: what was written, and the character’s profile; that is logged. With --decide and --statement it decides: hide or dismiss an open one, uphold or lift one that was appealed. The owner reads the statement at their next command.',
  parameters: [
    { flags: '[reference]', says: 'the number of a report' },
    { flags: '--reason <why>', says: 'why you look at it: goes into the log' },
    { flags: '--decide <what>', says: `one of ${decisions.join(', ')}` },
    { flags: '--statement <words>', says: 'the reasons, which the owner reads' },
    { flags: '--operator <name>', says: 'who you are; without it the name of your account on this machine' },
  ],
  async run(desk, words) {
    const { decide, operator = userInfo().username, reason, reference, statement } = parseGiven(given, words);
    await using core = await openDeskCore(desk);
    if (reference === undefined) return list(desk, await waitingReports(core));
    if (decide === undefined) {
      if (reason === undefined) throw missing('--reason: say why you look at it');
      return await show(desk, core, { report: reference, operator }, reason);
    }
    if (statement === undefined) throw missing('--statement: say why; the owner reads it');
    await found(() => decideReport(core, reference, decide, { statement, operator }));
    desk.write(`${reference}: ${decide}. The owner is told at their next command.`);
    return 0;
  },
};

const missing = (line: string): Problem => new Problem('configuration', { lines: [line] });

/** @throws Problem with words for an operator */
async function found<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already-over') throw error;
    throw new Problem(
      'configuration',
      { lines: ['there is no such report, or it is in no state for that'] },
      error,
    );
  }
}

function list(desk: Desk, waiting: readonly ReportRow[]): number {
  const columns = [
    { title: 'report' },
    { title: 'reason' },
    { title: 'state' },
    { title: 'hidden' },
    { title: 'decide by' },
  ] as const;
  const now = desk.clock.now();
  const rows = waiting.map(({ _id, decideBy, hides, reason, state }) => [
    _id,
    reason,
    state,
    hides ? 'yes' : 'no',
    `${decideBy.toISOString().slice(0, 16).replace('T', ' ')}${decideBy < now ? ' (late)' : ''}`,
  ]);
  for (const line of table(columns, rows)) desk.write(line);
  desk.write(waiting.length === 0 ? 'Nothing waits.' : `${waiting.length} wait.`);
  return 0;
}

async function show(
  desk: Desk,
  core: Core,
  handled: { report: string; operator: string },
  why: string,
): Promise<number> {
  const { appeal, profile, row, statement, text } = await found(() => openReport(core, handled.report));
  events.reportOpened(core, handled, why);
  const lines = [
    `${row._id}: ${row.reason}, ${row.state}, since ${row.createdAt.toISOString()}`,
    `character ${row.character} of ${row.account}${row.hides ? ', hidden' : ''}`,
    `the reporter: ${text ?? '(nothing)'}`,
    ...(statement === undefined ? [] : [`the decision: ${statement}`]),
    ...(appeal === undefined ? [] : [`the appeal: ${appeal}`]),
    ...(profile
      ? Object.entries(profile).map(([field, value]) => `${field}: ${String(value)}`)
      : ['the character is gone']),
  ];
  for (const line of lines) desk.write(line);
  return 0;
}
