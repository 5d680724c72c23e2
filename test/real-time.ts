import { afterAll, vi } from 'vitest';

// Files share their worker: a clock that one of them has stopped goes on with the next.
afterAll(() => {
  vi.useRealTimers();
});
