import { cardsPage } from './cards.ts';
import { cataloguePage } from './catalogue.ts';
import { commandsPage } from './commands.ts';
import { dataPage } from './data.ts';
import { envExample } from './env-example.ts';
import { operatorPage } from './operator.ts';

/** The files that follow from the code, each with what writes its text. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  '.env.example': envExample,
  'docs/cards.md': cardsPage,
  'docs/catalogue.md': cataloguePage,
  'docs/commands.md': commandsPage,
  'docs/data.md': dataPage,
  'docs/operator.md': operatorPage,
};
