import { arch, cpus, platform, totalmem } from 'node:os';

/** What figures were measured on, in one line. */
export function describeMachine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const processor = (first?.model ?? 'processor').replaceAll(/\s+/g, ' ').trim();
  return `${cpus().length} cores (${processor}), ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}`;
}
