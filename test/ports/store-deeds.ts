import { strict as assert } from 'node:assert';
import type { Effect } from '../../domain/effects.ts';
import type { DeadlineKind, OverrideRequest, Request } from '../../domain/events.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { WorkRef } from '../../domain/work.ts';
import type { Answer } from '../../ports/store/asks.ts';
import type { ChargeResult, LookUpResult } from '../../ports/store/charges.ts';
import type { Begun } from '../../ports/store/work.ts';
import { CLERKS } from '../../ports/store/postgres/clerks.ts';
import { connect } from '../../ports/store/postgres/db/connection.ts';
import type { Desk } from '../../ports/store/postgres/decide/desk.ts';
import { PolicyShelf } from '../../ports/store/postgres/decide/policy-shelf.ts';
import type { AttemptRow, Store } from '../../ports/store/store.ts';
import { agent, invoice, method, newId, opening, owing, type World } from './store-world.ts';

/** What the chart is asked, what time brings, and what is done about it: as an account's workflow would. */

export const asked = (store: Store, accountId: string, request: Request, id = newId('req')): Promise<Answer> =>
  store.ask(accountId, { id, request, actor: agent });

type Command<T> = T extends OverrideRequest ? Omit<T, 'reason' | 'expectedVersion' | 'role'> : never;

/** An admin's override, which the chart takes. */
export async function commanded(store: Store, accountId: string, command: Command<OverrideRequest>): Promise<void> {
  const answer = await asked(store, accountId, {
    reason: 'x',
    expectedVersion: null,
    role: 'admin',
    ...command,
  } as OverrideRequest);
  assert(answer.ok, JSON.stringify(answer));
}

/** The work of these kinds that is to be done, in order. */
export async function workOf(store: Store, accountId: string, ...verbs: Effect['type'][]): Promise<WorkRef[]> {
  const { work } = await store.look(accountId);
  return work.filter(({ verb }) => verbs.some((one) => one === verb)).map(({ id }) => ({ accountId, workId: id }));
}

export async function onlyWork(store: Store, accountId: string, verb: Effect['type']): Promise<WorkRef> {
  const found = await workOf(store, accountId, verb);
  assert(found.length === 1 && found[0] !== undefined, `${found.length} of ${verb}`);
  return found[0];
}

/** What `begin…` hands out, where nothing is in the way. */
export function begun<T>(work: Begun<T>): T {
  assert(work.is === 'begun', `it is ${work.is}`);
  return work;
}

export interface Ordered {
  ref: WorkRef;
  attemptId: string;
}

/** Somebody asks to pay one invoice, or all that is open: the charge that is to be made. */
export async function ordered(
  store: Store,
  accountId: string,
  { invoiceId = null, methodId = null }: { invoiceId?: string | null; methodId?: string | null } = {},
): Promise<Ordered> {
  if ((await store.methods(accountId)).length === 0) await method(store, accountId);
  const attemptId = newId('att');
  const answer = await asked(store, accountId, {
    type: 'PAY_REQUESTED',
    attemptId,
    invoiceId,
    methodId,
    trigger: 'api',
  });
  assert(answer.ok, JSON.stringify(answer));
  return { ref: await onlyWork(store, accountId, 'chargeBalance'), attemptId };
}

/** The same, with its row frozen and the bank about to be called. */
export async function frozen(
  store: Store,
  accountId: string,
  of: Parameters<typeof ordered>[2] = {},
): Promise<Ordered> {
  const order = await ordered(store, accountId, of);
  begun(await store.beginCharge(order.ref, 'sandbox'));
  return order;
}

export const SUCCEEDED: ChargeResult = { outcome: 'succeeded', providerRef: 'ch_1' };
export const UNKNOWN: ChargeResult = { outcome: 'unknown' };
export const declined = (declineCode: string): ChargeResult => ({
  outcome: 'declined',
  declineCode,
  providerRef: null,
});

export async function attempt(store: Store, attemptId: string): Promise<AttemptRow> {
  const found = await store.attemptById(attemptId);
  assert(found !== null, `no attempt ${attemptId}`);
  return found;
}

/** Charges all that is open, or one invoice, and the bank says yes. */
export async function charged(
  store: Store,
  accountId: string,
  of: Parameters<typeof ordered>[2] = {},
): Promise<AttemptRow> {
  const { ref, attemptId } = await frozen(store, accountId, of);
  await store.settleCharge(ref, SUCCEEDED);
  return attempt(store, attemptId);
}

