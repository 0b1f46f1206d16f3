import { describe, expect, test } from '@jest/globals';
import { projectionAt } from '../../domain/chart/chart.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { written } from './told.ts';

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });
const off = (): Story => owing().on('2026-04-14').shows({ service: 'deactivated' });

const send = { type: 'SEND_REMINDER_REQUESTED' } as const;
const deactivate = { type: 'DEACTIVATE_REQUESTED', fraud: false } as const;
const asked = { ...deactivate, reason: 'because', expectedVersion: null, role: 'agent' } as const;

describe('a reminder that an agent sends', () => {
  test('names what is overdue, and how far the ladder has come', () => {
    const life = owing().on('2026-02-12', '22:00').overrides(send);
    expect(life.context.contacts.waiting).toMatchObject([
      { template: 'overdue-reminder', cause: 'agent:1', invoiceIds: ['A'] },
    ]);
    life.on('2026-02-13');
    expect(written(life, 'overdue-reminder').slice(1)).toMatchObject([
      { invoices: [{ id: 'A' }], totalMinor: 100_000, rung: 1, deactivated: false, comesBack: false },
    ]);
  });

  test('of a service that is off says that it is', () => {
    const life = off().on('2026-04-20', '12:00').overrides(send);
    expect(written(life, 'overdue-reminder').at(-1)).toMatchObject({
      invoices: [{ id: 'A' }],
      rung: 6,
      deactivated: true,
      comesBack: true,
    });
  });

  test('goes for a remainder too, which begins no ladder', () => {
    const life = story().on('2026-02-01').invoice('30.00', { due: '2026-02-10' }).on('2026-02-12').overrides(send);
    expect(written(life, 'overdue-reminder')).toMatchObject([{ totalMinor: 3_000, rung: 0 }]);
  });

  test("not while yesterday's contact is still leaving, but a paper that does is none", () => {
    const contact = owing().on('2026-02-11', '07:00');
    contact.world.waiting.add('sendEmail');
    contact.on('2026-02-12').overrides(send, { refused: 'not_allowed_now' });
    contact.bankAnswers().overrides(send);
    const paper = story().on('2026-02-01', '22:00').invoice('1,000.00', { due: '2026-01-31', issued: '2026-01-20' });
    paper.world.waiting.add('sendEmail');
    paper.pause('2026-02-05').on('2026-02-06', '07:00').overrides(send);
  });
});

describe('a last notice counts', () => {
  test('for each invoice that it named, and for no other', () => {
    const life = owing().on('2026-03-02').invoice('500.00', { due: '2026-03-10' }).on('2026-04-07');
    life.transfer('1,000.00', 'A').shows({ overdue: '500.00' });
    expect(life.view.collections.state).toBe('overdue');
    const later = owing().on('2026-04-07').invoice('500.00', { due: '2026-04-08' }).on('2026-04-09');
    later.transfer('1,000.00', 'A').on('2026-04-15').shows({ overdue: '500.00', collections: 'overdue' });
    expect(later.refusal(asked)?.message).toMatch(/a last notice that was sent/);
  });

  const patient = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };

  test('through 10 working days after the day that it names, and not on the next', () => {
    const life = owing({ policy: patient }).on('2026-04-14');
    expect(written(life, 'last-notice')).toMatchObject([{ deactivationOn: '2026-04-13' }]);
    life.on('2026-04-27', '23:59');
    expect(life.refusal(asked)).toBeNull();
    life.later(1);
    expect(life.refusal(asked)).toMatchObject({ code: 'not_allowed_now' });
  });

  test('while all that it named is in dispute nothing is driven by it', () => {
    const life = owing({ policy: patient }).on('2026-04-08').disputes('A', { late: true });
    expect(life.view.collections.state).toBe('current');
    life.overrides(deactivate, { refused: 'not_allowed_now' });
  });
});

describe('deactivating by hand', () => {
  test('comes no sooner than the second working day after a lapse was told', () => {
    const life = owing({ watch: ['email', 'service'] }).on('2026-04-10');
    life.watch('email', 'service').proof('prf_1', '1,000.00').on('2026-04-15');
    life.tells('2026-04-10 09:00 email proof-received', '2026-04-15 08:00 email proof-lapsed');
    expect(life.refusal(asked)).toMatchObject({ code: 'not_allowed_now', data: { until: '2026-04-17' } });
    life.on('2026-04-16', '23:59');
    expect(life.refusal(asked)).toMatchObject({ code: 'not_allowed_now' });
    life.on('2026-04-17').tells('2026-04-17 08:00 service.deactivated', '2026-04-17 08:00 email service-deactivated');
  });
});

