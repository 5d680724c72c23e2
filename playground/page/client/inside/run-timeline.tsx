import type { InsideRun } from '../../protocol-inside.ts';
import { Facts } from './facts.tsx';

/** The newest run, from the command to the card. */
export function RunTimeline({ run }: { readonly run: InsideRun | undefined }) {
  return (
    <section aria-labelledby="inside-run">
      <h3 id="inside-run">The newest run</h3>
      <p class="explained">
        Each command that makes something is one record; a worker moves it on, and any step may be repeated.
      </p>
      {run ? <Run run={run} /> : <p class="nothing">Nothing was made yet.</p>}
    </section>
  );
}

function Run({ run }: { readonly run: InsideRun }) {
  const { createdAt, startedAt, endedAt, state, problem, steps, isOver } = run;
  return (
    <>
      <ol class="timeline">
        <Moment name="asked for" state="done" at={createdAt} since={createdAt} />
        <Moment
          name="taken by a worker"
          state={startedAt ? 'done' : 'ahead'}
          at={startedAt}
          since={createdAt}
        />
        {steps.map((step) => (
          <Moment
            key={step.name}
            name={step.name}
            state={step.state}
            at={step.doneAt}
            since={createdAt}
            progress={step.progress}
            note={step.requestId ?? undefined}
          />
        ))}
        <Moment
          name={isOver ? (problem ?? state) : 'shown as a card'}
          state={isOver ? (state === 'done' ? 'done' : 'failed') : 'ahead'}
          at={endedAt}
          since={createdAt}
        />
      </ol>
      <Facts
        all={[
          ['run', run.id],
          ['chat', run.platform],
          ['state', `${state}, version ${run.version}`],
          ['attempts', String(run.attempts)],
          ['held by', run.claim ?? 'nobody'],
          ['cost', `$${run.cost.toFixed(4)}`],
        ]}
      />
    </>
  );
}

interface MomentProps {
  readonly name: string;
  readonly state: 'ahead' | 'under way' | 'done' | 'failed';
  readonly at: string | null;
  readonly since: string;
  /** 0 to 1. */
  readonly progress?: number;
  readonly note?: string | undefined;
}

function Moment({ name, state, at, since, progress = 0, note }: MomentProps) {
  const after = at === null ? undefined : (Date.parse(at) - Date.parse(since)) / 1000;
  return (
    <li data-state={state}>
      <span class="step-name">{name}</span>{' '}
      <span class="step-state">
        {state === 'under way'
          ? `${Math.round(progress * 100)} %`
          : after === undefined
            ? state
            : `+${after.toFixed(1)} s`}
      </span>
      {state === 'under way' && (
        <span class="step-bar" aria-hidden="true">
          <span style={{ inlineSize: `${progress * 100}%` }} />
        </span>
      )}
      {note !== undefined && <span class="step-note">{note}</span>}
    </li>
  );
}