/** Every mail leaves, and the service does what it is told. */
export async function doneAtOnce(store: Store, accountId: string): Promise<void> {
  for (const ref of await workOf(store, accountId, 'sendEmail')) await sent(store, ref);
  for (const ref of await workOf(store, accountId, 'deactivateService', 'reactivateService')) {
    const deed = await store.beginService(ref);
    if (deed.is === 'begun') await store.settleService(ref, deed);
  }
}

export async function sent(store: Store, ref: WorkRef): Promise<void> {
  const deed = await store.beginMail(ref);
  if (deed.is !== 'begun') return;
  const { key, accountId, at, topic, locale, to } = deed.mail;
  await store.keepEmail({
    id: `eml_${key}`,
    accountId,
    key,
    at,
    template: topic.template,
    locale,
    to,
    subject: topic.template,
    html: '<p>h</p>',
    text: 't',
  });
  await store.settleMail(ref, { sent: { providerId: 'p_1', again: false } });
}

/**
 * Time passes, deadline by deadline, and what it brings is done at once; but charges and look-ups, which wait for the
 * test.
 */
export async function passes(store: Store, accountId: string, until: Instant): Promise<void> {
  for (;;) {
    await doneAtOnce(store, accountId);
    const { next } = await store.standing(accountId);
    const to = next === null || next > until ? until : next;
    await goesTo(store, accountId, to);
    if (to === until) return doneAtOnce(store, accountId);
  }
}

/** Until a deadline of this kind has come. */
export async function comes(store: Store, accountId: string, kind: DeadlineKind): Promise<void> {
  for (let next: string | null = ''; next !== kind; ) {
    await doneAtOnce(store, accountId);
    ({ next } = await store.look(accountId));
    const { next: at } = await store.standing(accountId);
    assert(at !== null, `no ${kind} comes`);
    await goesTo(store, accountId, at);
  }
}

/** At once: what falls due on the way is all late. */
export async function goesTo(store: Store, accountId: string, to: Instant): Promise<void> {
  await store.moveClock(accountId, to);
  await store.reach(accountId);
}

/** The bank has not answered; its next look-up. */
export async function lookUp(store: Store, accountId: string) {
  await comes(store, accountId, 'lookup');
  const ref = await onlyWork(store, accountId, 'lookUpCharge');
  const deed = begun(await store.beginLookUp(ref));
  return { deed, settle: (result: LookUpResult) => store.settleLookUp(ref, result) };
}

/** Charged by itself, not answered, and not found: it is to be sent once more. */
export async function sentAgain(store: Store, totalMinor: number) {
  const paid = await autopaid(store, totalMinor);
  const first = begun(await store.beginCharge(paid.ref, 'sandbox'));
  await store.settleCharge(paid.ref, UNKNOWN);
  for (let i = 0; i < 2; i++) await (await lookUp(store, paid.id)).settle({ outcome: 'notFound' });
  return { ...paid, first, ref: await onlyWork(store, paid.id, 'chargeBalance') };
}

/** Overdue for so long that its service is to go off: the call that is to be made. */
export async function switchedOff(
  store: Store,
): Promise<{ id: string; invoiceId: string; number: string; ref: WorkRef }> {
  const owed = await owing(store, 100_000);
  await comes(store, owed.id, 'deactivation');
  return { ...owed, ref: await onlyWork(store, owed.id, 'deactivateService') };
}

/** What the store's own parts stand on, for what none of its verbs does alone. */
export const deskOf = ({ url, clock }: World): Desk => ({
  db: connect(url, 2),
  policies: new PolicyShelf(),
  clerks: CLERKS,
  onNews: () => undefined,
  machineNow: () => clock.now,
});

/** What the chart has ordered, otherwise than it has. */
export const reordered = async ({ sql }: World, { accountId, workId }: WorkRef, params: object): Promise<void> =>
  void (await sql(`UPDATE effects SET params = params || $3 WHERE account_id = $1 AND step || '.' || position = $2`, [
    accountId,
    workId,
    JSON.stringify(params),
  ]));

/** An account on autopay, on the day and hour at which its invoice is charged. */
export async function autopaid(
  store: Store,
  totalMinor: number,
): Promise<Ordered & { id: string; invoiceId: string; number: string }> {
  const { id } = await store.openAccount(opening({}, { autopay: true }));
  await method(store, id);
  const { id: invoiceId, number } = await invoice(store, id, totalMinor);
  await comes(store, id, 'charge');
  const ref = await onlyWork(store, id, 'chargeBalance');
  const deed = await store.lookAt(id);
  return { id, invoiceId, number, ref, attemptId: deed?.state.snapshot.context.attempt?.id as string };
}
