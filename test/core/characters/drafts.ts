import { newId } from '../../../core/base/ids.ts';
import type { Draft, PortraitDraft } from '../../../core/characters/draft-rows.ts';
import type { Head } from '../../../core/characters/records.ts';
import type { Core } from '../../../core/core.ts';
import { endRun } from '../../../core/jobs/end.ts';
import type { ClaimedRun } from '../../../core/jobs/run-row.ts';
import { options, pngWith, profileOf } from '../samples.ts';

export const headOf = (name: string, made = new Date('2026-11-24T10:00:00Z')): Head => ({
  id: newId('character'),
  name,
  tagline: 'Repairs what time has broken.',
  tags: ['clocks'],
  style: options.style,
  type: options.type,
  visibility: 'private',
  createdAt: made,
  updatedAt: made,
  deletedAt: null,
});

export const portraitOf = (name: string): PortraitDraft => ({
  image: pngWith(),
  width: 1,
  height: 1,
  seed: 7,
  alternative: `Portrait of ${name}`,
});

export const draftOf = (name: string): Draft & { readonly portrait: PortraitDraft } => ({
  profile: profileOf(name),
  portrait: portraitOf(name),
});

export const endWell = (core: Core, claimed: ClaimedRun): Promise<void> =>
  endRun(core, claimed, { state: 'done', cost: 0 });
