import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import type { Life, Setting } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

/** Faults of other dunning and billing software, each played here. */

const here = oneTown();

/**
 * 500.00 due on Tuesday 10 February 2026; where nobody pays, the last notice of 6 April names Monday 13 April, and at
 * eight that day the service is off.
 */
async function owing(upTo: Day | null, more: Partial<Setting> & { amountMinor?: number } = {}): Promise<Life> {
  const { amountMinor = 50_000, ...setting } = more;
  const life = await here.life({ from: '2026-02-03', autopay: false, ...setting });
  await life.invoice(amountMinor, '2026-02-10');
  if (upTo !== null) await life.on(upTo);
  return life;
}

const first = (life: Life): { id: string; number: string } => life.invoices[0] ?? { id: '', number: '' };
const concept = (life: Life) => ({ concept: `Pago ${first(life).number}` });
const stateOf = async (life: Life): Promise<string[]> => {
  const { collections, service } = await life.account();
  return [collections.state, service.state];
};
const openTasks = async (life: Life): Promise<string[]> =>
  (await life.tasks()).filter(({ status }) => status === 'open').map(({ kind }) => kind);
const upcoming = async (life: Life): Promise<string[]> =>
  (await life.account()).upcoming.map(({ kind, at }) => `${wall(at)} ${kind}`);
const after = async (life: Life, day: Day, ...templates: string[]): Promise<string[]> =>
  (await life.mails(...templates)).filter((line) => line.slice(0, 10) > day);
const ask = async (life: Life, order: object) =>
  here.http.tell(`/v1/accounts/${life.id}/overrides`, {
    reason: 'Spoke with Ana',
    expectedVersion: (await life.account()).version,
    ...order,
  });

describe('what cards and banks do', () => {
  test.concurrent('F09: refunded and charged back, all of it is owed again and a person is told', async () => {
    const life = await owing(null, { card: 'tok_ok', amountMinor: 100_000 });
    await life.payBalance();
    await life.creditNote(first(life).id, 100_000);
    await life.refund(100_000);
    await life.chargeback();
    expect((await life.account()).balance).toEqual({ openMinor: 100_000, overdueMinor: 0, creditMinor: 0 });
    expect((await openTasks(life)).sort()).toEqual(['chargeback', 'moneyOutTwice']);
    const { id } = (await life.book()).at(-1) ?? { id: '' };
    expect(await here.http.tell('/v1/sandbox/chargebacks', { chargeId: id })).toMatchObject({
      status: 409,
      body: { code: 'charged_back_already' },
    });
  });

  test.concurrent('F15: the card is removed before its retry: a method is asked for, and nobody thinks it was forgotten', async () => {
    const life = await here.life({ from: '2026-03-02', autopay: true });
    const { id } = await life.method('tok_declined_once');
    await life.invoice(99_000, '2026-03-10');
    const { nextChargeAt } = (await life.account()).autopay;
    await life.advance({ to: new Date(Date.parse(nextChargeAt ?? '') + 600_000).toISOString() });
    await life.removeMethod(id);
    await life.on('2026-03-30');
    expect(await life.calls()).toEqual(['2026-03-10 declined 99000']);
    expect((await life.account()).autopay.state).toBe('needsMethod');
    const mails = (await life.mails()).map((line) => line.slice(11).replace(/^\S+ /, ''));
    expect(mails).toContain('payment-method-needed');
    expect(mails.indexOf('payment-method-needed')).toBeLessThan(mails.indexOf('overdue-reminder'));
    expect(await life.words('overdue-reminder')).not.toMatch(/se le pasó/);
  });

  test.concurrent('F34: a debit on its way: paying meanwhile is refused as a payment in progress', async () => {
    const life = await here.life({ from: '2026-03-02', card: 'tok_bank_ok' });
    const invoice = await life.invoice(50_000, '2026-03-10');
    await life.on('2026-03-10', '20:00');
    expect((await life.attempts()).map(({ outcome }) => outcome)).toEqual(['pending']);
    expect(await life.payInvoice(invoice.id)).toMatchObject({ status: 409, body: { code: 'payment_in_progress' } });
    await life.on('2026-03-20');
    expect((await life.papers()).map(({ status }) => status)).toEqual(['paid']);
    expect(await life.mails('payment-receipt', 'overdue-reminder')).toHaveLength(1);
  });

  test.concurrent('F67: the same refused card added again and again waits its hour', async () => {
    const life = await here.life({ from: '2026-03-02', card: 'tok_insufficient_funds' });
    await life.invoice(50_000, '2026-03-10');
    await life.on('2026-03-10', '20:00');
    const before = await life.calls();
    expect(before).toHaveLength(2);
    await life.on('2026-03-11', '09:00');
    for (let i = 0; i < 4; i++) {
      const { id } = await life.method('tok_insufficient_funds', { default: true });
      if (i % 2 === 0) await life.removeMethod(id);
    }
    await life.method('tok_insufficient_funds', { default: true });
    await life.on('2026-03-12', '20:00');
    expect(await life.calls()).toEqual(before);
    await life.on('2026-03-13', '20:00');
    expect((await life.calls()).slice(2)).toEqual(['2026-03-13 declined 50000']);
  });

  test.concurrent('F71: autopay switched on with old debt charges nothing by itself; chargeNow does', async () => {
    const life = await owing('2026-02-25', { amountMinor: 85_000 });
    await life.method('tok_ok', { default: true });
    await here.http.patch(`/v1/accounts/${life.id}`, { autopay: true, autopayConsent: 'I agree' });
    await life.on('2026-03-12');
    expect(await life.calls()).toEqual([]);
    expect((await life.account()).autopay.nextChargeAt).toBeNull();
    expect(await after(life, '2026-02-25')).toEqual([expect.stringMatching(/ overdue-reminder$/)]);
    await life.method('tok_ok~other', { default: true, chargeNow: true });
    await life.rest();
    expect(await life.calls()).toEqual(['2026-03-12 succeeded 85000']);
  });
});

