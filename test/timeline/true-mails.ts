import type { ChartState } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import { daysOverdue, debtById, toPayMinor } from '../../domain/chart/reads/debts.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import type { Effect } from '../../domain/effects.ts';
import type { ForecastItem } from '../../domain/foresight/forecast/forecast.ts';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import type { Mail, MailInvoice, MailTopic } from '../../domain/messages/mail.ts';
import { addDays, dayOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { askedFor } from '../../templates/asks-for-money.ts';
import type { Deed, Setting } from './deeds.ts';
import { RandomLife } from './random-life.ts';

/**
 * A mail is true when it leaves (rules, Days). Each is read against the account of that instant, and what it announces
 * against what then happens while nobody does anything more.
 */

function must(holds: boolean, rule: string, about: unknown): asserts holds {
  if (!holds) throw new Error(`${rule}: ${JSON.stringify(about)}`);
}

type Sent = Extract<Effect, { type: 'sendEmail' }>;
type Data = { [name: string]: unknown } & { invoices?: MailInvoice[]; invoice?: MailInvoice };

/** What it says of the account is so. */
export function saysHowItIs(c: Context, mail: Mail): void {
  for (const topic of [mail.topic, ...mail.also]) {
    const data = topic.data as Data;
    for (const invoice of data.invoices ?? []) {
      const debt = debtById(c, invoice.id);
      must(debt !== null, 'an invoice that is named is open', [mail.key, topic]);
      must(
        invoice.balanceMinor === toPayMinor(c, debt) && invoice.daysOverdue === daysOverdue(c, debt),
        'an invoice is said as it is',
        [mail.key, topic, debt],
      );
      must(invoice.balanceMinor > 0, 'no zero is named as owed', [mail.key, topic]);
    }
    const summed = (data.invoices ?? []).reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
    if (typeof data.totalMinor === 'number' && data.invoices !== undefined)
      must(data.totalMinor === summed, 'the total is that of its invoices', [mail.key, topic]);
    if (typeof data.amountMinor === 'number') must(data.amountMinor > 0, 'no zero is named', [mail.key, topic]);
    serviceIs(c, topic, mail);
  }
}

/** What it says of the service. */
function serviceIs(c: Context, topic: MailTopic, { key }: Mail): void {
  const { is } = c.service;
  switch (topic.template) {
    case 'service-deactivated':
    case 'service-relocked':
      must(is === 'off', 'the service is off', [key, is]);
      return;
    case 'payment-receipt':
      must(topic.data.missingMinor > 0 <= (is === 'off'), 'nothing is missing while the service is on', [key, is]);
      return;
    case 'service-reactivated':
      must(is === (topic.data.until === null ? 'active' : 'lent'), 'the service is on', [key, is, topic]);
      return;
    case 'last-notice':
      must(is === 'active', 'what is off is not threatened', [key, is]);
      return;
    case 'overdue-reminder':
      must(topic.data.deactivated === (is === 'off'), 'a reminder knows the service', [key, is]);
      return;
    case 'proof-accepted':
      must(!topic.data.serviceRestored || is === 'lent', 'the service is lent', [key, is]);
  }
}

/** How far ahead it is looked: the longest that is usually announced. */
const AHEAD_DAYS = 45;

interface Ahead {
  /** The last day that is looked at. */
  through: Day;
  items: { kind: string; on: Day; item: ForecastItem }[];
  mail: Mail;
  /** Nothing joins what is announced: neither what a hold has left out, nor a little of a debit that comes back. */
  isSure: boolean;
}

const on = (ahead: Ahead, kinds: string[]): Day[] =>
  ahead.items.filter(({ kind }) => kinds.includes(kind)).map((one) => one.on);

/** Another last notice, of other debt (what a proof had covered, say), has a day of its own. */
const anotherBefore = (ahead: Ahead, day: Day): boolean =>
  ahead.items
    .slice(1)
    .some(({ kind, on: sentOn, item }) => kind === 'email' && item.detail.template === 'last-notice' && sentOn < day);

function chargedOn(ahead: Ahead, day: Day, amountMinor: number | null, about: unknown): void {
  const that = ahead.items.filter((one) => one.on === day && (one.kind === 'charge' || one.kind === 'retry'));
  must(that.length > 0, 'what is announced is charged on its day', [ahead.mail.key, day, about, ahead.items]);
  if (ahead.isSure && amountMinor !== null && that.length === 1)
    must(that[0]?.item.detail.amountMinor === amountMinor, 'as much is charged as was announced', [
      ahead.mail.key,
      amountMinor,
      that,
    ]);
}

/** What it announces comes, and not before. */
function comesAsSaid(c: Context, topic: MailTopic, ahead: Ahead): void {
  const goesOff = on(ahead, ['deactivation'])[0];
  switch (topic.template) {
    case 'invoice-issued':
      if (topic.data.autopay !== null) chargedOn(ahead, topic.data.autopay.chargeOn, null, topic);
      return;
    case 'autopay-upcoming':
      chargedOn(ahead, topic.data.chargeOn, topic.data.amountMinor, topic);
      return;
    case 'payment-declined':
      if (topic.data.nextRetryAt !== null)
        chargedOn(ahead, dayOf(topic.data.nextRetryAt, c.profile.timeZone), null, topic);
      return;
    case 'payment-returned':
      if (topic.data.nextTryOn !== null) chargedOn(ahead, topic.data.nextTryOn, null, topic);
      return;
    case 'overdue-reminder':
      if (topic.data.retryOn !== null) chargedOn(ahead, topic.data.retryOn, null, topic);
      return;
    case 'last-notice':
      must(
        goesOff === undefined || goesOff >= topic.data.deactivationOn || anotherBefore(ahead, goesOff),
        'it does not go off before the named day',
        [ahead.mail.key, topic, goesOff],
      );
      if (c.holds.length === 0 && !c.autopayOn && c.debits.length === 0 && topic.data.deactivationOn <= ahead.through)
        must(goesOff === topic.data.deactivationOn, 'it goes off on the named day', [ahead.mail.key, topic, goesOff]);
      return;
    case 'proof-lapsed':
      must(
        goesOff === undefined ||
          topic.data.deactivationNotBefore === null ||
          goesOff >= topic.data.deactivationNotBefore,
        'it does not go off before the day that was said',
        [ahead.mail.key, topic, goesOff],
      );
      return;
    case 'service-reactivated': {
      const { until } = topic.data;
      const relocked = on(ahead, ['relock'])[0];
      if (until !== null && relocked !== undefined)
        must(relocked > until, 'it is on through the day that was said', [ahead.mail.key, topic, relocked]);
      return;
    }
    case 'promise-confirmed':
      must(goesOff === undefined || goesOff > topic.data.on, 'it stays on until the promise is over', [
        ahead.mail.key,
        goesOff,
      ]);
      return;
    case 'plan-missed': {
      const ends = ahead.items.find(({ kind, item }) => kind === 'holdEnds' && item.detail.hold === 'plan')?.on;
      must(ends === topic.data.endsOn, 'the plan ends on the day that was said', [ahead.mail.key, topic, ends]);
    }
  }
}

/** What autopay will take by itself is not asked for as if it were not. */
function saysWhatIsTaken({ topic, also, charges, key }: Mail, ahead: Ahead, isAlone: boolean): void {
  const asked = new Set(askedFor([topic, ...also])?.map(({ id }) => id));
  const taken = ahead.items.find(
    ({ kind, item }) =>
      kind === 'charge' && (item.detail.invoiceIds as string[] | undefined)?.some((id) => asked.has(id)),
  );
  must(taken === undefined || charges.length > 0, 'who asks for money says what is taken by itself', [key, taken]);
  // Of two that are to be tried again at once, one goes, and the bank may want the card to rest after it.
  if (isAlone) for (const { on: day, amountMinor } of charges.slice(0, 1)) chargedOn(ahead, day, amountMinor, charges);
}

/** Nothing is under way that a world in which nobody does anything would end otherwise. */
const isCalm = (c: Context, life: RandomLife): boolean =>
  life.isQuiet &&
  life.world.stopped.size === 0 &&
  c.stopped.charges === null &&
  c.stopped.mails === null &&
  c.attempt === null &&
  c.chargeNow === null &&
  c.credit.inFlight === null &&
  c.clearance.asked === null &&
  c.clearance.heldUntil === null &&
  c.sending.length <= 1;

function readMail(effect: Sent, state: ChartState, life: RandomLife): void {
  const { mail, believes } = effect.params;
  const c = state.snapshot.context;
  // An answer was written while the step went on.
  if (believes !== null) saysHowItIs(c, mail);
  if (!isCalm(c, life)) return;
  const through = addDays(dayOf(mail.at, c.profile.timeZone), AHEAD_DAYS);
  const ahead = forecast({
    state,
    inFlight: [effect],
    now: mail.at,
    until: through,
    banks: { charge: 'declined' },
    override: null,
  });
  if (!ahead.ok) return;
  const items = ahead.items.map((item) => ({ kind: item.kind, on: dayOf(item.at, c.profile.timeZone), item }));
  const told: Ahead = { through, items, mail, isSure: c.holds.length === 0 && c.debits.length === 0 };
  for (const topic of [mail.topic, ...mail.also]) comesAsSaid(c, topic, told);
  // What holds keep from being charged may be charged when they end.
  if (c.holds.length === 0)
    saysWhatIsTaken(mail, told, c.ladders.filter((ladder) => ladder.state === 'running').length < 2);
}

/** A life in which every mail is read as it leaves. */
export function writesTheTruth(given: Setting, happens: Deed[]): void {
  const read = ({ effects, state }: Played, _: ChartState | null, life: RandomLife): void => {
    for (const effect of effects) if (effect.type === 'sendEmail') readMail(effect, state, life);
  };
  const life = new RandomLife(given, read);
  for (const one of happens) life.does(one);
  life.comesToRest().later(90 * 24 * 60);
}
