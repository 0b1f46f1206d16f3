import type { Actor } from '../../../../domain/account.ts';
import { knowsEvent } from '../../../../domain/chart/chart.ts';
import type { Fact, Outcome } from '../../../../domain/events.ts';
import { WrittenByNewer } from '../../../../domain/written-by-newer.ts';
import type { Db, Tx } from '../db/database.ts';
import type { NewFact } from './columns.ts';
import type { PolicyShelf } from './policy-shelf.ts';

/** A policy's body has a row of its own: a fact names it. */
export function storedFact({ seq, fact, actor, cause, step, at }: NewFact) {
  const body =
    fact.type === 'ACCOUNT_OPENED'
      ? { ...fact, policy: { name: fact.policy.name, version: fact.policy.version } }
      : fact;
  return { seq, type: fact.type, body, actor, cause, step, at };
}

export interface StoredFact {
  seq: number;
  body: unknown;
  actor: unknown;
}

/** As it was told: with the body of the policy that it names. Throws `WrittenByNewer` where nobody here knows it. */
export async function readFact(
  db: Db | Tx,
  policies: PolicyShelf,
  { seq, body, actor }: StoredFact,
): Promise<{ seq: number; fact: Fact | Outcome; actor: Actor }> {
  const fact = body as Fact | Outcome;
  if (!knowsEvent(fact.type)) throw new WrittenByNewer(`A fact of type ${fact.type}`, 'no such fact');
  const whole = fact.type === 'ACCOUNT_OPENED' ? { ...fact, policy: await policies.get(db, fact.policy) } : fact;
  return { seq, fact: whole, actor: actor as Actor };
}

/** Where the fact of this type and cause stands; null: it hasn't happened. */
const factOf = (tx: Tx, type: Fact['type'], cause: string): Promise<{ accountId: string } | null> =>
  tx.fact.findUnique({ where: { cause: `${type} ${cause}` }, select: { accountId: true } });

/**
 * A write that was made before: what it made. Looked for in a decision's second run alone; without a cause nothing
 * tells it from a second one.
 */
export async function writtenBefore<T>(
  { tx, again }: { tx: Tx; again: boolean },
  type: Fact['type'],
  cause: string | undefined,
  read: () => Promise<T>,
): Promise<T | null> {
  if (!again || cause === undefined) return null;
  return (await factOf(tx, type, cause)) === null ? null : await read();
}