describe('money that comes by transfer', () => {
  test.concurrent('F20: what is left of a payment is on the older invoice when the answer comes', async () => {
    const life = await here.life({ from: '2026-02-03' });
    const older = await life.invoice(50_000, '2026-02-10');
    const newer = await life.invoice(85_000, '2026-03-10');
    await life.on('2026-03-12');
    const paid = await life.transfer(135_000, '2026-03-12', { concept: newer.number });
    const { balance, collections } = await life.account();
    expect([balance, collections.state]).toEqual([{ openMinor: 0, overdueMinor: 0, creditMinor: 0 }, 'current']);
    const papers = await life.papers();
    expect(papers.map(({ id, status }) => [id, status])).toEqual([
      [older.id, 'paid'],
      [newer.id, 'paid'],
    ]);
    expect(papers[1]?.payments).toMatchObject([{ paymentId: paid.paymentId, source: 'transfer', amountMinor: 85_000 }]);
  });

  test.concurrent('F22: a tracking key in lower case, or with spaces, is the same transfer', async () => {
    const life = await owing(null);
    const key = `FR0A${life.id.slice(4, 16)}`.toUpperCase();
    const said = { ...concept(life), trackingKey: key };
    expect((await life.transfer(50_000, '2026-02-05', said)).status).toBe('matched');
    for (const trackingKey of [key.toLowerCase(), ` ${key} `, `${key.slice(0, 6)} ${key.slice(6)}`])
      expect((await life.transfer(50_000, '2026-02-05', { ...said, trackingKey })).status).toBe('duplicate');
    expect((await life.account()).balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 0 });
  });

  test.concurrent('F23: a reference padded with zeros is recognised', async () => {
    const life = await owing(null);
    const reference = `0000${first(life).number.slice(-7)}`;
    expect((await life.transfer(50_000, '2026-02-05', { reference })).status).toBe('matched');
  });

  test.concurrent('F26: a remainder rests: the state is current, and autopay switched on makes no charge of it', async () => {
    const life = await owing('2026-02-20');
    await life.transfer(48_500, '2026-02-20', concept(life));
    const { collections, balance } = await life.account();
    expect([collections.state, collections.daysOverdue, balance.overdueMinor]).toEqual(['current', 0, 1_500]);
    await life.method('tok_ok', { default: true });
    await life.autopay(true);
    await life.on('2026-04-20');
    expect(await life.calls()).toEqual([]);
    await life.invoice(50_000, '2026-05-10');
    await life.on('2026-05-11');
    expect(await life.calls()).toEqual(['2026-05-10 succeeded 51500']);
  });

  test.concurrent('F27: off and 30.00 short: the receipt and a monthly word say what is missing', async () => {
    const life = await owing('2026-04-20');
    expect(await stateOf(life)).toEqual(['deactivated', 'deactivated']);
    await life.transfer(47_000, '2026-04-20', concept(life));
    expect(await stateOf(life)).toEqual(['deactivated', 'deactivated']);
    expect(await life.words('payment-receipt')).toContain('sigue suspendido: para reactivarlo faltan $30.00');
    expect(await upcoming(life)).not.toEqual([]);
    await life.on('2026-09-20');
    const monthly = await after(life, '2026-04-20');
    expect(monthly).toHaveLength(5);
    expect(await life.words(monthly[0]?.slice(17) ?? '')).toMatch(/\$30\.00/);
    await life.transfer(3_000, '2026-09-20', { ...concept(life), trackingKey: `REST${life.id.slice(4)}` });
    expect(await stateOf(life)).toEqual(['current', 'active']);
  });

  test.concurrent("F30: the proof's own transfer, without an invoice number, settles it", async () => {
    const life = await owing('2026-04-20');
    const trackingKey = `FR30${life.id.slice(4, 16)}`;
    await life.acceptProof((await life.proof(50_000, '2026-04-20', trackingKey)).id);
    expect(await stateOf(life)).toEqual(['overdue', 'provisional']);
    const said = { trackingKey, concept: 'Pago telefonia abril' };
    expect((await life.transfer(50_000, '2026-04-20', said)).status).toBe('matched');
    await life.on('2026-04-30');
    expect(await stateOf(life)).toEqual(['current', 'active']);
    expect((await life.proofs()).map(({ status }) => status)).toEqual(['settled']);
    expect(await life.told('service.relocked')).toEqual([]);
  });

  test.concurrent('F33: the same proof again places no new hold; its day is not to come and not long ago', async () => {
    const life = await owing('2026-04-09');
    const send = (paidOn: Day, trackingKey: string) =>
      here.http.tell(`/v1/accounts/${life.id}/proofs-of-payment`, { trackingKey, amountMinor: 50_000, paidOn });
    const key = `FR33${life.id.slice(4, 16)}`;
    const { status, body } = await send('2026-04-09', key);
    expect([status, body.status]).toEqual([201, 'received']);
    for (const paidOn of ['2026-12-20', '2019-12-20'] as Day[])
      expect(await send(paidOn, `${key}X`)).toMatchObject({ status: 400, body: { errors: [{ path: 'paidOn' }] } });
    for (const day of ['2026-04-11', '2026-04-13', '2026-04-15'] as Day[]) {
      await life.on(day);
      expect(await send(day, key.toLowerCase())).toMatchObject({ status: 200, body: { id: body.id } });
    }
    await life.on('2026-04-20');
    expect([await stateOf(life), await life.mails('proof-received')]).toEqual([
      ['deactivated', 'deactivated'],
      ['2026-04-09 12:00 proof-received'],
    ]);
    expect(await life.told('hold.placed')).toHaveLength(1);
  });

  test.concurrent('F73: less than the proof shows: it stays accepted for the rest, and the relock says what is missing', async () => {
    const life = await owing('2026-04-20');
    const trackingKey = `FR73${life.id.slice(4, 16)}`;
    await life.acceptProof((await life.proof(50_000, '2026-04-20', trackingKey)).id);
    await life.transfer(30_000, '2026-04-20', { ...concept(life), trackingKey });
    expect((await life.proofs()).map(({ status }) => status)).toEqual(['accepted']);
    expect(await stateOf(life)).toEqual(['overdue', 'provisional']);
    await life.on('2026-04-30');
    expect(await life.lines('service.relocked')).toEqual(['2026-04-24 08:00 service.relocked']);
    const words = await life.words('service-relocked');
    expect(words).toContain('de ese pago no han llegado a nuestra cuenta $200.00');
  });
});

