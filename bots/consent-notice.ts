import type { Core } from '../core/core.ts';
import type { Call } from './call.ts';
import { consentView } from './views/consent-view.ts';
import type { View } from './views/view.ts';
import { wordsFor } from './views/words/words.ts';

/** The notice at first use, in the person's language. */
export const consentNotice = (core: Core, call: Call): View =>
  consentView(wordsFor(call.locale), {
    version: core.settings.PERSONA_POLICY_VERSION,
    address: core.settings.PERSONA_POLICY_URL,
  });
