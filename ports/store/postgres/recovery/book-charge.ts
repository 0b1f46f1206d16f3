import { adopting } from '../../../../domain/chart/adopt.ts';
import { SYSTEM } from '../../../../domain/chart/state/turn.ts';
import { triedMethod } from '../../../../domain/chart/state/ledger.ts';
import type { ChargeOrder } from '../../../../domain/effects.ts';
import { plainMoney } from '../../../../domain/money/money.ts';
import type { ChargeInBook, FoundAnswer, MethodDetails, Provider } from '../../../gateway/gateway.ts';
import { hashedId } from '../../../hashed-id.ts';
import type { ChargeResult } from '../../charges.ts';
import type { ChargeJudged } from '../../recovery.ts';
import { settled } from '../attempt-outcomes.ts';
import { attemptRow, freeze } from '../attempts.ts';
import type { Db, Tx } from '../db/database.ts';
import { machineNowOf } from '../db/machine-time.ts';
import { dateOf, minorOf } from '../db/values.ts';
import type { Account } from '../decide/account.ts';
import { decide } from '../decide/decision.ts';
import type { Desk } from '../decide/desk.ts';
import { openTask } from '../decide/task-changes.ts';
import { isWatched, takenTask } from '../told-charges.ts';
import { endWork } from '../work.ts';

/** A charge that the provider has made under a key of ours, held beside the record and booked there. */

const TASK = { is: 'task' } as const;

export async function judgeCharge({ db }: Desk, charge: ChargeInBook): Promise<ChargeJudged> {
  return judged(db, charge);
}

async function judged(tx: Db | Tx, charge: ChargeInBook): Promise<ChargeJudged & { work?: OpenCharge }> {
  const { key, accountId, answer, amountMinor, givenBackMinor, currency } = charge;
  const account = await tx.account.findUnique({ where: { id: accountId }, select: { currency: true } });
  if (account === null) return { ...TASK, because: `the record has no account ${accountId}` };
  if (account.currency !== currency)
    return { ...TASK, because: `the account ${accountId} is in ${account.currency}, and the charge in ${currency}` };
  const work = await openChargeOf(tx, accountId, key);
  const known = await tx.attempt.findUnique({ where: { key }, select: { outcome: true, amountMinor: true } });
  if (work !== undefined) return work.isBeingDone ? { is: 'underWay' } : { is: 'settle', work };
  if (known !== null && minorOf(known.amountMinor) !== amountMinor)
    return { ...TASK, because: `the record knows this key for ${minorOf(known.amountMinor)}` };
  // Booked whole, it would pay what its holder has back.
  if (givenBackMinor > 0 && (known === null || TOOK_NOTHING.includes(known.outcome)))
    return { ...TASK, because: `${plainMoney(givenBackMinor, currency)} of it was given back` };
  if (known === null) return { is: 'adopt' };
  return { is: NEWS[answer.outcome].includes(known.outcome) ? 'settle' : 'known' };
}

/** How an attempt ended that the record has done with, and no money came of. */
const TOOK_NOTHING: readonly (string | null)[] = ['declined', 'refused', 'lost'];

/** To which outcomes of an attempt this is news; of a debit on its way the account asks by itself. */
const NEWS = {
  succeeded: ['unknown', 'lost', 'declined', 'refused'],
  declined: ['unknown'],
  pending: ['unknown'],
  requiresAction: [],
  returned: ['unknown'],
} satisfies Record<FoundAnswer['outcome'], string[]> as Record<FoundAnswer['outcome'], (string | null)[]>;

interface OpenCharge {
  workId: string;
  params: ChargeOrder;
  /** Somebody has begun it, and will hear. */
  isBeingDone: boolean;
}

/** The order to make this charge, which nobody has ended. In a record that was restored nobody is at it. */
async function openChargeOf(tx: Db | Tx, accountId: string, key: string): Promise<OpenCharge | undefined> {
  const [row] = await tx.$queryRaw<(OpenCharge & { isRestored: boolean })[]>`
    SELECT step || '.' || position AS "workId", params,
      NOT (SELECT restored_at IS NOT NULL FROM record_info) AS "isBeingDone"
    FROM effects WHERE account_id = ${accountId} AND type = 'chargeBalance' AND params ->> 'key' = ${key}
      AND status IN ('pending', 'begun')`;
  return row;
}

