import { z } from 'zod';
import { EVIDENCE, suggestionFor } from '../../../domain/matching/evidence.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { Allocations } from '../payments/shapes.ts';

const Suggestions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        accountId: idOut('acc'),
        allocations: Allocations.meta({
          description: 'What it would pay, if it were this account’s; the rest is credit.',
        }),
        evidence: z
          .array(z.strictObject({ fact: z.enum(EVIDENCE), holds: z.boolean(), detail: z.string() }))
          .meta({ description: 'Facts to look at, and no score.' }),
      }),
    ),
  })
  .meta({ id: 'TransferSuggestions', title: 'Whose a transfer may be' });

export function suggestionRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/bank-transfers/:id/suggestions',
    {
      config: { access: READ },
      schema: {
        tags: ['Bank transfers'],
        operationId: 'suggestMatches',
        summary: 'Show whose an unmatched transfer may be, and what speaks for it',
        description: 'Of one that is matched already, or a duplicate, there are none. An agent matches with `/match`.',
        params: idParams('btx'),
        response: answers(Suggestions),
      },
    },
    async (request) => {
      const transfer = found(await deps.store.transferById(request.params.id), 'bank transfer');
      if (transfer.status !== 'unmatched') return { items: [] };
      const candidates = (await deps.store.candidatesFor(transfer.id)) ?? [];
      return { items: candidates.map((candidate) => suggestionFor(transfer, candidate)) };
    },
  );
}
