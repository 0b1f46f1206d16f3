import { addWorkingDays, dayOf, isWorkingDay, timeOf } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import type { Attempt } from '../../domain/chart/state/payment.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import { isBehind } from '../../domain/chart/reads/case.ts';
import { anchorOf, dueMinor, overdueMinor } from '../../domain/chart/reads/debts.ts';
import { offOf } from '../../domain/chart/state/service.ts';
import type { Played } from '../../domain/chart/play.ts';
import type { Effect } from '../../domain/effects.ts';
import { paperOf } from '../../domain/chart/reads/mails.ts';
import type { Day } from '../../domain/time/time.ts';
import type { Deed, Setting } from './deeds.ts';
import { POLICIES } from './deeds.ts';
import { eitherOrder } from './either-order.ts';
import { RandomLife } from './random-life.ts';
import { allowsWhatItCan, goesOnFromJson } from './round-trip.ts';

/**
 * What has to hold at every step of any life. A watcher is told of each, and throws when one of the rules is broken.
 */

/** `payment-declined` is both: the automatic one is a contact; what somebody asked for is an answer. */
const isContact = ({ params: { mail, believes } }: Extract<Effect, { type: 'sendEmail' }>): boolean =>
  believes !== null && paperOf(mail.topic.template) === null;

function must(holds: boolean, rule: string, about: unknown = ''): asserts holds {
  if (!holds) throw new Error(`${rule}: ${JSON.stringify(about)}`);
}

const MOST_TRIES = 2 + Math.max(...POLICIES.map((policy) => policy.charge.retryOnDays.length));

export function watcher(): (played: Played, before: ChartState | null, life: RandomLife) => void {
  const keys = new Set<string>();
  let lastContactOn: Day | null = null;
  let overtaken = '';
  const leftToAPerson = new Set<string>();
  let noticed: { invoiceIds: string[]; on: Day }[] = [];

  return ({ at, event, effects, entries, state }, before, life) => {
    const c = state.snapshot.context;
    const b = before?.snapshot.context ?? null;
    const zone = c.profile.timeZone;
    const where = state.snapshot.value as unknown as Record<string, string>;

    must(
      before === null || state.version - before.version === 0 || state.version - before.version === 1,
      'the version rises by one or not at all',
      event,
    );
    must((c.attempt === null) === (where.payment === 'idle'), 'payment is idle without an attempt, and only then', [
      event.type,
      where.payment,
    ]);
    must(
      c.debts.every((debt) => debt.balanceMinor > 0),
      'a debt is open',
      c.debts,
    );
    const overdue = overdueMinor(c);
    const isOverdue = typeof where.collections === 'object';
    const isAsked = isOverdue || where.collections === 'deactivated';
    must(isAsked || where.collections === 'closed' || !isBehind(c), 'what is overdue is in the case', [
      event.type,
      where.collections,
    ]);
    must(!isOverdue || overdue > 0, 'nothing overdue, no overdue', event.type);
    must(
      c.ladders.every((ladder) => ladder.tries <= MOST_TRIES),
      'no ladder is longer than its policy',
      c.ladders,
    );

    // Held: nothing went, and it is ordered again, perhaps under its key.
    if (event.type === 'EMAIL_HELD') {
      keys.delete(event.key);
      if (b?.sending.some((one) => one.key === event.key))
        lastContactOn = b.sending.find((one) => one.key === event.key)?.lastOn ?? null;
    }
    if (event.type === 'CHARGE_STALE' && b?.attempt?.id === event.attemptId) overtaken = orderOf(b.attempt, at);
    if (
      event.type === 'CHARGE_REFUSED' &&
      event.blames === 'nobody' &&
      b?.attempt?.id === event.attemptId &&
      b.attempt.purpose.kind !== 'asked'
    )
      for (const id of b.attempt.invoiceIds) leftToAPerson.add(id);
    // Open again, or due on another day, it begins anew.
    for (const { type, data } of entries)
      if (type === 'invoice.reopened' || type === 'invoice.changed') leftToAPerson.delete(String(data.invoiceId));
    for (const effect of effects) {
      must(!keys.has(effect.key), 'a key stands for one effect', effect.key);
      keys.add(effect.key);
      if (effect.type === 'chargeBalance') {
        charged(effect, b, c, event);
        must(
          orderOf(effect.params, at) !== overtaken,
          'what was overtaken is not ordered again as it was',
          effect.params,
        );
        must(
          c.attempt !== null && !triesAgain(c, c.attempt, leftToAPerson),
          'what was left to a person is not tried again by itself',
          effect.params,
        );
        // With a new card, or at somebody's word, it begins anew.
        if (c.attempt.purpose.kind === 'newMethod' || c.attempt.purpose.kind === 'asked')
          for (const id of effect.params.invoiceIds) leftToAPerson.delete(id);
      }
      if (effect.type === 'deactivateService' && event.type === 'DEACTIVATION_CLEARED')
        deactivated(c, b, at, zone, noticed);
      if (effect.type === 'sendEmail' && isContact(effect)) {
        const on = dayOf(at, zone);
        const { from, to } = c.policy.calendar.contactHours;
        must(
          isWorkingDay(on, c.policy.calendar) && timeOf(at, zone) >= from && timeOf(at, zone) < to,
          'contacts go in contact hours',
          [at, effect.key],
        );
        must(on !== lastContactOn || life.zoneChanged, 'one contact a day', [at, effect.key]);
        must(b === null || !silences(b, at).contacts, 'a hold means silence', [at, effect.key]);
        lastContactOn = on;
      }
    }
    if (
      event.type === 'EMAIL_SENT' &&
      event.template === 'last-notice' &&
      b?.case?.notice.is === 'asked' &&
      b.case.notice.key === event.key
    )
      noticed.push({ invoiceIds: b.case.notice.invoiceIds, on: dayOf(at, zone) });
    // A notice that bounced, or that came before money was taken back, is no warning.
    const isReopened = entries.some((entry) => entry.type === 'invoice.reopened');
    if (isReopened || (event.type === 'EMAIL_BOUNCED' && event.everybody && event.template === 'last-notice'))
      noticed = [];
    // Told twice, it took nothing back the second time.
    if (
      event.type === 'CHARGE_RETURNED' &&
      event.reversal !== null &&
      b?.debits.some((debit) => debit.attemptId === event.attemptId)
    )
      noticed = [];

    if (
      life.isQuiet &&
      c.attempt === null &&
      c.credit.inFlight === null &&
      c.debits.every((debit) => !debit.lookUpInFlight)
    )
      sameMoney(c, life, event.type);
  };
}