describe('what is written off, and what fraud is', () => {
  test.concurrent('F50, F52: a recovery undone is uncollectible again, in silence; a card pays it too', async () => {
    const life = await owing('2026-03-09', { card: 'tok_ok' });
    await life.override({ command: 'writeOff' });
    const { id } = await life.transfer(50_000, '2026-03-09', concept(life));
    expect((await life.papers()).map(({ status }) => status)).toEqual(['paid']);
    expect(await life.told('invoice.paid')).toHaveLength(1);
    await life.unmatch(id);
    expect((await life.papers()).map(({ status }) => status)).toEqual(['uncollectible']);
    await life.on('2026-05-20');
    expect([await stateOf(life), await after(life, '2026-03-09')]).toEqual([['writtenOff', 'active'], []]);
    expect(await life.payInvoice(first(life).id)).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    expect(await stateOf(life)).toEqual(['current', 'active']);
  });

  test.concurrent('F51: written off while off, then all is paid: the service is back', async () => {
    const life = await owing('2026-04-20');
    await life.override({ command: 'writeOff' });
    expect((await life.account()).service.why).toMatchObject({ offFor: 'writtenOff', backBy: 'recovery' });
    await life.transfer(50_000, '2026-04-20', concept(life));
    expect(await stateOf(life)).toEqual(['current', 'active']);
    expect(await life.mails('service-reactivated', 'payment-receipt')).toHaveLength(2);
    expect(await life.words('payment-receipt')).toContain(first(life).number);
  });

  test.concurrent('F53: off for fraud: the mail promises nothing by payment, and the account says why', async () => {
    const life = await owing('2026-03-04');
    await life.override({ command: 'deactivate', fraud: true });
    await life.advance({ hours: 1 });
    const words = await life.words('service-deactivated');
    expect(words).not.toMatch(/falta de pago|\$500\.00|se reactiva sol|saldo vencido quede/);
    expect(words).toMatch(/tel[eé]fono|\+?52|\d{2} \d{4} \d{4}/i);
    await life.transfer(50_000, '2026-03-04', concept(life));
    await life.on('2026-05-20');
    const { service, balance, collections } = await life.account();
    expect([service.state, collections.state, balance.openMinor]).toEqual(['deactivated', 'current', 0]);
    expect(service.why).toMatchObject({ offFor: 'fraud', backBy: 'person', byAgent: true });
    const { items } = await here.http.get<{ items: { about: string; says: string }[] }>(`/v1/accounts/${life.id}/why`);
    expect(items.find(({ about }) => about === 'service')?.says).toMatch(/fraud/);
    expect((await life.override({ command: 'reactivate' })).service).toEqual({ state: 'active', why: null });
  });

  test.concurrent("F53: off for debt by an agent's word: paying brings it back", async () => {
    const life = await owing('2026-04-08');
    expect(await ask(life, { command: 'deactivate' })).toMatchObject({
      status: 409,
      body: { code: 'not_allowed_now', until: '2026-04-13' },
    });
    await life.on('2026-04-13', '00:30');
    expect((await life.override({ command: 'deactivate' })).service.why).toMatchObject({
      offFor: 'debt',
      byAgent: true,
      backBy: 'payment',
    });
    await life.on('2026-04-13', '12:00');
    expect(await life.words('service-deactivated')).toMatch(/\$500\.00/);
    await life.transfer(50_000, '2026-04-13', concept(life));
    expect(await stateOf(life)).toEqual(['current', 'active']);
  });
});

