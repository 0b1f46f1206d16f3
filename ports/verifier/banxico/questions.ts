import { institutionsNamed, institutionsOf } from '../../../domain/mexico/institutions.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { ClaimedTransfer } from '../verifier.ts';

/** What the form of the service is filled in with: one transfer, from one institution to one account. */
export interface Question {
  trackingKey: string;
  amountMinor: number;
  paidOn: Day;
  /** Keys of institutions (`domain/mexico/institutions.ts`). */
  from: string;
  to: string;
  /** The CLABE at which it should have arrived. */
  account: string;
}

export interface Questions {
  questions: Question[];
  /** They are all that there is to ask: a transfer that none of them finds is not there. */
  isAll: boolean;
}

/** SPEI's keys have no more (Reglas del SPEI: clave de rastreo, 30 characters). */
const KEY = /^[\x21-\x7e]{1,30}$/;
const MOST = 6;

/**
 * The form wants the payer's institution: the one on the receipt, else those that its account was paid from before. Of
 * these a yes is a yes and a no is none, since it may have come from elsewhere. Whether the service tells small letters
 * from capitals nobody says, so a key is asked for as it is written, and in capitals. Text: why it can't be asked.
 */
export function questionsOf(claimed: ClaimedTransfer): Questions | string {
  const { amountMinor, paidOn, fromBank, paidFromBefore, toClabes } = claimed;
  const asWritten = claimed.trackingKey.replaceAll(/\s/g, '');
  if (!KEY.test(asWritten)) return 'its tracking key is none that SPEI gives';
  const named = fromBank === null ? [] : institutionsNamed(fromBank);
  const froms = named.length > 0 ? named : paidFromBefore.flatMap(institutionsOf);
  if (froms.length === 0) return "the payer's bank is not known, and the service wants it";
  const tos = toClabes.flatMap((account) => institutionsOf(account).map((to) => ({ account, to })));
  if (tos.length === 0) return 'there is no CLABE of ours, of a bank on its list, that it may have come to';

  const questions = [...new Set([asWritten, asWritten.toUpperCase()])].flatMap((trackingKey) =>
    tos.flatMap((to) => [...new Set(froms)].map((from) => ({ trackingKey, amountMinor, paidOn, from, ...to }))),
  );
  return { questions: questions.slice(0, MOST), isAll: named.length > 0 && questions.length <= MOST };
}
