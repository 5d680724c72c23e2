import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of a few megabytes in memory, which can be filled up. Disposing it removes it with all that is in it. */
export interface SmallDisk extends Disposable {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives that room back. */
  free(): void;
}

/** @throws Error where this user may not mount */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const mounted = mkdtempSync(join(tmpdir(), 'persona-disk-'));
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mounted];
    execFileSync('mount', options, { stdio: 'pipe' });
  } catch (error) {
    rmSync(mounted, { recursive: true });
    throw error;
  }
  const ballast = join(mounted, 'ballast');
  const folder = join(mounted, 'data');
  mkdirSync(folder);
  return {
    folder,
    fill: () => {
      fillUp(ballast);
    },
    free: () => {
      rmSync(ballast, { force: true });
    },
    [Symbol.dispose]() {
      // Lazily: a server that is still ending keeps it a moment longer.
      execFileSync('umount', ['--lazy', mounted], { stdio: 'pipe' });
      rmSync(mounted, { recursive: true, force: true });
    },
  };
}

/** Why no small disk can be had here; undefined where it can. */
export function whyNoSmallDisk(): string | undefined {
  try {
    mountSmallDisk(1)[Symbol.dispose]();
    return undefined;
  } catch {
    return 'no file system may be mounted here';
  }
}

function fillUp(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
      const bytes = Buffer.alloc(size);
      while (writes(file, bytes));
    }
  } finally {
    closeSync(file);
  }
}

function writes(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
