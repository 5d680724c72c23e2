import { reportReasons } from '../../core/characters/hidden.ts';
import type { Notice } from '../../core/safety/notice.ts';
import type { ReportAnswer } from '../../core/safety/answers.ts';
import { noticeView } from './notice-view.ts';
import type { Element, View } from './view.ts';
import type { Words } from './words/words.ts';

/**
 * The reasons for which a character can be reported.
 * @param moderation for whoever looks after the place: what they can do there at once
 */
export function reportView(
  { safety }: Words,
  character: string,
  moderation: { readonly isHidden: boolean } | undefined,
): View {
  const hide = moderation?.isHidden ? 'show-here' : 'hide-here';
  const buttons: Element = {
    kind: 'buttons',
    buttons: [
      { action: `remove-here:${character}`, label: safety.moderated['remove-here'].label, look: 'danger' },
      { action: `${hide}:${character}`, label: safety.moderated[hide].label, look: 'plain' },
    ],
  };
  return {
    tone: 'neutral',
    elements: [
      { kind: 'heading', text: safety.reportTitle },
      { kind: 'text', text: safety.reportText },
      {
        kind: 'menu',
        action: 'report-for:menu',
        placeholder: safety.chooseReason,
        options: reportReasons.map((reason) => ({
          label: safety.reasons[reason],
          value: `${character}.${reason}`,
        })),
      },
      ...(moderation ? [{ kind: 'note' as const, text: safety.moderatorText }, buttons] : []),
    ],
  };
}

/** What a reporter is told. */
export const reportedView = ({ safety }: Words, reference: string, isHidden: boolean): View =>
  noticeView('good', safety.reportedTitle, safety.reportedText(reference, isHidden));

/** What somebody must be told, above what they have asked for. */
export const noticeElements = (
  { safety }: Words,
  notices: readonly Notice[],
  answers: readonly ReportAnswer[],
): Element[] => [
  ...notices.flatMap(({ kind, name, report, statement }): Element[] => [
    { kind: 'text', text: [{ bold: safety.notices[kind](name) }] },
    ...(statement === '' ? [] : [{ kind: 'quote' as const, text: statement }]),
    { kind: 'note', text: safety.reference(report) },
    ...(kind === 'hidden'
      ? [
          {
            kind: 'buttons' as const,
            buttons: [{ action: `appeal:${report}`, label: safety.appeal, look: 'plain' as const }],
          },
        ]
      : []),
    { kind: 'divider' },
  ]),
  ...answers.flatMap(({ isHidden, report }): Element[] => [
    { kind: 'text', text: safety.answers(report, isHidden) },
    { kind: 'divider' },
  ]),
];
