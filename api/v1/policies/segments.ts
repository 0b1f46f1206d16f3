import { z } from 'zod';
import type { PolicySegment as Segment } from '../../../domain/policy/segments.ts';
import { unreachable } from '../../../domain/policy/segments.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN, READ } from '../../http/access.ts';
import { invalid } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { currency } from '../../http/schemas/money.ts';
import { line, wants } from '../../http/schemas/text.ts';
import { tag } from '../accounts/filter.ts';

const MAX_SEGMENTS = 100;

const NewSegments = z
  .strictObject({
    items: z
      .array(
        z.strictObject(
          { policy: line(60), currency: currency.nullish(), tag: tag.nullish() },
          wants('an object with policy, and currency or tag'),
        ),
        wants('a list of rules'),
      )
      .max(MAX_SEGMENTS, `must be at most ${MAX_SEGMENTS} rules`),
  })
  .meta({
    id: 'NewPolicySegments',
    title: 'Which policy a new account gets',
    examples: [
      {
        items: [
          { policy: 'wholesale', tag: 'wholesale' },
          { policy: 'usa', currency: 'USD' },
        ],
      },
    ],
  });

const Segments = z
  .strictObject({
    items: z.array(z.strictObject({ policy: z.string(), currency: z.string().nullable(), tag: z.string().nullable() })),
  })
  .meta({
    id: 'PolicySegments',
    title: 'Which policy a new account gets',
    description: "By the first rule that fits; the company's own when none does. A null fits anything.",
  });

export function segmentRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Policies'];

  app.get(
    '/v1/policy-segments',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getPolicySegments',
        summary: 'Show which policy a new account gets',
        response: answers(Segments),
      },
    },
    async () => ({ items: await deps.store.policySegments() }),
  );

  app.put(
    '/v1/policy-segments',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'setPolicySegments',
        summary: 'Say which policy a new account gets',
        description: 'Admins. Replaces the list. Accounts that are there keep their policy.',
        body: NewSegments,
        response: answers(Segments),
      },
    },
    async (request) => {
      const segments: Segment[] = request.body.items.map((one) => ({
        policy: one.policy,
        currency: one.currency ?? null,
        tag: one.tag ?? null,
      }));
      const idle = unreachable(segments);
      if (idle.length > 0)
        throw invalid(
          idle.map((i) => ({ path: `items[${i}]`, message: 'is never reached: a rule before it fits every account' })),
        );
      await deps.store.savePolicySegments(segments);
      return { items: await deps.store.policySegments() };
    },
  );
}
