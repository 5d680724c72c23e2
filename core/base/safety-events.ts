import type { Log } from './log.ts';

interface LogOnly {
  readonly log: Log;
}

/** Who has done something to a report, and which one. */
interface Handled {
  readonly report: string;
  readonly operator: string;
}

/** What is logged of reports, and of what the admins of a place do: who did what to which, by ids. */
export const safetyEvents = {
  reportFiled: ({ log }: LogOnly, report: string, reason: string, character: string, hides: boolean) => {
    log.warn({ event: 'report-filed', report, reason, character, hides });
  },
  /** @param why in the operator's own words: whoever looks into what is sealed must say why */
  reportOpened: ({ log }: LogOnly, { report, operator }: Handled, why: string) => {
    log.warn({ event: 'report-opened', report, operator, why });
  },
  reportDecided: ({ log }: LogOnly, { report, operator }: Handled, decision: string) => {
    log.warn({ event: 'report-decided', report, operator, decision });
  },
  reportAppealed: ({ log }: LogOnly, report: string, account: string) => {
    log.warn({ event: 'report-appealed', report, account });
  },
  /** @param moderator an account, or the HMAC of an identity that has none */
  placeModerated: ({ log }: LogOnly, deed: string, place: string, character: string, moderator: string) => {
    log.info({ event: 'place-moderated', deed, place, character, moderator });
  },
  placeChanged: ({ log }: LogOnly, place: string, account: string, settings: readonly string[]) => {
    log.info({ event: 'place-changed', place, account, settings });
  },
} as const;
