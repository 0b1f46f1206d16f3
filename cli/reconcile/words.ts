import { plainMoney } from '../../domain/money/money.ts';
import type { Judgement } from './charges.ts';

/** A charge that the record did not know as the provider does, in a line. */
export function inWords(judged: Judgement, isDone: boolean): string {
  const { amountMinor, currency, key, accountId, answer, at } = judged.charge;
  const what = `${at} ${plainMoney(amountMinor, currency)} ${answer.outcome} for ${accountId} (${key})`;
  switch (judged.is) {
    case 'adopt':
      return `${what}: the record has no such attempt, and it ${isDone ? 'was' : 'is to be'} booked`;
    case 'settle':
      return `${what}: the record had not heard of it, and it ${isDone ? 'was' : 'is to be'} booked`;
    case 'task':
      return `${what}: ${judged.because}`;
    case 'failed':
      return `${what}: it could not be booked (${judged.because})`;
    case 'known':
    case 'underWay':
      return `${what}: known`;
  }
}
