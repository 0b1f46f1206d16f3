import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../../domain/account.ts';
import { POLICY_SHAPE } from '../../../domain/policy/upgrade.ts';
import type { Policies } from '../policies.ts';
import { Refused } from '../store.ts';
import { inTransaction, json } from './db/database.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

export const policiesOf = ({ db, policies }: Desk): Policies => ({
  /**
   * A version is written once. The same again changes nothing; other rules under its number are refused: what a case
   * carries must be what it was.
   */
  savePolicy: (policy, actor) =>
    inTransaction(db, async (tx) => {
      const { name, version } = policy;
      const known = await tx.policy.findUnique({ where: { name_version: { name, version } } });
      if (known === null)
        await tx.policy.create({
          data: { name, version, shape: POLICY_SHAPE, body: json(policy), actor: json(actor) },
          select: { name: true },
        });
      else if (!isDeepStrictEqual(known.body, JSON.parse(JSON.stringify(policy))))
        throw new Refused(
          409,
          'policy_version_taken',
          `Policy ${name} has a version ${version} with other rules: take the next number`,
        );
    }),

  policyBody: (name, version) => policies.find(db, name, version),

  async policies() {
    const rows = await db.policy.findMany({ orderBy: [{ name: 'asc' }, { version: 'asc' }], omit: { body: true } });
    return rows.map(({ name, version, createdAt, actor }) => ({
      name,
      version,
      createdAt: instantOf(createdAt),
      actor: actor as unknown as Actor,
    }));
  },

  async policyAccounts() {
    const rows = await db.$queryRaw<{ name: string; version: number; accounts: bigint }[]>`
      SELECT policy_name AS name, policy_version AS version, sum(accounts) AS accounts FROM accounts_by_version
      GROUP BY 1, 2 HAVING sum(accounts) <> 0`;
    return rows.map(({ accounts, ...of }) => ({ ...of, accounts: Number(accounts) }));
  },

  savePolicySegments: (segments) =>
    inTransaction(db, async (tx) => {
      const known = new Set(
        (await tx.policy.findMany({ distinct: ['name'], select: { name: true } })).map(({ name }) => name),
      );
      const unknown = segments.find(({ policy }) => !known.has(policy));
      if (unknown !== undefined) throw new Refused(422, 'unknown_policy', `There is no policy ${unknown.policy}`);
      // Two who replace it at once come one after the other, and the second one's list stands.
      await tx.$executeRaw`LOCK TABLE policy_segments IN SHARE ROW EXCLUSIVE MODE`;
      await tx.policySegment.deleteMany();
      await tx.policySegment.createMany({
        data: segments.map(({ policy, currency, tag }, i) => ({ position: i + 1, policyName: policy, currency, tag })),
      });
    }),

  async policySegments() {
    const rows = await db.policySegment.findMany({ orderBy: { position: 'asc' } });
    return rows.map(({ policyName, currency, tag }) => ({ policy: policyName, currency, tag }));
  },
});
