/** Why a run in hand is given back: this worker is being stopped. It says nothing about the run. */
export class WorkerStopping extends Error {
  constructor() {
    super('the worker is being stopped');
    this.name = 'WorkerStopping';
  }
}
