import { z } from 'zod';
import type { PolicyJob as Row, PolicyJobAccount } from '../../../ports/store/policy-jobs.ts';
import { actor } from '../../http/schemas/actor.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const Policy = z
  .looseObject({
    name: z.string(),
    version: z.int(),
    currency: z.string(),
    due: z.looseObject({}),
    charge: z.looseObject({}),
    reminders: z.looseObject({}),
    deactivation: z.looseObject({}),
    holds: z.looseObject({}),
    calendar: z.looseObject({ holidays: z.array(dayOut) }),
  })
  .meta({
    id: 'Policy',
    title: 'A version of a policy',
    description: 'As `NewPolicyVersion`, with its name and number. Immutable.',
  });

export const PolicyName = z
  .strictObject({
    name: z.string(),
    version: z.int(),
    createdAt: instantOut,
    actor: actor.meta({ description: 'Who published it.' }),
    accounts: z.int().meta({ description: 'How many are under it now.' }),
  })
  .meta({ id: 'PolicyVersion', title: 'That there is such a version' });

const count = z.int();

export const PolicyJob = z
  .strictObject({
    id: idOut('job'),
    status: z.enum(['queued', 'running', 'done']).meta({ description: 'A job goes on by itself, also after a crash.' }),
    done: count.meta({
      description: 'Accounts that are not waiting any more: moved, skipped, refused and failed together.',
    }),
    total: count.meta({ description: 'Accounts that the filter chose when the job was made.' }),
    moved: count,
    skipped: count.meta({ description: 'Were under this version already when their turn came.' }),
    refused: count.meta({ description: 'Their state did not allow it.' }),
    failed: count.meta({ description: 'Our own fault. Resume the job to try them again.' }),
    policy: z.strictObject({ name: z.string(), version: z.int() }),
    filter: z.record(z.string(), z.unknown()),
    reason: z.string(),
    createdAt: instantOut,
    finishedAt: instantOut.nullable(),
    problems: z
      .array(z.strictObject({ accountId: idOut('acc'), outcome: z.enum(['refused', 'failed']), detail: z.string() }))
      .meta({ description: 'The first 100 that were refused or failed.' }),
  })
  .meta({ id: 'PolicyJob', title: 'A migration of accounts to a version of a policy' });

export function policyJobShape(row: Row, problems: readonly PolicyJobAccount[]): z.infer<typeof PolicyJob> {
  return {
    id: row.id,
    status: row.finishedAt !== null ? 'done' : row.taken || row.done > 0 ? 'running' : 'queued',
    done: row.done,
    total: row.total,
    ...row.outcomes,
    policy: { name: row.policyName, version: row.policyVersion },
    filter: { ...row.filter },
    reason: row.reason,
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
    problems: problems.map(({ accountId, outcome, detail }) => ({
      accountId,
      outcome: outcome === 'refused' ? 'refused' : 'failed',
      detail: detail ?? '',
    })),
  };
}
