import { everyone, staff } from '../auth/access.ts';
import { commandList, wordsSchema } from '../views/word-schemas.ts';
import { commandListView, wordsView } from '../views/words-view.ts';
import { type ApiApp, operation } from './operation.ts';

/** What codes are called, and the command table: from them the page makes its labels and forms. */
export function wordRoutes(app: ApiApp): void {
  const words = operation({
    access: everyone,
    tag: 'Company',
    summary: 'Read what codes are called, in Chinese and English',
  });
  const allWords = wordsView();
  app.get(
    '/v1/words',
    {
      config: words.config,
      schema: { ...words.documentation, response: { 200: wordsSchema, ...words.problems } },
    },
    async () => allWords,
  );

  const table = operation({
    access: staff,
    tag: 'Orders',
    summary: 'List the commands with their forms',
    description: 'What fits an order now stands in its availableCommands; this is the whole table.',
  });
  const allCommands = commandListView();
  app.get(
    '/v1/commands',
    {
      config: table.config,
      schema: { ...table.documentation, response: { 200: commandList, ...table.problems } },
    },
    async () => allCommands,
  );
}
