import { randomBytes } from 'node:crypto';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { byIn, hashKey } from '../../http/caller.ts';
import { idFrom } from '../../http/ids.ts';
import { found, invalid } from '../../http/problem.ts';
import { answers, answersCreated } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { NewApiKey } from './bodies.ts';
import { ApiKey, ApiKeyMade, keyShape } from './shapes.ts';

/** Keys of other systems. The first one, of the installation itself, is not among them. */
export function apiKeyRoutes(app: App, deps: ApiDeps): void {
  const tags = ['API keys'];
  const params = idParams('key');

  app.post(
    '/v1/api-keys',
    {
      config: { access: ADMIN, showsSecret: true },
      schema: {
        tags,
        operationId: 'addApiKey',
        summary: 'Make a key for another system',
        description:
          'The key is in this answer and in no other: the same `Idempotency-Key` again is 409 `already_created`. Give ' +
          'each system one of its own, with the least role that will do.',
        body: NewApiKey,
        response: answersCreated(ApiKeyMade),
      },
    },
    async (request, reply) => {
      const { name, role, expiresAt = null } = request.body;
      const now = deps.now();
      if (expiresAt !== null && expiresAt <= now)
        throw invalid([{ path: 'expiresAt', message: 'must be an instant to come' }]);
      const key = `pk_${randomBytes(24).toString('base64url')}`;
      const id = idFrom(request.workId, 'key');
      const row = await deps.store.addApiKey({
        id,
        name,
        role,
        hash: hashKey(key),
        expiresAt,
        by: byIn(request, now),
      });
      return reply
        .code(201)
        .header('location', `/v1/api-keys/${id}`)
        .send({ ...keyShape(row), key });
    },
  );

  app.get(
    '/v1/api-keys',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listApiKeys',
        summary: 'List the keys that are not revoked, oldest first',
        querystring: pageQuery,
        response: answers(pageOf(ApiKey)),
      },
    },
    async (request) => {
      const page = await deps.store.apiKeys(asked(request.query));
      return { items: page.items.map(keyShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/api-keys/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'getApiKey',
        summary: 'Show a key, revoked or not',
        params,
        response: answers(ApiKey),
      },
    },
    async (request) => keyShape(found(await deps.store.apiKeyById(request.params.id), 'API key')),
  );

  app.delete(
    '/v1/api-keys/:id',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'revokeApiKey',
        summary: 'Revoke a key',
        description: 'It opens nothing from then on. It is shown still, for the names on the timelines.',
        params,
        response: answers(ApiKey),
      },
    },
    async (request) => keyShape(await deps.store.revokeApiKey(request.params.id, byIn(request, deps.now()))),
  );
}