const orderOf = (
  {
    methodId,
    invoiceIds,
    amountMinor,
    believes,
  }: Pick<Attempt, 'methodId' | 'invoiceIds' | 'amountMinor' | 'believes'>,
  at: string,
): string => JSON.stringify([at, methodId, invoiceIds, amountMinor, believes]);

/** But for a plan's next installment, and a small remainder (of what isn't disputed) that joins another charge. */
const triesAgain = (c: Context, { purpose, invoiceIds }: Attempt, ids: Set<string>): boolean =>
  (purpose.kind === 'due' || purpose.kind === 'retry') &&
  c.debts.some(
    (debt) =>
      invoiceIds.includes(debt.id) && ids.has(debt.id) && dueMinor(c, debt) >= c.policy.thresholds.restBelowMinor,
  );

/** One attempt at a time, for what is open, and no automatic one that a hold keeps. */
function charged(
  { params }: Extract<Effect, { type: 'chargeBalance' }>,
  before: Context | null,
  after: Context,
  event: Played['event'],
): void {
  const inFlight = before?.attempt ?? null;
  const hasEnded = inFlight === null || ('attemptId' in event && event.attemptId === inFlight.id);
  must(hasEnded && (inFlight?.id !== params.attemptId || params.resend === 1), 'one attempt at a time', params);
  must(params.amountMinor > 0 && params.invoiceIds.length > 0, 'something is charged');
  const isAutomatic = params.trigger === 'autopay' || params.trigger === 'retry';
  // What was written off is never charged by itself.
  const payable = isAutomatic ? after.debts : [...after.debts, ...after.uncollected];
  const open = params.invoiceIds.map((id) => payable.find((debt) => debt.id === id)?.balanceMinor ?? 0);
  must(
    open.every((minor) => minor > 0) && open.reduce((sum, minor) => sum + minor, 0) >= params.amountMinor,
    'no more is charged than is open',
    [params, open],
  );
  must(
    !after.debits.some(
      (debit) => !debit.settled && !debit.stuck && debit.invoiceIds.some((id) => params.invoiceIds.includes(id)),
    ),
    'no second charge for what a direct debit is bringing',
    [params, after.debits],
  );
  const method = after.methods.find((one) => one.id === params.methodId);
  must(method !== undefined && !method.blocked, 'a card that was refused for good is never charged', params);
  if (!isAutomatic) return;
  must(after.autopayOn, 'without autopay nothing is charged by itself', params);
  must(!method.manualOnly, 'after a chargeback nothing is charged by itself', params);
  must(!silences(after, after.now).charges, 'a hold means silence', [event.type, params, after.holds]);
}

