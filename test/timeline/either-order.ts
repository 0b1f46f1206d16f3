import { addMinutes } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { projectionOf } from '../../domain/chart/chart.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import type { Debt } from '../../domain/chart/state/ledger.ts';
import type { World } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { Fact } from '../../domain/events.ts';
import { quietWorld } from '../../domain/foresight/forecast/world.ts';
import { DAY } from './deeds.ts';

/** Facts about one invoice, and facts about no invoice: any two that don't speak of the same thing are independent. */
function factOf(c: Context, debt: Debt | undefined, n: number): Fact {
  if (debt === undefined || n % 9 > 5) {
    const others: Fact[] = [
      { type: 'ACCOUNT_CHANGED', profile: { ...c.profile, email: 'other@guthrie.example' } },
      {
        type: 'METHOD_ADDED',
        method: { id: 'pm_other', kind: 'card', brand: 'visa', last4: '1', fingerprint: 'other', default: false },
        chargeNow: false,
      },
      { type: 'PROOF_RECEIVED', proofId: 'prf_other', amountMinor: 100, paidOn: '2026-01-01', trackingKey: null },
    ];
    return others[n % 3] as Fact;
  }
  const { id: invoiceId, balanceMinor } = debt;
  const part = n % 2 === 0 ? balanceMinor : Math.ceil(balanceMinor / 2);
  switch (n % 3) {
    case 0:
      return {
        type: 'TRANSFER_RECEIVED',
        transferId: `btx_${invoiceId}`,
        paymentId: `pay_${invoiceId}`,
        trackingKey: null,
        amountMinor: part,
        settledAt: c.now,
        allocations: [{ invoiceId, amountMinor: part }],
        creditMinor: 0,
        status: 'matched',
        byHand: false,
      };
    case 1:
      return {
        type: 'CREDIT_NOTED',
        creditNoteId: `crn_${invoiceId}`,
        invoiceId,
        amountMinor: part,
        creditMinor: 0,
        reason: 'because',
      };
    default:
      return { type: 'INVOICE_VOIDED', invoiceId, creditMinor: debt.totalMinor - balanceMinor, reason: 'because' };
  }
}

/** Everybody declines, so that what follows is long. Credit is put where the chart wants it. */
const quiet = quietWorld({ charge: 'declined' });
const world: World = (effect, at, state) => {
  if (effect.type === 'applyCredit' || effect.type === 'clearDeactivation') return quiet(effect, at, state);
  if (effect.type === 'chargeBalance')
    return [
      { type: 'CHARGE_DECLINED', attemptId: effect.params.attemptId, declineCode: 'insufficient_funds', found: false },
    ];
  if (effect.type === 'lookUpCharge') return [{ type: 'LOOKUP_FAILED', attemptId: effect.params.attemptId }];
  return effect.type === 'sendEmail'
    ? [
        {
          type: 'EMAIL_SENT',
          key: effect.key,
          template: effect.params.mail.topic.template,
          emailId: effect.key,
          to: [],
          subject: '',
        },
      ]
    : [];
};

/** Past the last notice and the deactivation of what is open. */
const FOLLOWED_DAYS = 75;

/**
 * The end of the story, and all that happened on the way to it, but for the order within one instant. Null: something
 * small was let go, or credit was moved.
 */
function end(state: ChartState, facts: Fact[]): { story: string; covered: string } | null {
  const happened: string[] = [];
  let now = state;
  let letGo = false;
  const follow = (steps: ReturnType<typeof tell>): void => {
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done === true) {
        now = next.value;
        return;
      }
      // A letter is counted wherever one is asked for, whether it goes or not.
      for (const effect of next.value.effects)
        happened.push(`${next.value.at} ${effect.key.replace(/(:last-notice:.*):\d+$/, '$1')}`);
      letGo ||= next.value.marks.some((mark) => mark.kind === 'invoiceAdjusted');
    }
  };
  const { now: at } = state.snapshot.context;
  for (const fact of facts) {
    follow(tell(now, { ...fact, at, actor: SYSTEM }, world));
    // Credit that the first has set free is put on the other's invoice: the other is not the same fact any more.
    if (happened.some((one) => /:credit:/.test(one))) return null;
  }
  // Proofs may cover what the one leaves and not what the other does: given back between the two, it is told at once.
  const isLent = now.snapshot.context.service.is === 'lent';
  const told = happened.filter((one) => isLent || !/:service-reactivated:proof:/.test(one));
  happened.splice(0, happened.length, ...told);
  const covered = JSON.stringify(now.snapshot.context.proofs.map(({ id, invoiceIds }) => [id, invoiceIds]));
  follow(play(now, addMinutes(at, FOLLOWED_DAYS * DAY), world));
  if (letGo) return null;
  const { version, ...projection } = projectionOf(now);
  const { holds } = projection.collections;
  const story = JSON.stringify([
    happened.sort(),
    {
      ...projection,
      collections: { ...projection.collections, holds: holds.map((hold) => JSON.stringify(hold)).sort() },
    },
  ]);
  return { story, covered };
}

/**
 * Two facts that don't speak of the same thing may come in either order: the end is the same. `n` and `m` choose them.
 */
export function eitherOrder(state: ChartState, n: number, m: number): void {
  const c = state.snapshot.context;
  const [one, other] = [factOf(c, c.debts[0], n), factOf(c, c.debts[1], m)];
  if (one.type === other.type && !('invoiceId' in one || one.type === 'TRANSFER_RECEIVED')) return;
  const [there, back] = [end(state, [one, other]), end(state, [other, one])];
  // A small remainder is let go by what is owed at that moment: the first fact may leave one, and the second not.
  if (there === null || back === null) return;
  // A proof covers the oldest that is open when it comes: what the other has paid by then, it is not for.
  if (there.covered !== back.covered) return;
  if (there.story !== back.story)
    throw new Error(`${one.type} and ${other.type} in either order:\n${there.story}\n${back.story}`);
}
