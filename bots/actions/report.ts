import { placeOf } from '../../core/places/place.ts';
import { isHiddenIn } from '../../core/places/hiding.ts';
import { characterId } from '../../core/base/ids.ts';
import { Problem } from '../../core/base/problem.ts';
import { reportReason } from '../../core/characters/hidden.ts';
import { fileReport } from '../../core/safety/file-report.ts';
import { longestReport } from '../../core/safety/report-plan.ts';
import { defineOpenAction } from '../command.ts';
import { reportedView, reportView } from '../views/report-views.ts';
import { wordsFor } from '../views/words/words.ts';

/** The button on each card. Whoever looks after the place is offered more. */
export const report = defineOpenAction({
  name: 'report',
  anybody: true,
  async run(core, call, id) {
    const read = characterId.safeParse(id);
    if (!read.success) throw new Problem('already-over');
    const isAdmin = call.place.kind !== 'direct' && (await call.standing.isAdmin());
    const place = isAdmin ? await placeOf(core, call.place) : undefined;
    const moderation = place && { isHidden: await isHiddenIn(core, place.id, read.data) };
    return { kind: 'private', view: reportView(wordsFor(call.locale), read.data, moderation) };
  },
});

/** `CHARACTER.REASON`. @throws Problem `already-over` */
function readChosen(id: string) {
  const [character = '', given] = id.split('.');
  const reason = reportReason.safeParse(given);
  if (!reason.success) throw new Problem('already-over');
  return { character, reason: reason.data };
}

/** The menu of reasons, and the form that it opens. */
export const reportFor = defineOpenAction({
  name: 'report-for',
  anybody: true,
  form(_core, call, id) {
    const { reason } = readChosen(id);
    const { safety } = wordsFor(call.locale);
    return Promise.resolve({
      action: `report-for:${id}`,
      title: safety.reportTitle,
      submit: safety.reportSend,
      fields: [
        {
          ...{ name: 'text', label: safety.reasons[reason], hint: safety.reportHint, required: false },
          ...{ kind: 'paragraph', longest: longestReport },
        },
        {
          ...{ name: 'answer', label: safety.wantsAnswer, required: false, kind: 'choice', value: 'yes' },
          options: [
            { label: safety.answerYes, value: 'yes' },
            { label: safety.answerNo, value: 'no' },
          ],
        },
      ],
    });
  },
  async run(core, call, id, values) {
    const { character, reason } = readChosen(id);
    const filed = await fileReport(core, {
      reporter: call.person,
      place: (await placeOf(core, call.place)).id,
      character,
      reason,
      text: values['text'] ?? '',
      wantsAnswer: values['answer'] !== 'no',
    });
    return { kind: 'private', view: reportedView(wordsFor(call.locale), filed._id, filed.hides) };
  },
});
