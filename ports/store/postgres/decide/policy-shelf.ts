import type { Policy } from '../../../../domain/policy/policy.ts';
import { POLICY_SHAPE, upgradePolicy } from '../../../../domain/policy/upgrade.ts';
import { WrittenByNewer } from '../../../../domain/written-by-newer.ts';
import type { Db, Tx } from '../db/database.ts';

/** A stored policy that this build can't read: accounts under it can't be decided. */
export class UnreadablePolicy extends Error {
  override name = 'UnreadablePolicy';
}

function upgraded(body: unknown, key: string): Policy {
  try {
    return upgradePolicy(body);
  } catch (error) {
    throw new UnreadablePolicy(`The policy ${key} can't be read`, { cause: error });
  }
}

/** Stored versions of policies never change: each is read once. */
export class PolicyShelf {
  private readonly bodies = new Map<string, Policy>();

  /** Null: there is none. Throws `WrittenByNewer` where a newer release has stored it. */
  async find(tx: Db | Tx, name: string, version: number): Promise<Policy | null> {
    const key = `${version} ${name}`;
    const known = this.bodies.get(key);
    if (known !== undefined) return known;
    const row = await tx.policy.findUnique({ where: { name_version: { name, version } } });
    if (row === null) return null;
    if (row.shape > POLICY_SHAPE)
      throw new WrittenByNewer(`The policy ${name} ${version} of shape ${row.shape}`, `shapes up to ${POLICY_SHAPE}`);
    const policy = upgraded(row.body, key);
    this.bodies.set(key, policy);
    return policy;
  }

  async get(tx: Db | Tx, { name, version }: { name: string; version: number }): Promise<Policy> {
    const policy = await this.find(tx, name, version);
    if (policy === null) throw new Error(`There is no version ${version} of the policy ${name}`);
    return policy;
  }
}
