import { cardExport } from './en/card-export.ts';
import { consent, form } from './en/consent.ts';
import { editing } from './en/editing.ts';
import { files } from './en/files.ts';
import { history } from './en/history.ts';
import { importing } from './en/import.ts';
import { library } from './en/library.ts';
import { linking } from './en/linking.ts';
import { list } from './en/list.ts';
import { problems } from './en/problems.ts';
import { progress } from './en/progress.ts';
import { safety } from './en/safety.ts';
import { settings } from './en/settings.ts';

const english = {
  cardExport,
  consent,
  editing,
  files,
  form,
  history,
  importing,
  library,
  linking,
  list,
  problems,
  progress,
  safety,
  settings,
};

/** Every sentence that a person can read, in one language. */
export type Words = typeof english;

/** Languages by the first part of a locale. */
const languages: Readonly<Record<string, Words>> = { en: english };

/** The words for a person's locale (`en-GB`); English where there are none. */
export const wordsFor = (locale: string): Words => languages[locale.split(/[-_]/)[0] ?? 'en'] ?? english;
