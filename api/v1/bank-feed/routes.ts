import { z } from 'zod';
import { checkImportedThrough } from '../../account/day-spans.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { notFound } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { day } from '../../http/schemas/time.ts';
import { BankFeed, bankFeedShape } from './shapes.ts';

const Imported = z
  .strictObject({ importedThrough: day.meta({ description: 'The last day whose transfers are all in.' }) })
  .meta({
    id: 'BankFeedImport',
    title: "How far the bank's statements are imported by now",
    examples: [{ importedThrough: '2026-02-27' }],
  });

export function bankFeedRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Safety'];

  app.get(
    '/v1/bank-feed',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getBankFeed',
        summary: 'Show how far the bank feed is imported',
        response: answers(BankFeed),
      },
    },
    async () => bankFeedShape(await deps.store.bankFeed()),
  );

  app.post(
    '/v1/bank-feed',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'noteBankFeed',
        summary: 'Say how far the bank feed is imported',
        body: Imported,
        response: answers(BankFeed),
        description:
          'Admins, or the import itself. From the first call on there is a feed, and automatic deactivations ' +
          'wait while its last import is older than the last bank day. The last word counts, an earlier day ' +
          'too.',
      },
    },
    async (request) => {
      const { importedThrough } = request.body;
      checkImportedThrough(importedThrough, deps.now());
      return bankFeedShape(
        await deps.store.noteBankFeed({
          id: idFrom(request.workId, 'bfi'),
          importedThrough,
          actor: actorIn(request),
          at: deps.now(),
        }),
      );
    },
  );

  app.delete(
    '/v1/bank-feed',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'removeBankFeed',
        summary: 'Say that there is no bank feed any more',
        description: 'Admins. Nothing waits for it from then on.',
        response: answers(BankFeed),
      },
    },
    async (request) => {
      if (!bankFeedShape(await deps.store.bankFeed()).configured) throw notFound('bank feed');
      return bankFeedShape(
        await deps.store.noteBankFeed({
          id: idFrom(request.workId, 'bfi'),
          importedThrough: null,
          actor: actorIn(request),
          at: deps.now(),
        }),
      );
    },
  );
}
