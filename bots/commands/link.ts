import { offerLink } from '../../core/accounts/link-claim.ts';
import { matchCode } from '../../core/accounts/link.ts';
import { linkedTo } from '../../core/accounts/linked.ts';
import { Problem } from '../../core/base/problem.ts';
import { defineCommand } from '../command.ts';
import { linkConfirmView, linkView } from '../views/link-views.ts';
import { wordsFor } from '../views/words/words.ts';

export const link = defineCommand({
  name: 'link',
  description: 'Link this chat to your account on the site, or see what is linked',
  purpose: 'use-own',
  options: [
    { name: 'code', description: 'The code that the site has shown you', required: false, longest: 20 },
  ],
  answers: () => 'private',
  async run(core, { account, call }, options) {
    const site = core.settings.PERSONA_SITE_URL;
    if (site === undefined) throw new Problem('linking-off');
    const words = wordsFor(call.locale);
    const code = options['code']?.trim() ?? '';
    if (code !== '') {
      const matched = await matchCode(core, call.person, code);
      return { kind: 'private', view: linkConfirmView(words, matched) };
    }
    const offer = await offerLink(core, account, call.person);
    return { kind: 'private', view: linkView(words, site, offer, await linkedTo(core, account)) };
  },
});
