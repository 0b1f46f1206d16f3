import { strict as assert } from 'node:assert';
import { isAutomatic } from '../../../domain/account.ts';
import type { ChargeOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Provider } from '../../gateway/gateway.ts';
import type { ChargeDeed, Charges } from '../charges.ts';
import type { Account } from './decide/account.ts';
import { attemptRow, freeze, loseAttempt } from './attempts.ts';
import { settled } from './attempt-outcomes.ts';
import { heldByNetwork } from './card-limits.ts';
import type { Desk } from './decide/desk.ts';
import { stopOf } from './switches.ts';
import { instantOf, instantOrNull, minorOf } from './db/values.ts';
import { beginWork, finishWork, type Judged, type Waiting } from './work.ts';

/** Charges and look-ups, from the chart's order to what came of them. */
export const chargesOf = (desk: Desk): Charges => ({
  beginCharge: (ref, provider) =>
    beginWork(desk, ref, ['chargeBalance'], (account, waiting) => begin(account, waiting, provider)),

  settleCharge: (ref, result) =>
    finishWork(desk, ref, ['chargeBalance'], (account, key) =>
      settled(account, attemptIn(key), result, { found: false }),
    ),

  beginLookUp: (ref) =>
    beginWork(desk, ref, ['lookUpCharge'], async (account, { params: { attemptId, cancel }, at }) => {
      const attempt = await account.tx.attempt.findUnique({
        where: { id: attemptId },
        select: {
          key: true,
          provider: true,
          providerRef: true,
          amountMinor: true,
          paymentMethod: { select: { token: true } },
        },
      });
      if (attempt === null) return { over: { type: 'LOOKUP_NOT_FOUND', attemptId } };
      const { key, amountMinor, paymentMethod, providerRef } = attempt;
      const provider = attempt.provider as Provider;
      const sentAt = await sentAtOf(account, attemptId);
      return {
        go: {
          attemptId,
          key,
          provider,
          token: paymentMethod.token,
          sentAt,
          amountMinor: minorOf(amountMinor),
          at,
          cancel: cancel === true,
          providerRef,
        },
      };
    }),

  settleLookUp: (ref, result) =>
    finishWork(desk, ref, ['lookUpCharge'], async (account, key) => {
      const attemptId = attemptIn(key);
      switch (result.outcome) {
        case 'notFound':
          return { type: 'LOOKUP_NOT_FOUND', attemptId };
        case 'failed':
          return { type: 'LOOKUP_FAILED', attemptId };
        case 'refused': {
          // The bank has answered for this amount before: what it says now is for a person, and the debit goes on.
          const { outcome } = await attemptRow(account.tx, attemptId);
          return outcome === 'unknown'
            ? settled(account, attemptId, result, { found: true })
            : { type: 'LOOKUP_FAILED', attemptId };
        }
        default:
          return settled(account, attemptId, result, { found: true });
      }
    }),
});

/**
 * Of `account:charge:attempt:…` and `account:lookup:attempt:…`: what follows says how often, and in which epoch of the
 * record.
 */
const attemptIn = (effectKey: string): string => effectKey.split(':')[2] ?? '';

/** Since when the provider may know an attempt's key; an attempt that was lost was sent again under it. */
async function sentAtOf({ tx, id }: Account, attemptId: string): Promise<Instant | null> {
  const [first] = await tx.$queryRaw<[{ sentAt: Date | null }]>`
    SELECT min(begun_at) AS "sentAt" FROM effects
    WHERE account_id = ${id} AND type = 'chargeBalance' AND split_part(key, ':', 3) = ${attemptId}`;
  return instantOrNull(first.sentAt);
}

/**
 * The row comes first: with it begun before, the bank may have been called, and is asked again under the same key,
 * whatever has happened since.
 */
async function begin(
  account: Account,
  { params, begunAt }: Waiting<'chargeBalance'>,
  provider: Provider,
): Promise<Judged<ChargeDeed>> {
  const { attemptId } = params;
  if (begunAt === null) {
    const against = await overtaken(account, params);
    if (against !== null) {
      await loseAttempt(account, attemptId);
      return { over: against };
    }
  }
  const frozen = await freeze(account, params, provider);
  const method = await account.tx.paymentMethod.findUniqueOrThrow({
    where: { id: frozen.paymentMethodId },
    select: { id: true, token: true },
  });
  const { key, amountMinor } = frozen;
  return {
    go: {
      attemptId,
      charge: {
        key,
        accountId: account.id,
        methodId: method.id,
        token: method.token,
        amountMinor: minorOf(amountMinor),
        currency: account.row.currency,
        at: instantOf(frozen.at),
      },
      sentAt: begunAt,
    },
  };
}

/**
 * Why it is not begun any more: somebody has stopped charges, the account isn't what the chart decided by, or the card
 * was tried too often elsewhere.
 */
async function overtaken(account: Account, order: ChargeOrder): Promise<Outcome | null> {
  const { attemptId } = order;
  const stopped = await stopOf(account.tx, 'charges');
  if (stopped !== null) return { type: 'CHARGE_HELD', attemptId, why: stopped };
  if (await isStale(account, order)) return { type: 'CHARGE_STALE', attemptId };
  const held = await heldByNetwork(account, order);
  return held === null ? null : { type: 'CHARGE_HELD', attemptId, ...held };
}

/**
 * The sums have to be the very same. Less open, and we would take too much; more, and the chart has heard of something
 * since. And never more than what is open: the rest would be credit that nobody has asked for.
 */
async function isStale(
  account: Account,
  { trigger, methodId, invoiceIds, amountMinor, believes }: ChargeOrder,
): Promise<boolean> {
  assert(amountMinor > 0, 'an attempt is above zero');
  // What was written off is charged when somebody asks for it, and never by itself.
  const counted = isAutomatic(trigger) ? ['open'] : ['open', 'uncollectible'];
  const [stands] = await account.tx.$queryRaw<[{ isActive: boolean; open: bigint }]>`
    SELECT EXISTS (
        SELECT 1 FROM payment_methods WHERE id = ${methodId} AND account_id = ${account.id} AND status = 'active'
      ) AS "isActive",
      (SELECT coalesce(sum(balance_minor), 0)::bigint FROM invoices
        WHERE id = ANY(${invoiceIds}) AND account_id = ${account.id} AND status = ANY(${counted})) AS open`;
  const openMinor = minorOf(stands.open);
  return (
    !stands.isActive ||
    openMinor !== believes.openMinor ||
    account.creditMinor !== believes.creditMinor ||
    amountMinor > openMinor
  );
}