describe('what is said, and when', () => {
  test.concurrent('F44: a dispute that nobody decides becomes a task', async () => {
    const life = await owing(null);
    const { id } = await life.dispute(first(life).id);
    await life.on('2026-03-20');
    expect(await life.tasks()).toMatchObject([
      { kind: 'disputeUndecided', status: 'open', subject: { disputeId: id } },
    ]);
    expect((await here.http.list<{ id: string }>(`/v1/disputes?status=open&accountId=${life.id}`)).length).toBe(1);
    await life.resolve(id, { outcome: 'accepted' });
    expect(await openTasks(life)).toEqual([]);
  });

  test.concurrent('F45: the outcome of a dispute is told, paid meanwhile or not', async () => {
    for (const resolution of [
      { outcome: 'accepted' as const, creditMinor: 20_000 },
      { outcome: 'rejected' as const },
    ]) {
      const life = await here.life({ from: '2026-03-02' });
      const invoice = await life.invoice(50_000, '2026-03-10');
      const { id } = await life.dispute(invoice.id);
      expect((await life.papers())[0]?.dispute).toMatchObject({ id, status: 'open' });
      await life.transfer(50_000, '2026-03-02', concept(life));
      await life.resolve(id, resolution);
      await life.advance({ days: 2 });
      expect(await life.mails('dispute-resolved')).toHaveLength(1);
      expect((await life.account()).balance.creditMinor).toBe(resolution.creditMinor ?? 0);
    }
  });

  test.concurrent('F47: a promise broken at midnight and paid before eight: nobody says that the money is missing', async () => {
    const life = await owing('2026-03-02');
    await life.override({ command: 'promise', amountMinor: 50_000, on: '2026-03-10' });
    await life.on('2026-03-12', '07:30');
    await life.transfer(50_000, '2026-03-12', concept(life));
    await life.on('2026-03-13', '07:30');
    expect(await life.told('promise.broken')).toHaveLength(1);
    expect(await after(life, '2026-03-11')).toEqual(['2026-03-12 07:30 payment-receipt']);
  });

  test.concurrent('F57: the same address in other capitals gets one mail', async () => {
    const life = await here.life({
      from: '2026-02-03',
      profile: { billingRecipients: ['Cuentas@reporte.example', 'cuentas@reporte.example'] },
    });
    await life.invoice(50_000, '2026-02-10');
    await life.on('2026-02-05');
    expect((await life.emails()).map(({ to }) => to)).toEqual([['Cuentas@reporte.example']]);
  });

  test.concurrent('F59: a reminder asked for three times goes once', async () => {
    const life = await owing('2026-02-12');
    await life.override({ command: 'sendReminder' });
    for (let i = 0; i < 2; i++)
      expect(await ask(life, { command: 'sendReminder' })).toMatchObject({
        status: 409,
        body: { code: 'not_allowed_now' },
      });
    await life.on('2026-02-16');
    expect(await after(life, '2026-02-11')).toEqual(['2026-02-12 12:00 overdue-reminder']);
  });

  test.concurrent('F62: thresholds are of one currency: an account in another is refused, and euros have their own', async () => {
    expect(await here.http.tell('/v1/accounts', { name: 'A', email: 'a@b.example', currency: 'USD' })).toMatchObject({
      status: 422,
      body: { code: 'policy_currency' },
    });
    const life = await here.life({ from: '2026-02-03', policy: 'spain' });
    await life.invoice(4_500, '2026-02-10');
    await life.on('2026-04-20');
    expect(await life.mails('overdue-reminder', 'last-notice')).not.toEqual([]);
    expect(await stateOf(life)).toEqual(['deactivated', 'deactivated']);
  });

  test.concurrent('F63: extended after the last notice: ten days from the day that it named, and a notice with the new one', async () => {
    const life = await owing('2026-04-08', {});
    expect(await upcoming(life)).toEqual(['2026-04-13 08:00 deactivation']);
    await life.override({ command: 'extend', days: 10 });
    expect(await upcoming(life)).toContain('2026-04-23 08:00 deactivation');
    await life.on('2026-04-22');
    expect(await after(life, '2026-04-07', 'last-notice')).toHaveLength(1);
    expect(await life.words('last-notice')).toMatch(/23 de abril/);
    await life.on('2026-04-24');
    expect(await life.lines('service.deactivated')).toEqual(['2026-04-23 08:00 service.deactivated']);
  });

  test.concurrent('F72: on through its last day: until Friday 24 April, off on Monday; a pause likewise', async () => {
    const [life, paused] = await Promise.all([owing('2026-04-20'), owing('2026-03-02')]);
    const { service } = await life.override({ command: 'reactivate', until: '2026-04-24' });
    expect(service.why).toMatchObject({ lentBy: 'agent', lentUntil: '2026-04-24' });
    expect(await life.words('service-reactivated')).toMatch(/24 de abril/);
    expect(await upcoming(life)).toContain('2026-04-27 08:00 relock');
    const { collections } = await paused.override({ command: 'pause', until: '2026-03-13' });
    expect(collections.holds.map(({ until }) => wall(until ?? ''))).toEqual(['2026-03-14 00:00']);
    await life.on('2026-04-28');
    expect(await life.lines('service.relocked')).toEqual(['2026-04-27 08:00 service.relocked']);
  });

  test.concurrent('F78: paid before its mail could go, the invoice still comes, as paid', async () => {
    const life = await here.life({ from: '2026-03-06', at: '21:00' });
    await life.invoice(50_000, '2026-04-10');
    await life.on('2026-03-07');
    await life.transfer(50_000, '2026-03-07', concept(life));
    await life.on('2026-03-10');
    expect(await life.mails('invoice-issued')).toEqual(['2026-03-09 08:00 invoice-issued']);
    expect(await life.words('invoice-issued')).toMatch(/pagada/);
  });
});

