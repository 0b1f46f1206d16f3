import type { Actor } from '../../domain/account.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { ProviderWord } from '../gateway/words.ts';
import type { AttemptRow } from '../store/attempts.ts';
import { Refused, type Store } from '../store/store.ts';
import type { ToldResult } from '../store/told-charges.ts';
import { DONE, type Heard, idOf, notYet } from './heard.ts';

/** What a provider of money says later: of a charge, a dispute, a card. */

export type MoneyEars = Pick<
  Store,
  | 'attemptByKey'
  | 'attemptByProviderRef'
  | 'tellCharge'
  | 'tellGivenBack'
  | 'tellRefundFailed'
  | 'chargeBack'
  | 'closeChargeback'
  | 'renewMethod'
  | 'methodByToken'
  | 'hadMethod'
  | 'removeMethod'
  | 'addMethod'
  | 'accountById'
>;

export interface MoneyContext {
  eventId: string;
  actor: Actor;
  gateway: Pick<Gateway, 'provider' | 'describe'>;
}

type Said<S extends ProviderWord['says']> = Extract<ProviderWord, { says: S }>;

export async function ofMoney(store: MoneyEars, told: ProviderWord, context: MoneyContext): Promise<Heard> {
  switch (told.says) {
    case 'chargeSucceeded':
    case 'chargePending':
    case 'chargeCanceled':
    case 'chargeFailed':
    case 'actionRequired':
      return ofCharge(store, told, context);
    case 'disputeOpened':
    case 'disputeClosed':
      return ofDispute(store, told, context);
    case 'refunded': {
      const attempt = await store.attemptByProviderRef(told.providerRef);
      if (attempt === null) return notYet(`no charge is known as ${told.providerRef}`);
      await store.tellGivenBack({ attemptId: attempt.id, amountMinor: told.amountMinor });
      return DONE;
    }
    case 'refundFailed': {
      const { key, because } = told;
      const isKnown = await store.tellRefundFailed({ key, because, actor: context.actor });
      return isKnown ? DONE : notYet(`no refund is known under the key ${key}`);
    }
    case 'methodUpdated':
    case 'methodDetached':
    case 'setupSucceeded':
      return ofMethod(store, told, context);
  }
}

async function ofCharge(
  store: MoneyEars,
  told: Said<'chargeSucceeded' | 'chargePending' | 'chargeCanceled' | 'chargeFailed' | 'actionRequired'>,
  { actor }: MoneyContext,
): Promise<Heard> {
  const attempt = await store.attemptByKey(told.key);
  if (attempt === null) return notYet(`no attempt is known under the key ${told.key}`);
  // What the record asked for under its key and what came of it are compared by the look-up, which makes it a task.
  if (attempt.amountMinor !== told.amountMinor)
    return { is: 'ignored', because: `${told.amountMinor} under a key of ${attempt.amountMinor}` };
  await store.tellCharge({ attemptId: attempt.id, result: resultOf(attempt, told), actor });
  return DONE;
}

function resultOf({ outcome }: AttemptRow, told: Parameters<typeof ofCharge>[1]): ToldResult {
  const { providerRef } = told;
  switch (told.says) {
    case 'chargeSucceeded':
      return { outcome: 'succeeded', providerRef };
    case 'chargePending':
      return { outcome: 'pending', providerRef };
    case 'chargeCanceled':
      return { outcome: 'declined', declineCode: 'authentication_not_handled', providerRef };
    case 'actionRequired':
      return { outcome: 'needsHolder', url: told.url, providerRef };
    case 'chargeFailed':
      // A debit that was on its way comes back; one that never set out is declined.
      return told.isReturn && (outcome === 'pending' || outcome === 'succeeded')
        ? { outcome: 'returned', declineCode: told.declineCode }
        : { outcome: 'declined', declineCode: told.declineCode, providerRef };
  }
}

/** How the record says no to a dispute whose charge has not come to it yet, or whose opening hasn't. */
const COMES_FIRST = ['nothing_to_charge_back', 'no_chargeback'];

async function ofDispute(
  store: MoneyEars,
  told: Said<'disputeOpened' | 'disputeClosed'>,
  { actor }: MoneyContext,
): Promise<Heard> {
  const attempt = await store.attemptByProviderRef(told.providerRef);
  if (attempt === null) return notYet(`no charge is known as ${told.providerRef}`);
  const attemptId = attempt.id;
  if (attempt.amountMinor !== told.amountMinor) {
    // A part of a charge can't be taken back here: a person looks at it.
    await store.tellGivenBack({ attemptId, amountMinor: told.amountMinor });
    return DONE;
  }
  try {
    if (told.says === 'disputeClosed') await store.closeChargeback({ attemptId, outcome: told.outcome, actor });
    else if (told.isDebit)
      await store.tellCharge({ attemptId, result: { outcome: 'returned', declineCode: told.reason }, actor });
    else await store.chargeBack({ attemptId, actor });
    return DONE;
  } catch (error) {
    if (!(error instanceof Refused) || !COMES_FIRST.includes(error.code)) throw error;
    return notYet(`${error.code}: ${error.message}`);
  }
}

async function ofMethod(
  store: MoneyEars,
  told: Said<'methodUpdated' | 'methodDetached' | 'setupSucceeded'>,
  { eventId, actor, gateway }: MoneyContext,
): Promise<Heard> {
  const { token } = told;
  const known = await store.methodByToken(gateway.provider, token);
  if (told.says === 'setupSucceeded') return known === null ? added(store, told, { eventId, actor, gateway }) : DONE;
  if (known === null)
    return told.says === 'methodDetached' && (await store.hadMethod(gateway.provider, token))
      ? DONE
      : notYet(`no payment method is known as ${token}`);
  if (told.says === 'methodDetached') {
    await store.removeMethod({ methodId: known.id, actor });
    return DONE;
  }
  const { says: _, ...details } = told;
  await store.renewMethod({ provider: gateway.provider, ...details, cause: eventId, actor });
  return DONE;
}

/** A card that somebody has left with the provider, for an account of ours. */
async function added(
  store: MoneyEars,
  { token, accountId, once }: Said<'setupSucceeded'>,
  { eventId, actor, gateway }: MoneyContext,
): Promise<Heard> {
  if ((await store.accountById(accountId)) === null) return { is: 'ignored', because: `no account is ${accountId}` };
  const details = await gateway.describe(token, accountId);
  if (details === null) return { is: 'ignored', because: `the provider does not know ${token}` };
  await store.addMethod({
    id: idOf('pm', eventId),
    accountId,
    ...details,
    token: details.token ?? token,
    default: once !== true,
    once: once === true,
    chargeNow: false,
    actor,
  });
  return DONE;
}
