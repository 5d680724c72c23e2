import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; an acknowledgement that takes three is lost at both platforms. */
const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Seconds; a run takes some, a waiting one minutes. */
const slow = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 1_800];

/**
 * What a program counts about itself, for Prometheus. Labels are names from our own tables and codes, never a person, a
 * place or a text. `events.ts` counts; `/metrics` shows.
 */
export type Metrics = ReturnType<typeof openMetrics>;

/** Metrics with those of the process itself: memory, event loop, handles. For a program that has the process to itself. */
export function processMetrics(): Metrics {
  const metrics = openMetrics();
  collectDefaultMetrics({ register: metrics.registry });
  return metrics;
}

export function openMetrics() {
  const registry = new Registry();
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers: [registry] });
  return {
    registry,
    commands: counter(
      'persona_commands_total',
      'what people did, by outcome: "answered", or the code of the problem they were told',
      ['command', 'platform', 'outcome'],
    ),
    commandSeconds: histogram(
      'persona_command_seconds',
      'from a delivery to the end of its handling',
      ['command', 'platform'],
      quick,
    ),
    acknowledgementSeconds: histogram(
      'persona_acknowledgement_seconds',
      'from a delivery to its first answer, which the platform took',
      ['platform'],
      quick,
    ),
    runsRequested: counter('persona_runs_requested_total', 'runs that were asked for', ['kind', 'platform']),
    runsEnded: counter(
      'persona_runs_ended_total',
      'runs that are over, by end and by the code of what ended them',
      ['kind', 'platform', 'state', 'problem'],
    ),
    runSeconds: histogram(
      'persona_run_seconds',
      'from the request of a run to its end',
      ['kind', 'state'],
      slow,
    ),
    stepSeconds: histogram(
      'persona_step_seconds',
      'how long the steps of finished runs took: waiting, writing, painting',
      ['step'],
      slow,
    ),
    stepFailures: counter('persona_step_failures_total', 'steps that failed, whatever came of the run', [
      'step',
      'problem',
    ]),
    runsDelayed: counter('persona_runs_delayed_total', 'runs put off to a later attempt', ['problem']),
    runsLost: counter(
      'persona_runs_lost_total',
      'runs that a worker had in hand and lost to another, or to a cancel',
      [],
    ),
    spentDollars: counter(
      'persona_spent_dollars_total',
      'what ended runs have cost at the providers, in US dollars',
      ['kind'],
    ),
    draws: counter('persona_draws_total', 'messages drawn: "drawn", "failed", or where it fell back to', [
      'platform',
      'outcome',
    ]),
    swept: counter('persona_swept_total', 'what the sweep found and put right', ['what']),
    keysShredded: counter('persona_keys_shredded_total', 'data keys destroyed', []),
    queueJobs: new Gauge({
      name: 'persona_queue_jobs',
      help: 'runs on the queue, by whether they wait or are in hand',
      labelNames: ['queue', 'state'],
      registers: [registry],
    }),
    spend: new Gauge({
      name: 'persona_spend_dollars',
      help: 'of today, in US dollars: "used", "reserved" and used together, the "warning" of it, and the "limit" at which making stops',
      labelNames: ['what'],
      registers: [registry],
    }),
  };
}
