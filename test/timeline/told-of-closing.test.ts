import { describe, expect, test } from '@jest/globals';
import { AGENT } from './life.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, told } from './told.ts';

/** What is said and done when an account is closed and reopened, and what somebody is asked to see to. */

const CLOSE = { type: 'CLOSE_REQUESTED' } as const;
const REOPEN = { type: 'REOPEN_REQUESTED' } as const;

const paid = (): Story => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).transfer('1,000.00', 'A');

const tasks = (life: Story) =>
  life.tasks.map((one) => ('open' in one ? { ...one.open.data, dueOn: one.open.dueOn, key: one.open.key } : one));

describe('an account that is closed', () => {
  test('says so, with who asked and why; and so is the switch told', () => {
    const life = paid().overrides(CLOSE).on('2026-03-05').overrides(REOPEN);
    expect(told(life, /^(override|account\.(closed|reopened)|service)/)).toEqual([
      ['override.applied', 'ana', 'close: because', { command: 'close', reason: 'because', basedOnVersion: null }],
      ['account.closed', 'ana', 'Account closed', {}],
      ['override.applied', 'ana', 'reopen: because', { command: 'reopen', reason: 'because', basedOnVersion: null }],
      ['account.reopened', 'ana', 'Account reopened', {}],
    ]);
    expect(ordered(life, 'deactivateService').map(({ params }) => params.why)).toEqual(['account closed']);
    expect(ordered(life, 'reactivateService').map(({ params }) => [params.why, params.until])).toEqual([
      ['account reopened', null],
    ]);
    expect(life.context.service).toEqual({ is: 'active' });
  });

  test('ends the holds that are left on it, and says why', () => {
    const life = paid().pause('2026-03-31').overrides(CLOSE);
    expect(told(life, /^hold\.released/)).toEqual([
      [
        'hold.released',
        'ana',
        'Hold (agent) released: the account is closed',
        { hold: 'agent', invoiceId: null, why: 'the account is closed' },
      ],
    ]);
    life.shows({ holds: '' });
  });

  test('to which money comes: somebody is to give it back, or to reopen', () => {
    const life = paid().overrides(CLOSE).on('2026-03-20').transfer('300.00', '');
    expect(tasks(life)).toEqual([
      {
        key: 'followUp:closedAccount',
        dueOn: '2026-03-20',
        summary: 'The account is closed, and 300.00 MXN came: refund it, or reopen',
        openMinor: 0,
        creditMinor: 30_000,
      },
    ]);
  });

  test('to which money comes: whoever was asked and has said no is not asked again', () => {
    const life = paid().overrides(CLOSE).on('2026-03-20').transfer('300.00', '').dismisses('followUp');
    life.changes({ name: 'Guthrie 2' }).on('2026-04-20').transfer('100.00', '');
    expect(tasks(life)).toHaveLength(1);
  });

  test('from which money is taken back: somebody is to reopen it, to collect', () => {
    const life = paid().overrides(CLOSE).on('2026-03-20').unmatch();
    expect(tasks(life)).toEqual([
      {
        key: 'followUp:closedAccount',
        dueOn: '2026-03-20',
        summary: 'The account is closed, and 1,000.00 MXN is open again: reopen it to collect',
        openMinor: 100_000,
        creditMinor: 0,
      },
    ]);
  });
});

describe('an account whose subscription has ended', () => {
  const ended = (life = story()): Story => life.subscribes('2026-02-01').on('2026-02-10').endsService('2026-03-31');
  const ENDED = 'followUp:endedWithCredit';

  test('with credit is not closed: somebody is to refund it, is asked once, and then it closes by itself', () => {
    const life = ended(story().transfer('300.00', '')).on('2026-06-02');
    expect(tasks(life)).toEqual([
      {
        key: ENDED,
        dueOn: '2026-04-01',
        summary: 'The subscription has ended, and 300.00 MXN is left: refund it',
        creditMinor: 30_000,
      },
    ]);
    life.shows({ collections: 'current' }).refunds('300.00');
    expect(tasks(life).slice(1)).toEqual([{ close: ENDED }]);
    life.shows({ collections: 'closed', service: 'cancelled' });
  });

  test('with no credit, and a rental that is to be delivered, is nobody’s task', () => {
    const lines = [{ price: 'phone-rental', quantity: 1 }];
    const life = ended().fact(
      { type: 'EQUIPMENT_ORDERED', orderId: 'eqo_1', mode: 'rental', lines, invoiceByOn: null },
      AGENT,
    );
    life.on('2026-05-10').shows({ collections: 'current' });
    expect(tasks(life)).toEqual([]);
  });

  test('and that somebody has reopened is asked about no more, whatever credit comes', () => {
    const life = ended().on('2026-06-02').overrides(REOPEN).transfer('300.00', '').on('2026-08-02');
    life.shows({ collections: 'current', credit: '300.00' });
    expect(tasks(life)).toEqual([]);
  });

  test('closes once: what somebody reopens stays open', () => {
    const life = ended().on('2026-06-02').shows({ collections: 'closed' });
    life.overrides(REOPEN).on('2026-12-31').shows({ collections: 'current', service: 'active' });
    expect(told(life, /^account\.(closed|reopened)/).map(([type]) => type)).toEqual([
      'account.closed',
      'account.reopened',
    ]);
  });

  test('closed by a person while a rental is to be delivered, and reopened, it stays open when it is', () => {
    const lines = [{ price: 'phone-rental', quantity: 1 }];
    const life = ended();
    life
      .fact({ type: 'EQUIPMENT_ORDERED', orderId: 'eqo_1', mode: 'rental', lines, invoiceByOn: null }, AGENT)
      .on('2026-05-10')
      .shows({ collections: 'current' })
      .overrides(CLOSE)
      .overrides(REOPEN)
      .fact({ type: 'EQUIPMENT_DELIVERED', orderId: 'eqo_1', on: '2026-05-10', rental: null }, AGENT)
      .on('2026-06-10')
      .shows({ collections: 'current', service: 'active' });
  });
});
