import { second } from '../core/base/clock.ts';
import { toProblem } from '../core/base/problem.ts';
import type { ClaimedRun, RunRow, RunSecret } from '../core/jobs/claim.ts';
import { changeRun, type RunChange, RunLost } from '../core/jobs/steps.ts';
import type { Core } from '../core/core.ts';
import type { Painting } from './providers.ts';
import { WorkerStopping } from './stopping.ts';

/** What a run's record knows to be ordered from the painter. */
export const paintingOf = ({ painting: { requestId, model } }: RunRow): Painting | undefined =>
  requestId === undefined || model === undefined ? undefined : { requestId, model };

interface Progress {
  written?: number;
  painted?: number;
}

/**
 * A run in this worker's hands. Its writes go one after another, each on what the one before it left. While it is held,
 * progress is written once a second: that renews the claim, and it is how a cancel is noticed.
 */
export class HeldRun implements Disposable {
  /** Aborted when the run is lost, with `RunLost` as its reason, or when this worker must let go of it. */
  readonly signal: AbortSignal;
  /** What was ordered from the painter, also before the record knows it. */
  painting: Painting | undefined;
  readonly #core: Core;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #claimed: ClaimedRun;
  #tail: Promise<unknown> = Promise.resolve();
  #progress: Progress = {};
  #cost: number;
  #writingCost: number;
  #shownAt = 0;
  #beating = false;

  constructor(core: Core, claimed: ClaimedRun) {
    this.#core = core;
    this.#claimed = claimed;
    this.#cost = claimed.row.cost;
    this.#writingCost = claimed.row.writingCost ?? 0;
    this.painting = paintingOf(claimed.row);
    this.signal = this.#controller.signal;
    const pace = Math.min(second, core.settings.PERSONA_JOB_LOCK / 3);
    this.#timer = setInterval(() => void this.#beat(), pace);
  }

  get row(): RunRow {
    return this.#claimed.row;
  }

  get secret(): RunSecret {
    return this.#claimed.secret;
  }

  /** The run as it stands now, with all that it has cost. */
  get claimed(): ClaimedRun {
    return { ...this.#claimed, row: { ...this.row, ...this.#costs } };
  }

  get #costs(): Pick<RunRow, 'cost' | 'writingCost'> {
    return { cost: this.#cost, writingCost: this.#writingCost };
  }

  /** Adds what was spent at a provider, in micro-dollars, or takes back what was not. The next write carries it. */
  spend(at: 'writer' | 'painter', amount: number): void {
    this.#cost += amount;
    if (at === 'writer') this.#writingCost += amount;
  }

  /** Notes how far the run is. The next write carries it. */
  note(progress: Progress): void {
    this.#progress = { ...this.#progress, ...progress };
  }

  /**
   * Changes the run.
   * @param change is called when all writes before it are done
   * @throws RunLost, or what aborted `signal`
   */
  change(change: (row: RunRow, secret: RunSecret) => RunChange): Promise<void> {
    const written = this.#tail.then(() => this.#write(change));
    this.#tail = written.catch((error: unknown) => {
      this.stop(error);
    });
    return written;
  }

  async #write(change: (row: RunRow, secret: RunSecret) => RunChange): Promise<void> {
    this.signal.throwIfAborted();
    const asked = change(this.row, this.secret);
    const set = { ...this.#progress, ...this.#costs, ...asked.set };
    this.#progress = {};
    if (asked.visible) this.#shownAt = Date.now();
    this.#claimed = await changeRun(this.#core, this.#claimed, { ...asked, set });
  }

  async #beat(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    const due = Date.now() - this.#shownAt >= second * 0.9;
    const visible = due && Object.keys(this.#progress).length > 0;
    // A failure has stopped the run already: `change` saw to that.
    await this.change(() => ({ visible })).catch(() => undefined);
    this.#beating = false;
  }

  /** Ends all work on the run. */
  stop(reason: unknown): void {
    const known = reason instanceof RunLost || reason instanceof WorkerStopping;
    this.#controller.abort(known ? reason : toProblem(reason));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