export const bookCharge = (
  desk: Desk,
  charge: ChargeInBook,
  provider: Provider,
  method: MethodDetails | null,
): Promise<ChargeJudged> =>
  decide(desk, async ({ tx, lock }) => {
    const isThere = (await tx.account.count({ where: { id: charge.accountId } })) > 0;
    const account = isThere ? await lock(charge.accountId) : null;
    const { work, ...said } = await judged(tx, charge);
    if (said.is === 'known' || said.is === 'underWay') return said;
    if (said.is === 'task' || account === null || account.state === null || account.stuck !== null)
      return forPerson(desk, tx, account, charge, 'because' in said ? said.because : 'its account is stuck');
    if (said.is === 'settle') {
      await settleKnown(account, charge, provider, work);
      return said;
    }
    return (await adopt(account, charge, provider, method))
      ? said
      : forPerson(desk, tx, account, charge, 'the provider no longer knows what it was charged to');
  });

/** As the record is told of what a look-up finds. */
function resultOf({ answer, amountMinor }: ChargeInBook): ChargeResult {
  switch (answer.outcome) {
    case 'returned':
      return { ...answer, outcome: 'declined' };
    case 'requiresAction':
      return { outcome: 'needsHolder', url: answer.url, providerRef: answer.providerRef };
    case 'declined':
      return answer;
    default:
      return answer.amountMinor === amountMinor
        ? { outcome: answer.outcome, providerRef: answer.providerRef }
        : { outcome: 'refused', blames: 'nobody', because: `the provider took ${answer.amountMinor} of it` };
  }
}

/** An attempt that the record has, or has decided to make. */
async function settleKnown(
  account: Account,
  charge: ChargeInBook,
  provider: Provider,
  work: OpenCharge | undefined,
): Promise<void> {
  const attemptId =
    work === undefined
      ? (await account.tx.attempt.findUniqueOrThrow({ where: { key: charge.key }, select: { id: true } })).id
      : (await freeze(account, work.params, provider)).id;
  const before = await attemptRow(account.tx, attemptId);
  const asked = before.amountMinor;
  // It was decided anew before the record knew that it had been done, and for another amount.
  const result: ChargeResult =
    asked === charge.amountMinor
      ? resultOf(charge)
      : {
          outcome: 'refused',
          blames: 'nobody',
          because: `the provider knows this key for ${charge.amountMinor}, and ${asked} was asked for`,
        };
  const isAfterAll = result.outcome === 'succeeded' && TOOK_NOTHING.includes(before.outcome);
  if (isAfterAll && !isWatched(account, attemptId)) watch(account, before, charge);
  if (isAfterAll) await account.changeTasks([{ close: takenTask(attemptId) }]);
  const outcome = await settled(account, attemptId, result, { found: true, isAfterAll });
  if (work !== undefined) await endWork(account, work.workId);
  await account.heard(outcome, SYSTEM, `${attemptId} ${result.outcome} in the book`);
}

/** Its chart has done with it, and is to hear what the bank says after all. */
function watch(
  account: Account,
  { id: attemptId, paymentMethodId: methodId, invoiceIds, amountMinor }: Awaited<ReturnType<typeof attemptRow>>,
  { at }: ChargeInBook,
): void {
  const method = account.state?.snapshot.context.methods.find(({ id }) => id === methodId);
  if (account.state === null) return;
  account.state = adopting(account.state, {
    attemptId,
    methodId,
    method: method ?? { kind: 'card', brand: '', last4: '', fingerprint: '' },
    invoiceIds,
    amountMinor,
    at,
    isOnItsWay: false,
  });
}

