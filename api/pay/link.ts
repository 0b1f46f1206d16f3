import type { FastifyRequest } from 'fastify';
import { type PayLinkState, payLinkState } from '../../domain/messages/pay-link.ts';
import type { Instant } from '../../domain/time/time.ts';
import { isPayToken, payTokenHash } from '../../ports/store/pay-token.ts';
import type { AccountRow, PayLinkRow } from '../../ports/store/store.ts';
import { accountNow } from '../account/account-now.ts';
import { accountOf } from '../account/account-of.ts';
import type { ApiDeps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';

/** A link that somebody has the address of, and whose it is. */
export interface Opened {
  token: string;
  link: PayLinkRow;
  account: AccountRow;
  /** The account's own. */
  now: Instant;
  state: PayLinkState;
}

/** 404 where there is none: who has guessed too often is told no more (429). */
export async function openedBy(
  deps: ApiDeps,
  request: FastifyRequest,
  limit: RateLimit,
  token: string,
): Promise<Opened> {
  const link = isPayToken(token) ? await deps.store.payLinkByHash(payTokenHash(token)) : null;
  if (link === null) throw await limit.wrongFrom(request, notFound('page'));
  const account = await accountOf(deps, link.accountId);
  const now = accountNow(account, deps);
  return { token, link, account, now, state: payLinkState(link, now) };
}

/** Where its page is, from the root of our own address. */
export const pathOf = (token: string): string => `/pay/${token}`;

/** Everything on its page is in the language of the mail that it came with, and the account's time and money. */
export const spokenOn = ({ link, account }: Opened) => ({
  locale: link.locale,
  timeZone: account.timeZone,
  currency: account.currency,
});
