import type { ChartState } from '../../domain/chart/chart.ts';
import { type PayOrder, type Paying, payingOf, refusedPayment } from '../../domain/chart/paying.ts';
import type { PayBill, PayForm, PayNext, PayNotice } from '../../domain/messages/pay-page.ts';
import { addMinutes, dayOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { choicesFor, usableMethods } from './choices.ts';
import { newForm } from './form.ts';
import { invoicesOn } from './invoices.ts';
import { type Opened, pathOf } from './link.ts';
import { type Heard, heardOf, noticeOfRefusal } from './notice.ts';

/** What a page is asked to speak of besides what is owed. */
export interface About {
  /** What came of this attempt. */
  attemptId: string | null;
  /** What spoke against the form that was just sent. */
  notice: PayNotice | null;
  /** A card was to be added on the provider's page when the account had so many methods. */
  methodsBefore: number | null;
}

export const NOTHING_MORE: About = { attemptId: null, notice: null, methodsBefore: null };

/** What there is to pay on a link, and how. Reads, and changes nothing: as often as anybody opens it. */
export async function billOf(deps: ApiDeps, opened: Opened, about: About): Promise<PayBill> {
  const { token, link, account, now } = opened;
  const state = (await deps.store.lookAt(account.id))?.state ?? null;
  const { invoices: open, order }: Paying =
    state === null ? { invoices: [], order: null } : payingOf(state, link.invoiceIds, now);
  const heard = about.attemptId === null ? null : await heardOf(deps, account, about.attemptId, now);
  // A link for everything shows besides what is open what was just paid on it.
  const ids = link.invoiceIds.length > 0 ? link.invoiceIds : (heard?.attempt?.invoiceIds ?? []);
  const against = await whatSpeaksAgainst(deps, account, { state, order, open }, now);
  const asks = against === null && state !== null && order !== null;
  const methods = about.methodsBefore === null ? [] : await usableMethods(deps, account.id);
  const isCardComing = about.methodsBefore !== null && methods.length <= about.methodsBefore;
  return {
    accountName: account.name,
    ...(await invoicesOn(
      deps,
      account.id,
      open,
      ids.filter((id) => !open.some((one) => one.id === id)),
    )),
    totalMinor: order === null ? 0 : totalOf(open, order),
    notice: about.notice ?? latest(heard?.notice ?? (isCardComing ? { is: 'cardOnItsWay' } : null), against),
    next: [
      ...((await wasBroughtBack(deps, account, heard)) ? [{ is: 'isBack' as const }] : []),
      ...(order === null ? [] : nextOf(account)),
    ],
    form: asks ? await formFor(deps, opened, state, order, open) : null,
    hostedSetup: asks && deps.gateway.hostedSetup !== undefined ? newForm(token) : null,
    endsOn: lastDayOf(opened),
    now,
    path: about.attemptId === null ? pathOf(token) : `${pathOf(token)}?attempt=${about.attemptId}`,
  };
}

/** What came of an attempt is no news any more where another is under way, or all of it is paid. */
const latest = (heard: PayNotice | null, against: PayNotice | null): PayNotice | null =>
  heard === null || (IS_OVER.includes(heard.is) && against !== null && IS_NEWER.includes(against.is)) ? against : heard;

const IS_OVER: PayNotice['is'][] = ['declined', 'lost', 'methodRefused', 'tooSoon', 'changed', 'unavailable'];
const IS_NEWER: PayNotice['is'][] = ['allPaid', 'unknown', 'pending'];

/** Of all of them, where one is paid first. */
const totalOf = (open: Paying['invoices'], { amountMinor, invoiceIds }: PayOrder): number => {
  const others = open.filter(({ id }) => !invoiceIds.includes(id));
  return amountMinor + others.reduce((sum, one) => sum + one.payableMinor, 0);
};

/** Whatever it were paid with; null: nothing. */
async function whatSpeaksAgainst(
  deps: ApiDeps,
  account: AccountRow,
  { state, order, open }: { state: ChartState | null; order: PayOrder | null; open: Paying['invoices'] },
  now: Opened['now'],
): Promise<PayNotice | null> {
  if (state === null || account.stuckSince !== null) return { is: 'unavailable' };
  const inFlight = account.projection?.payment.attemptId ?? null;
  if (inFlight !== null) {
    const attempt = await deps.store.attemptById(inFlight);
    return noticeOfRefusal({ code: 'payment_in_progress', data: {} }, attempt);
  }
  if (order === null)
    return open.length === 0
      ? { is: 'allPaid' }
      : open.some(({ isOnItsWay }) => isOnItsWay)
        ? { is: 'pending', amountMinor: 0 }
        : { is: 'nothingDue' };
  if ((await deps.store.stopOf('charges')) !== null) return { is: 'stopped' };
  const refusal = refusedPayment(state, order, null, now);
  return refusal === null || OF_THE_METHOD.includes(refusal.code) ? null : noticeOfRefusal(refusal);
}

/** Another method may be taken. */
const OF_THE_METHOD = ['no_payment_method', 'card_blocked', 'retry_too_soon', 'attempt_limit_reached'];

async function formFor(
  deps: ApiDeps,
  { token, account, now }: Opened,
  state: ChartState,
  order: PayOrder,
  open: Paying['invoices'],
): Promise<PayForm | null> {
  const choices = await choicesFor(deps, account.id, state, order, now);
  if (choices.length === 0) return null;
  const [oldest] = order.invoiceIds;
  const isOneOfSeveral = open.filter(({ payableMinor }) => payableMinor > 0).length > order.invoiceIds.length;
  return {
    ...newForm(token),
    amountMinor: order.amountMinor,
    choices,
    first: isOneOfSeveral ? (open.find(({ id }) => id === oldest)?.number ?? null) : null,
  };
}

/** The last day on which a link works for all of it, once a newer mail has another. */
function lastDayOf({ link: { replacedAt, expiresAt }, account: { timeZone }, now }: Opened): Day | null {
  if (replacedAt === null) return null;
  const [last, today] = [dayOf(addMinutes(expiresAt, -DAY_MINUTES), timeZone), dayOf(now, timeZone)];
  return last > today ? last : today;
}

const DAY_MINUTES = 24 * 60;

/** Whether the service came back on the payment that this page tells of. */
async function wasBroughtBack(deps: ApiDeps, { id, projection }: AccountRow, heard: Heard | null): Promise<boolean> {
  if (heard?.notice.is !== 'paid' || heard.attempt === null || projection?.service.state !== 'active') return false;
  return deps.store.cameBackSince(id, heard.attempt.at);
}

/** What time brings next if nobody pays. */
function nextOf({ projection, timeZone }: AccountRow): PayNext[] {
  const first = (kinds: string[]) => projection?.upcoming.find(({ kind }) => kinds.includes(kind));
  const [charge, deactivation] = [first(['charge', 'retry']), first(['deactivation'])];
  const isOff = projection?.service.state === 'deactivated' && projection.service.why?.backBy === 'payment';
  return [
    ...(isOff ? [{ is: 'comesBack' as const }] : []),
    ...(charge === undefined ? [] : [{ is: 'charge' as const, on: dayOf(charge.at, timeZone) }]),
    ...(deactivation === undefined ? [] : [{ is: 'deactivation' as const, on: dayOf(deactivation.at, timeZone) }]),
  ];
}