/** By holds on the whole account, that haven't ended by then. */
function silences(c: Context, at: string): { charges: boolean; contacts: boolean } {
  const live = c.holds.filter((hold) => hold.until === null || hold.until > at);
  const whole = live.some((hold) => (hold.kind === 'agent' || hold.kind === 'legal') && hold.invoiceId === null);
  return {
    charges: whole,
    contacts: whole || live.some((hold) => hold.kind === 'proof' && hold.stage === 'review'),
  };
}

/** By itself only in the first contact hour of a working day, with a last notice at least three working days before. */
function deactivated(
  c: Context,
  before: Context | null,
  at: Played['at'],
  zone: string,
  noticed: { invoiceIds: string[]; on: Day }[],
): void {
  const on = dayOf(at, zone);
  must(
    isWorkingDay(on, c.policy.calendar) && timeOf(at, zone).startsWith(c.policy.calendar.contactHours.from.slice(0, 2)),
    'deactivation comes in the first contact hour of a working day',
    at,
  );
  must(
    before !== null &&
      !silences({ ...before, holds: before.holds.filter((hold) => !movesNoLoan(before, hold)) }, at).contacts,
    'a hold means silence',
    [at, before?.holds],
  );
  if (before.clearance.asked?.purpose === 'relock') return;
  const anchor = anchorOf(before);
  must(
    noticed.some(
      (one) =>
        one.invoiceIds.includes(anchor?.id ?? '') &&
        addWorkingDays(one.on, c.policy.deactivation.noticeWorkingDays, c.policy.calendar) <= on,
    ),
    'no deactivation without a last notice three working days before',
    [at, noticed],
  );
}

/** The end of a loan on proof is set once: no other proof moves it (rules, Lent). */
const movesNoLoan = ({ service }: Context, { kind }: Context['holds'][number]): boolean =>
  service.is === 'lent' && service.by === 'proof' && kind === 'proof';

/** What the account knows of its money is what the ledger has. */
function sameMoney(c: Context, life: RandomLife, type: string): void {
  const { ledger } = life.world;
  const ours = Object.fromEntries(c.debts.map((debt) => [debt.id, debt.balanceMinor]));
  const theirs = Object.fromEntries(ledger.open.map((id) => [id, ledger.of(id).balanceMinor]));
  const sorted = (sums: Record<string, number>): string =>
    JSON.stringify(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
  must(sorted(ours) === sorted(theirs) && c.creditMinor === ledger.creditMinor, 'the account knows its money', [
    type,
    ours,
    theirs,
    c.creditMinor,
    ledger.creditMinor,
  ]);
}

/** What is dear to look at is looked at in every so many steps, from another one on in each life. */
const NOW_AND_THEN = 12;

function dearWatcher(from: number): (played: Played, before: ChartState | null) => void {
  let steps = from;
  return (played, before) => {
    steps += 1;
    if (before === null || steps % NOW_AND_THEN !== 0) return;
    goesOnFromJson(played, before);
    allowsWhatItCan(played.state);
  };
}

/** A life that is watched to its end; then everything is paid, and nobody hears of it again. */
export function livesByTheRules(given: Setting, happens: Deed[]): void {
  const watch = watcher();
  const watchNowAndThen = dearWatcher(happens.length);
  const life = new RandomLife(given, (played, before, living) => {
    watch(played, before, living);
    watchNowAndThen(played, before);
  });
  for (const one of happens) life.does(one);
  eitherOrder(life.state, happens[0]?.n ?? 0, happens.at(-1)?.n ?? 0);
  life.comesToRest();
  const { debts, service: was } = life.state.snapshot.context;
  const offFor = offOf(was)?.for ?? null;
  life.paysEverything();
  const { collections, service } = life.state.snapshot.value as unknown as Record<string, string>;
  must(
    offFor === 'fraud' ||
      offFor === 'writtenOff' ||
      service === 'active' ||
      service === 'cancelled' ||
      !debts.some((debt) => debt.overdueNoted),
    'everything is paid, the service is on',
    service,
  );
  must(
    collections === 'current' || collections === 'writtenOff' || collections === 'closed',
    'everything is paid, the case is over',
    collections,
  );
  const from = life.effects.length;
  life.later(150 * 24 * 60);
  for (const { effect } of life.effects.slice(from)) {
    const asks =
      effect.type === 'chargeBalance' ||
      (effect.type === 'deactivateService' && offFor !== 'writtenOff') ||
      (effect.type === 'sendEmail' && /reminder|notice|needed|upcoming/.test(effect.params.mail.topic.template));
    must(!asks, 'nothing is owed, nobody is asked', effect.key);
  }
}
