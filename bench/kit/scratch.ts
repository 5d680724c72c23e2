import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closing } from '../../playground/kit/closing.ts';

/** A fresh folder that goes with `closing`. */
export function makeScratch(closing: Closing): string {
  const folder = mkdtempSync(join(tmpdir(), 'persona-bench-'));
  closing.defer(() => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  return folder;
}
