import { isDeepStrictEqual } from 'node:util';
import { plainMoney } from '../../../domain/money/money.ts';
import type { TaskOpening } from '../../../domain/tasks.ts';
import type { ToldCharges } from '../told-charges.ts';
import { Refused } from '../store.ts';
import { attemptRow } from './attempts.ts';
import { settled } from './attempt-outcomes.ts';
import { givenBackOf } from './refunds.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

export const toldChargesOf = (desk: Desk): ToldCharges => {
  const onAttempt = (attemptId: string, work: (account: Account) => Promise<void>): Promise<void> =>
    decide(desk, async ({ tx, lock }) => {
      const found = await tx.attempt.findUnique({ where: { id: attemptId }, select: { accountId: true } });
      if (found === null) throw new Refused(404, 'not_found', `There is no attempt ${attemptId}`);
      await work(await lock(found.accountId));
    });
  return {
    tellCharge: ({ attemptId, result, actor }) =>
      onAttempt(attemptId, async (account) => {
        const before = await attemptRow(account.tx, attemptId);
        const isAfterAll = result.outcome === 'succeeded' && before.outcome === 'declined';
        if (isAfterAll && !isWatched(account, attemptId)) {
          await account.changeTasks([{ open: takenAfterAll(attemptId, before.amountMinor, account.row.currency) }]);
          return;
        }
        const outcome = await settled(account, attemptId, result, { found: false, isAfterAll });
        if (!isDeepStrictEqual(outcome, before.answer))
          await account.heard(outcome, actor, `${attemptId} ${result.outcome}`);
      }),

    tellGivenBack: ({ attemptId, amountMinor }) =>
      onAttempt(attemptId, async (account) => {
        const strangeMinor = amountMinor - (await givenBackOf(account.tx, attemptId));
        if (strangeMinor > 0)
          await account.changeTasks([{ open: givenBack(attemptId, strangeMinor, account.row.currency) }]);
      }),
  };
};

/** The chart still listens to what its bank says of it. */
export const isWatched = ({ state }: Account, attemptId: string): boolean =>
  state?.snapshot.context.lost.some((one) => one.attemptId === attemptId) ?? false;

/** That the provider took money for an attempt which it had declined. */
export const takenTask = (attemptId: string): string => `keyMismatch:${attemptId}:taken`;

function takenAfterAll(attemptId: string, amountMinor: number, currency: string): TaskOpening {
  const money = plainMoney(amountMinor, currency);
  const summary = `The provider says that it took ${money} for an attempt that it had declined: book it, or give it back`;
  return {
    key: takenTask(attemptId),
    kind: 'keyMismatch',
    dueOn: null,
    subject: { attemptId },
    data: { summary, attemptId, amountMinor },
  };
}

function givenBack(attemptId: string, amountMinor: number, currency: string): TaskOpening {
  const money = plainMoney(amountMinor, currency);
  const summary = `The provider has given ${money} of a charge back, and nobody here had ordered it: find out who did`;
  return {
    key: `moneyOutTwice:${attemptId}:${amountMinor}`,
    kind: 'moneyOutTwice',
    dueOn: null,
    subject: { attemptId },
    data: { summary, attemptId, amountMinor },
  };
}