describe('a loan for a debt that was written off', () => {
  const again = (until: string | null) => ({ type: 'REACTIVATE_REQUESTED' as const, until: until as never });
  const lent = (): Story =>
    off()
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .overrides(again('2026-04-16'))
      .shows({ service: 'active', overdue: '0.00' });

  test('is prolonged by a later day, and made no shorter', () => {
    lent().overrides(again('2026-04-16'), { refused: 'until_in_the_past' });
    lent().overrides(again(null), { refused: 'until_required' });
    lent().overrides(again('2026-04-20'), { refused: 'limit_exceeded' });
    lent().overrides(again('2026-04-17')).on('2026-04-17', '12:00').shows({ service: 'active' });
  });
});

describe('a small remainder', () => {
  const since = (life: Story): string | null => life.view.collections.overdueSince;

  test('gives its age to nothing while the service is on', () => {
    const life = owing().on('2026-02-20').transfer('950.01', 'A').shows({ collections: 'current', overdue: '49.99' });
    expect(since(life)).toBeNull();
    const large = owing().on('2026-02-20').transfer('950.00', 'A').shows({ collections: 'overdue', overdue: '50.00' });
    expect(since(large)).toBe('2026-02-10');
  });

  test('keeps its age where the service is off, or lent', () => {
    const life = off().transfer('970.00', 'A').shows({ collections: 'deactivated', service: 'deactivated' });
    expect(since(life)).toBe('2026-02-10');
    life.overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-04-16' }, { admin: true });
    expect(since(life.shows({ service: 'active', collections: 'overdue' }))).toBe('2026-02-10');
  });
});

describe('read on a later day, before anything of it was done', () => {
  const at = (life: Story, instant: string) => {
    const { collections, balance } = projectionAt(life.state, instant as never);
    return [collections.state, collections.overdueSince, balance.overdueMinor];
  };

  test('what is overdue by then is', () => {
    const life = owing().on('2026-02-10');
    expect(at(life, '2026-02-11T05:59:00.000Z')).toEqual(['current', null, 0]);
    expect(at(life, '2026-02-11T06:00:00.000Z')).toEqual(['overdue', '2026-02-10', 100_000]);
  });

  test('where nothing is overdue, or that is said already, nothing is new', () => {
    expect(at(owing().on('2026-04-07'), '2026-04-08T12:00:00.000Z')).toEqual(['overdue', '2026-02-10', 100_000]);
    expect(at(off(), '2026-04-15T12:00:00.000Z')).toEqual(['deactivated', '2026-02-10', 100_000]);
    expect(at(story(), '2026-02-11T06:00:00.000Z')).toEqual(['current', null, 0]);
  });

  test('a closed account stays closed, though a chargeback has opened an invoice again', () => {
    const life = owing({ card: 'tok_ok' }).on('2026-02-20').overrides({ type: 'CLOSE_REQUESTED' }, { admin: true });
    life.chargeback();
    expect([life.view.collections.state, life.view.balance.openMinor]).toEqual(['closed', 100_000]);
    expect(at(life, '2026-02-25T12:00:00.000Z')).toEqual(['closed', '2026-02-10', 100_000]);
  });

  test('an account that is off for fraud is deactivated for what falls due', () => {
    const life = owing()
      .on('2026-02-10')
      .overrides({ ...deactivate, fraud: true }, { admin: true });
    expect(at(life, '2026-02-11T06:00:00.000Z')).toEqual(['deactivated', '2026-02-10', 100_000]);
  });
});

describe('what was written off', () => {
  test('stays so where an invoice that was paid is voided, and is forgotten when it is voided itself', () => {
    const life = owing().invoice('200.00', { due: '2026-03-10' }).on('2026-03-20').transfer('200.00', 'B');
    life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).shows({ collections: 'writtenOff' });
    life.voids('B').shows({ collections: 'writtenOff', credit: '200.00' });
    life.voids('A').shows({ collections: 'current' });
  });
});