/** False: it can't be said with what it was made. */
async function adopt(
  account: Account,
  charge: ChargeInBook,
  provider: Provider,
  details: MethodDetails | null,
): Promise<boolean> {
  const { tx, id: accountId } = account;
  const { key, token, amountMinor, at, answer } = charge;
  const [, , named = '', methodNamed = ''] = key.split(':');
  const method = await methodOf(account, { methodId: methodNamed, token, provider }, details);
  if (method === null) return false;
  const attemptId = (await isTaken(account, named)) ? hashedId('att', key) : named;
  const open = await tx.invoice.findMany({
    where: { accountId, status: 'open', balanceMinor: { gt: 0 } },
    orderBy: [{ dueOn: 'asc' }, { ordinal: 'asc' }],
    select: { id: true },
  });
  const invoiceIds = open.map(({ id }) => id);
  await tx.attempt.create({
    data: {
      id: attemptId,
      key,
      accountId,
      // The provider keeps no word of who had asked for it.
      trigger: 'autopay',
      invoiceIds,
      amountMinor,
      creditMinor: 0,
      paymentMethodId: method.id,
      provider,
      at: dateOf(at),
    },
    select: { id: true },
  });
  const isOnItsWay = answer.outcome === 'pending';
  const outcome = await settled(account, attemptId, resultOf(charge), { found: true });
  if (outcome.type === 'CHARGE_DECLINED') {
    const { declineCode } = outcome;
    const declined = { attemptId, methodId: method.id, method: triedMethod(method), amountMinor, at, declineCode };
    await account.heard({ type: 'DECLINE_FOUND', ...declined }, SYSTEM, `${attemptId} in the book`);
    return true;
  }
  // What else took no money moves nothing: it stands among the attempts, which the networks' limits count.
  if (answer.outcome !== 'succeeded' && !isOnItsWay) return true;
  const { state } = account;
  if (state === null) throw new Error(`${accountId} has no state to hear of ${attemptId}`);
  const watched = { attemptId, methodId: method.id, method, invoiceIds, amountMinor, at, isOnItsWay };
  account.state = account.guarded(() => adopting(state, watched));
  await account.heard(outcome, SYSTEM, `${attemptId} in the book`);
  return true;
}

/** Its own, as it was told of it; else what the provider says of it, as one that is not there any more. */
async function methodOf(
  { tx, id: accountId, now }: Account,
  { methodId, token, provider }: { methodId: string; token: string; provider: Provider },
  details: MethodDetails | null,
) {
  const known = await tx.paymentMethod.findFirst({
    where: { accountId, OR: [{ id: methodId }, { token, provider }] },
    orderBy: { ordinal: 'desc' },
  });
  if (known !== null) return { ...known, kind: known.kind as MethodDetails['kind'] };
  if (details === null) return null;
  const { kind, brand, last4, expMonth, expYear, fingerprint } = details;
  const made = await tx.paymentMethod.create({
    data: {
      id: methodId,
      accountId,
      provider,
      kind,
      token,
      brand,
      last4,
      expMonth,
      expYear,
      fingerprint,
      isDefault: false,
      status: 'removed',
      createdAt: dateOf(now),
    },
  });
  return { ...made, kind };
}

async function isTaken({ tx, state }: Account, attemptId: string): Promise<boolean> {
  return (
    state?.snapshot.context.attempt?.id === attemptId || (await tx.attempt.count({ where: { id: attemptId } })) > 0
  );
}

async function forPerson(
  desk: Desk,
  tx: Tx,
  account: Account | null,
  { key, accountId, amountMinor, currency, answer }: ChargeInBook,
  because: string,
): Promise<ChargeJudged> {
  // What took nothing is nobody's to look into.
  if (answer.outcome === 'declined' || answer.outcome === 'returned') return { is: 'known' };
  const summary =
    `The provider has a charge of ${plainMoney(amountMinor, currency)} under the key ${key} that can not be booked ` +
    `(${because}): book it by hand, or give it back`;
  await openTask(
    tx,
    {
      key: `keyMismatch:${key}`,
      kind: 'keyMismatch',
      dueOn: null,
      subject: {},
      data: { summary, key, accountId, amountMinor, currency, because },
    },
    { accountId: account?.id ?? null, at: account?.now ?? (await machineNowOf(desk, tx)) },
  );
  return { ...TASK, because };
}
