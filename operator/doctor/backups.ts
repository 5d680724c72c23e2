import { day } from '../../core/base/clock.ts';
import { backupsIn, outdatedIn } from '../../core/backup/folder.ts';
import { bad, doubtful, type Finding, good } from '../../core/base/finding.ts';

/** Whether there is a backup of yesterday, and none that must be gone. */
export async function examineBackups(folder: string | undefined, now: Date): Promise<readonly Finding[]> {
  const name = 'backups';
  if (folder === undefined)
    return [doubtful(name, 'BACKUP_DIR is not set', 'set it, and run `npm run operator -- backup` each day')];
  const newest = (await backupsIn(folder)).findLast(({ part }) => part === 'data');
  const outdated = await outdatedIn(folder, now);
  const hours = newest && Math.floor((now.getTime() - newest.createdAt.getTime()) / (day / 24));
  return [
    hours !== undefined && hours < 26
      ? good(name, `the newest is ${hours} h old`)
      : doubtful(name, hours === undefined ? 'none yet' : `the newest is ${hours} h old`, 'back up each day'),
    ...(outdated.length === 0
      ? []
      : [
          bad(
            name,
            `${outdated.length} files are older than 13 days`,
            `remove them: ${outdated.map(({ path }) => path).join(', ')}`,
          ),
        ]),
  ];
}
