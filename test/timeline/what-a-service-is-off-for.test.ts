import { describe, expect, test } from '@jest/globals';
import { offOf } from '../../domain/chart/state/service.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, written } from './told.ts';

/**
 * What a service that is off, or lent, remembers: for what, for which invoices, since when an agent lends it (rules,
 * Lent). A: 1,000.00, due 10 February; last notice 6 April, off 13 April.
 */

const debtor = (): Story => story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const off = (): Story => debtor().on('2026-04-14').shows({ service: 'deactivated' });
const offFor = ({ context }: Story) => offOf(context.service);
const lend = (life: Story, until: string, admin = false): Story =>
  life.overrides({ type: 'REACTIVATE_REQUESTED', until: until as never }, { admin });
const writeOff = (life: Story): Story => life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
const fraud = (life: Story): Story => life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
const keys = (life: Story, template: string): string[] =>
  ordered(life, 'sendEmail').flatMap(({ key }) => (key.includes(`:${template}:`) ? [key] : []));

describe('off for debt', () => {
  test('and then for fraud, it is another matter: nothing is switched, and its mail is another one', () => {
    const life = fraud(off());
    expect(offFor(life)).toMatchObject({ for: 'fraud', invoiceIds: ['A'], byAgent: true });
    expect(ordered(life, 'deactivateService')).toHaveLength(1);
    expect(keys(life.on('2026-04-16'), 'service-deactivated')).toEqual([
      'acc_214:service-deactivated:1',
      'acc_214:service-deactivated:1:fraud',
    ]);
  });

  test('and lent, it takes in all that is overdue by then; prolonged, nothing more', () => {
    const life = lend(off().invoice('300.00', { due: '2026-04-13' }).on('2026-04-15'), '2026-04-17');
    expect(offFor(life)?.invoiceIds).toEqual(['A', 'B']);
    life.invoice('70.00', { due: '2026-04-15' }).on('2026-04-16');
    expect(offFor(lend(life, '2026-04-18'))?.invoiceIds).toEqual(['A', 'B']);
    life.transfer('1,300.00', 'A B').shows({ service: 'active', overdue: '70.00' });
    expect(offFor(life)).toBeNull();
  });

  test('and off again when the days are over, it is off for all that is overdue, and its monthly word begins anew', () => {
    const life = off().on('2026-06-01');
    expect(offFor(life)?.reminded).toBeGreaterThan(0);
    lend(life, '2026-06-04', true).invoice('300.00', { due: '2026-06-02' }).on('2026-06-05');
    expect(offFor(life.shows({ service: 'deactivated' }))).toMatchObject({
      for: 'debt',
      invoiceIds: ['A', 'B'],
      since: '2026-06-05T14:00:00.000Z',
      reminded: 0,
    });
  });
});

describe('lent by an agent', () => {
  const mostOn = (life: Story, until: string): string =>
    life.refusal({
      type: 'REACTIVATE_REQUESTED',
      until: until as never,
      reason: '',
      expectedVersion: null,
      role: 'agent',
    })?.code ?? 'ok';

  test('its five days begin with the first loan, though it was switched off by hand meanwhile', () => {
    const life = lend(off(), '2026-04-16').on('2026-04-15');
    life.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }).shows({ service: 'deactivated' });
    expect(offFor(life)?.firstLentOn).toBe('2026-04-14');
    expect([mostOn(life, '2026-04-19'), mostOn(life, '2026-04-20')]).toEqual(['ok', 'limit_exceeded']);
  });

  test('an admin’s loan before is none of them', () => {
    const life = lend(off(), '2026-04-20', true).on('2026-04-20');
    expect(offFor(life)?.firstLentOn).toBeNull();
    expect([mostOn(life, '2026-04-25'), mostOn(life, '2026-04-26')]).toEqual(['ok', 'limit_exceeded']);
  });

  test('each prolongation is told by a mail of its own', () => {
    const life = lend(lend(off(), '2026-04-16'), '2026-04-18');
    expect(keys(life, 'service-reactivated')).toEqual([
      'acc_214:service-reactivated:2',
      'acc_214:service-reactivated:2:2026-04-18',
    ]);
    expect(ordered(life, 'reactivateService')).toHaveLength(1);
  });
});

describe('what it was off for is written off', () => {
  test('with all that was open: only all of that brings it back', () => {
    const life = writeOff(off().invoice('300.00', { due: '2026-05-10' }));
    expect(offFor(life)).toMatchObject({ for: 'writtenOff', invoiceIds: ['A', 'B'] });
    life.transfer('1,000.00', 'A').shows({ service: 'deactivated' });
    life.transfer('300.00', 'B').shows({ service: 'active' });
  });

  test('while it is lent: it stays lent, and is redeemed by that debt alone', () => {
    const life = writeOff(lend(off(), '2026-04-17'));
    expect(life.context.service).toMatchObject({
      is: 'lent',
      through: '2026-04-17',
      off: { for: 'writtenOff', invoiceIds: ['A'] },
    });
    life.invoice('300.00', { due: '2026-04-15' }).on('2026-04-20').shows({ service: 'deactivated' });
    expect(offFor(life)).toMatchObject({ for: 'writtenOff', invoiceIds: ['A'] });
    life.transfer('1,000.00', 'A').shows({ service: 'active', overdue: '300.00' });
  });

  test('after fraud changes nothing of that, and neither does it while the service is on', () => {
    expect(offFor(writeOff(fraud(off())))).toMatchObject({ for: 'fraud' });
    expect(writeOff(debtor().on('2026-03-02')).context.service).toEqual({ is: 'active' });
  });
});

test('relocked, its mail says what it waited for and what it was lent for', () => {
  const life = off().on('2026-04-14').proof('prf_1', '400.00').proof('prf_2', '600.00').accepts('prf_1');
  life.shows({ service: 'deactivated' }).accepts('prf_2').shows({ service: 'provisional' }).on('2026-04-22');
  expect(written(life, 'service-relocked')).toMatchObject([
    { why: 'proofNotSettled', awaitedMinor: 100_000, totalMinor: 100_000 },
  ]);
  const byAgent = lend(off(), '2026-04-16').on('2026-04-18');
  expect(written(byAgent, 'service-relocked')).toMatchObject([{ why: 'agentUntil', awaitedMinor: 0 }]);
});
