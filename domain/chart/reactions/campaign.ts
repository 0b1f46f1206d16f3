import { newAnchor } from '../reads/case.ts';
import { dueChargeOf, nextDueCharge } from '../reads/charge-times.ts';
import { anchorOf, askedFor, isPastDue, overdueDebts, overdueMinor } from '../reads/debts.ts';
import { lastNoticeOf, noticeOut } from '../reads/notice.ts';
import { isToBeMailed } from '../reads/mails.ts';
import { METHOD_NOTICE, defaultMethod } from '../reads/methods.ts';
import { lastRungBefore, openRungs } from '../reads/rungs.ts';
import { today } from '../reads/today.ts';
import { mailMethod } from '../reads/topics.ts';
import type { NoticeOut } from '../state/collections.ts';
import { newCase } from '../state/collections.ts';
import { mailKey } from '../state/keys.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Debt, Method } from '../state/ledger.ts';
import { asDue } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { contact } from './mails.ts';

/**
 * The case: one reminder ladder per account, from the first overdue day or failed automatic charge until nothing due is
 * open.
 */

export function ensureCase(turn: Turn): void {
  const c = turn.context;
  if (c.case !== null) return;
  const cases = c.counters.cases + 1;
  turn.set({ case: newCase(`case-${cases}`, c.now), counters: { ...c.counters, cases } });
}

export function beginOverdue(turn: Turn): void {
  ensureCase(turn);
  const c = turn.context;
  const { id: invoiceId, dueOn }: Partial<Debt> = anchorOf(c) ?? overdueDebts(c)[0] ?? {};
  turn.note(
    'overdue.began',
    `${turn.money(overdueMinor(c))} overdue since ${dueOn}`,
    { invoiceId, dueOn, overdueMinor: overdueMinor(c) },
    SYSTEM,
  );
  reanchor(turn);
}

/** It isn't due any more, or not as it was asked. */
export function withdrawApproval(turn: Turn): void {
  const notice = noticeOut(turn.context);
  if (notice?.approvalAsked === true && !notice.dismissed) changeNoticeOut(turn, { approvalAsked: false });
  turn.closeTasks('deactivationApproval');
}

/** A person wants none of it: asked again only after another last notice (rules, Tasks). */
export function dismissApproval(turn: Turn): void {
  changeNoticeOut(turn, { dismissed: true });
}

/** Of the one that has left, whether or not another waits to take its place. */
function changeNoticeOut(turn: Turn, change: Partial<Pick<NoticeOut, 'approvalAsked' | 'dismissed'>>): void {
  const notice = turn.context.case?.notice;
  if (notice?.is === 'out') turn.changeCase({ notice: { ...notice, ...change } });
  else if (notice?.is === 'asked' && notice.renews !== null)
    turn.changeCase({ notice: { ...notice, renews: { ...notice.renews, ...change } } });
}

/** Its case goes on while something past its day is open, in dispute perhaps. */
export function endOverdue(turn: Turn): void {
  withdrawApproval(turn);
  const left = overdueMinor(turn.context);
  turn.note(
    'overdue.ended',
    left === 0 ? 'Nothing is overdue any more' : `${turn.money(left)} is left, too little to be asked for by itself`,
    {},
    SYSTEM,
  );
}

export function closeCase(turn: Turn): void {
  turn.set({ case: null });
  turn.closeTasks('deactivationApproval');
}

/** Their first overdue day has begun. */
export function noteOverdue(turn: Turn): void {
  const c = turn.context;
  turn.changeDebts(
    c.debts.flatMap((debt) => (isPastDue(c, debt) ? [debt.id] : [])),
    { overdueNoted: true },
  );
}

/**
 * The oldest, and when that is paid, the next oldest, with its own days. Rungs of it that have passed are over: those
 * before it was known, and if another has driven the case, all. What a hold or an outage has kept back is not.
 */
export function reanchor(turn: Turn): void {
  const c = turn.context;
  const anchor = newAnchor(c);
  if (anchor === null) return;
  const overBefore = anchor.resumed || c.case?.anchorId === null ? anchor.knownAt : c.now;
  const over = lastRungBefore(c, anchor, overBefore);
  turn.changeDebt(anchor.id, { resumed: false, ...(over === undefined ? {} : { rungDay: over.day }) });
  turn.changeCase({ anchorId: anchor.id });
  withdrawApproval(turn);
}