describe('awkward on the way', () => {
  test.concurrent('a refusal speaks as an agent would, and what is not known is refused', async () => {
    const life = await here.life({ from: '2026-02-03' });
    for (const order of [
      { command: 'extend', days: 5 },
      { command: 'reactivate', until: '2026-02-05' },
    ]) {
      const { status, body } = await ask(life, order);
      expect([status, body.code]).toEqual([409, 'not_allowed_now']);
      expect(body.detail).not.toMatch(/_REQUESTED/);
    }
    await expect(here.http.get('/v1/accounts?stat=overdue')).rejects.toThrow('400');
    await life.invoice(50_000, '2026-02-10');
    for (const { summary } of await life.timeline()) expect(summary).not.toMatch(/\d\dZ|\(s\)/);
  });

  test.concurrent('two accounts do not share an external id', async () => {
    const externalId = 'guthrie-1';
    await here.life({ from: '2026-02-03', profile: { externalId } });
    expect(await here.http.tell('/v1/accounts', { name: 'B', email: 'b@b.example', externalId })).toMatchObject({
      status: 409,
      body: { code: 'external_id_taken' },
    });
  });

  test.concurrent('a last notice that bounced everywhere deactivates nobody', async () => {
    const life = await owing('2026-04-07');
    const notice = (await life.emails()).find(({ template }) => template === 'last-notice');
    await here.http.post(`/v1/sandbox/emails/${notice?.id}/bounce`);
    await life.on('2026-04-30');
    expect(await stateOf(life)).toEqual(['overdue', 'active']);
    expect(await openTasks(life)).toEqual(['undeliverable']);
  });
});

test('in all of these lives what the bank took is what we recorded', async () => {
  const faults = (await Promise.all(here.lives.map(faultsOf))).flat();
  // The one mail that was made to come back.
  expect(faults.filter((fault) => !/: mails are (sent,)*bounced(,sent)*$/.test(fault))).toEqual([]);
});
