import { z } from 'zod';
import { PRESETS, presetNamed } from '../../../domain/statements/presets.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { mappingOf, NewBankMapping } from './bodies.ts';
import { BankMapping, mappingShape } from './shapes.ts';

/** One that can't be a name is not found. */
const params = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
    .meta({ examples: ['bbva-mx'] }),
});

export function bankMappingRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Bank transfers'];

  app.get(
    '/v1/bank-mappings',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listBankMappings',
        summary: "List the names under which banks' files are read",
        description: "Those that are shipped, and the company's own.",
        response: answers(z.strictObject({ items: z.array(z.strictObject({ name: z.string() })) })),
      },
    },
    async () => {
      const names = new Set([...Object.keys(PRESETS), ...(await deps.store.bankMappingNames())]);
      return { items: [...names].sort().map((name) => ({ name })) };
    },
  );

  app.get(
    '/v1/bank-mappings/:name',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getBankMapping',
        summary: "Show how a bank's files are read",
        description: `Shipped: ${Object.keys(PRESETS).join(', ')}. They are as public as the banks' layouts are: see docs/rails.md.`,
        params,
        response: answers(BankMapping),
      },
    },
    async (request) => {
      const { name } = request.params;
      const own = await deps.store.bankMapping(name);
      return mappingShape(name, found(own ?? presetNamed(name), 'bank mapping'), own === null);
    },
  );

  app.put(
    '/v1/bank-mappings/:name',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'setBankMapping',
        summary: "Say how a bank's files are read",
        description: 'Admins. Replaces what was under this name, a shipped one too. What was imported stays as it is.',
        params,
        body: NewBankMapping,
        response: answers(BankMapping),
      },
    },
    async (request) => {
      const { name } = request.params;
      const mapping = mappingOf(request.body);
      await deps.store.saveBankMapping({ name, mapping, actor: actorIn(request), at: deps.now() });
      return mappingShape(name, mapping, false);
    },
  );
}