/** A rung is due. After an outage or a hold over several, the latest passed one goes, once. */
export function remind(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (c.case === null) return;
  if (c.service.is === 'off') {
    // Of several months that are due at once, the reminders wait for one contact, and go as one.
    const reminded = c.service.reminded + 1;
    turn.set({ service: { ...c.service, reminded } });
    // Off for debt and then for fraud, nothing was switched, and its months begin anew.
    const off = c.service.for === 'fraud' ? `${c.counters.switches}:fraud` : `${c.counters.switches}`;
    contact(
      turn,
      'overdue-reminder',
      `${c.case.id}:deactivated:${off}:${reminded}`,
      anchor === null ? [] : [anchor.id],
      { rung: c.case.rungsGone },
    );
    return;
  }
  if (anchor === null) return;
  const rung = openRungs(c, anchor)
    .filter((one) => one.at <= c.now)
    .at(-1);
  if (rung === undefined) return;
  const rungsGone = c.case.rungsGone + 1;
  turn.changeDebt(anchor.id, { rungDay: rung.day, resumed: false });
  turn.changeCase({ rungsGone });
  const ladder = anchor.ladderFrom === null ? asDue(anchor) : `${asDue(anchor)}:${anchor.ladderFrom}`;
  contact(turn, 'overdue-reminder', `${c.case.id}:${ladder}:${rung.day}`, [anchor.id], { rung: rungsGone });
}

/** The next rung, passed over at an agent's word. */
export function skipRung(turn: Turn): void {
  const anchor = anchorOf(turn.context);
  if (anchor === null) return;
  const [next] = openRungs(turn.context, anchor);
  turn.changeDebt(anchor.id, { rungDay: next?.day ?? anchor.rungDay });
}

/** The last notice is due: it names the exact day on which the service stops. Reminders of earlier rungs are in it. */
export function giveLastNotice(turn: Turn): void {
  const c = turn.context;
  const anchor = anchorOf(c);
  if (anchor === null) return;
  const mails = c.counters.letters + 1;
  const cause = `${c.case?.id}:${anchor.id}:${mails}`;
  const invoiceIds = askedFor(c).map((debt) => debt.id);
  turn.set({ counters: { ...c.counters, letters: mails } });
  withdrawApproval(turn);
  turn.changeCase({
    notice: {
      is: 'asked',
      key: mailKey(c, 'last-notice', cause),
      at: c.now,
      anchorId: anchor.id,
      invoiceIds,
      renews: lastNoticeOf(c, anchor),
    },
  });
  turn.changeDebt(anchor.id, { rungDay: Math.max(anchor.rungDay, c.policy.reminders.lastNoticeOnDay) });
  contact(turn, 'last-notice', cause, invoiceIds);
}

/** Under a policy that wants a person's word for it. */
export function askApproval(turn: Turn): void {
  const c = turn.context;
  if (noticeOut(c) === null) return;
  const approvals = c.counters.approvals + 1;
  turn.set({ counters: { ...c.counters, approvals } });
  changeNoticeOut(turn, { approvalAsked: true });
  turn.openTask({
    key: `deactivationApproval:${c.case?.id}:${approvals}`,
    kind: 'deactivationApproval',
    dueOn: today(c),
    subject: {},
    data: { summary: 'Deactivation waits for an approval', overdueMinor: overdueMinor(c) },
  });
}

/**
 * An autopay account hears of a coming charge: one notice for all that it will take. An invoice whose own mail goes
 * later than that has none besides (rules, The shipped ladder).
 */
export function noticeCharge(turn: Turn, id: string): void {
  const c = turn.context;
  const ladder = c.ladders.find((one) => one.id === id);
  if (ladder !== undefined) {
    missMethod(turn, ladder);
    return;
  }
  const debts = (id === METHOD_NOTICE ? nextDueCharge(c) : dueChargeOf(c, [id]))?.debts ?? [];
  const invoiceIds = debts.map((debt) => debt.id);
  const isSaid = debts.every((debt) => debt.chargeNoticed || isToBeMailed(c, debt.id));
  turn.changeDebts(invoiceIds, { chargeNoticed: true });
  if (id === METHOD_NOTICE) askForMethod(turn, 'none', invoiceIds, defaultMethod(c));
  else if (!isSaid)
    contact(turn, 'autopay-upcoming', debts.filter((debt) => debt.id === id).map(asDue)[0] ?? id, invoiceIds);
}

/** Once, in place of the notice of a charge that can't be made; not again until a usable one was there. */
export function askForMethod(
  turn: Turn,
  why: 'none' | 'chargeback',
  invoiceIds: string[],
  method: Method | null,
): void {
  const { context: c } = turn;
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...c.counters, letters } });
  contact(turn, 'payment-method-needed', `${why}:${letters}`, invoiceIds, { why, ...asMailed(method) });
}

/** It was to be retried, and its method was removed: the decline is told, and another asked for. */
function missMethod(turn: Turn, ladder: Ladder): void {
  const { invoiceIds, methodId, declineCode, method } = ladder;
  turn.changeLadder(ladder.id, { state: 'needsMethod', declineTold: true });
  // The same card may come again, and be removed again.
  const letters = turn.context.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  contact(turn, 'payment-method-needed', `${ladder.id}:${ladder.rung}:${letters}`, invoiceIds, {
    methodId,
    declineCode,
    method: mailMethod(method),
  });
}

const asMailed = (method: Method | null): Record<string, unknown> =>
  method === null ? {} : { methodId: method.id, method: mailMethod(method) };
