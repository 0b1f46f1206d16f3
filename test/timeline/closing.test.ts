import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';

const CLOSE = { type: 'CLOSE_REQUESTED' } as const;
const REOPEN = { type: 'REOPEN_REQUESTED' } as const;
const why = (life: Story): string | undefined =>
  life.refusal({ ...CLOSE, reason: 'x', expectedVersion: null, role: 'agent' })?.message;
const tasks = (life: Story): string[] =>
  life.tasks.map((change) => ('open' in change ? `+ ${change.open.key}` : `- ${change.close}`));
const switched = (life: Story): string[] =>
  life.effects.flatMap(({ effect }) =>
    effect.type === 'deactivateService' || effect.type === 'reactivateService' ? [effect.type] : [],
  );
const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

describe('an account is closed', () => {
  test('with nothing open and no credit: its service is cancelled, and nothing happens by itself any more', () => {
    const life = owing({ card: 'tok_ok' }).pays().overrides(CLOSE);
    life.shows({ collections: 'closed', service: 'cancelled' }).expects();
    expect(switched(life)).toEqual(['deactivateService']);
    expect(life.entries.some(({ type }) => type === 'account.closed')).toBe(true);
    expect(life.view.allowed).toEqual({ admin: ['reopen'], agent: ['reopen'] });
  });

  test('not before nothing is left to be done', () => {
    const life = owing().overrides(CLOSE, { refused: 'not_allowed_now' });
    expect(why(life)).toBe('1,000.00 MXN is open: it is paid, credited, voided or written off first');
    life.transfer('1,200.00', 'A');
    expect(why(life)).toBe('200.00 MXN of credit is left: it is refunded first');
    const disputed = owing().disputes('A').transfer('1,000.00', 'A');
    expect(why(disputed)).toBe('A dispute is undecided: it is resolved first');
    const paying = owing({ card: 'tok_bank_ok', autopay: false }).pays();
    expect(why(paying)).toBe('A payment is on its way: its outcome comes first');
  });

  test('not while equipment is rented, and as soon as its rental is over and billed', () => {
    const life = story().on('2026-02-10').rents('eqo_1', '2026-02-10', '2026-03-01', '2027-02-09').on('2026-03-10');
    expect(why(life)).toBe('Equipment is still rented: its rental is ended, and billed, first');
    life.fact({ type: 'RENTAL_ENDED', orderId: 'eqo_1', on: '2026-03-10', endsOn: '2026-03-31' });
    expect(why(life)).toBe('Equipment is still rented: its rental is ended, and billed, first');
    life.on('2026-05-10');
    expect(life.context.rental).toMatchObject({ next: null });
    expect(why(life)).toBeUndefined();
  });

  test('once, and refuses everything but to be reopened', () => {
    const life = story().overrides(CLOSE).overrides(CLOSE, { refused: 'not_allowed_now' });
    life
      .pause('2026-02-01', { refused: 'not_allowed_now' })
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true, refused: 'not_allowed_now' })
      .pays(null, { refused: 'not_allowed_now' });
    life.overrides(REOPEN).overrides(REOPEN, { refused: 'not_allowed_now' });
    life.shows({ collections: 'current', service: 'active' });
    expect(switched(life)).toEqual(['deactivateService', 'reactivateService']);
  });

  test('takes money that comes late as credit, and somebody is to see to it', () => {
    const life = owing().transfer('1,000.00', 'A').overrides(CLOSE).on('2026-03-20').transfer('300.00', '');
    life.shows({ collections: 'closed', credit: '300.00' });
    expect(tasks(life)).toEqual(['+ followUp:closedAccount']);
    life.world.ledger.refund(30_000);
    life.fact({ type: 'CREDIT_REFUNDED', refundId: 'rfd_1', amountMinor: 30_000, reason: 'late' });
    expect(tasks(life)).toEqual(['+ followUp:closedAccount', '- followUp:closedAccount']);
  });

  test('is not dunned, charged or told of a debt that comes back, but somebody is to see to it', () => {
    const life = owing({ card: 'tok_ok', watch: ['charge', 'email', 'service', 'task'] })
      .transfer('1,000.00', 'A')
      .overrides(CLOSE)
      .on('2026-03-20')
      .watch('charge', 'service', 'task', 'case')
      .unmatch()
      .on('2026-07-20');
    life.shows({ collections: 'closed', service: 'cancelled', open: '1,000.00' });
    life.tells('2026-03-20 09:00 task.opened');
    life.overrides(REOPEN).shows({ collections: 'overdue', service: 'active' });
    expect(tasks(life)).toEqual(['+ followUp:closedAccount', '- followUp:closedAccount']);
  });

  test('that was off for fraud is off for it again when it is reopened; so is one whose debt was written off', () => {
    const fraud = story().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true });
    fraud.overrides(CLOSE).shows({ service: 'cancelled' }).overrides(REOPEN).shows({ service: 'deactivated' });
    expect(fraud.view.service.why?.offFor).toBe('fraud');
    const writtenOff = owing().on('2026-05-20').overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });
    writtenOff.overrides(CLOSE).overrides(REOPEN).shows({ collections: 'writtenOff', service: 'deactivated' });
    for (const life of [fraud, writtenOff]) expect(switched(life)).toEqual(['deactivateService']);
  });
});
