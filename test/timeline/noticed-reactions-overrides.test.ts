import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { marked, ordered, told } from './told.ts';

/** What an agent's word moves, and what it leaves as it was. */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const extended = (life: Story, days: number): Story => life.overrides({ type: 'EXTEND_REQUESTED', days });
const notices = (life: Story): number =>
  ordered(life, 'sendEmail').filter(({ params }) => params.mail.topic.template === 'last-notice').length;

describe('an extension', () => {
  const moved = (life: Story) => life.context.case?.extendedTo;

  test('counts from the day that the notice has named, to the next working day, and a new notice names that', () => {
    // Named is Monday the 11th.
    const life = extended(owing().on('2026-05-06'), 5);
    expect([moved(life), notices(life), life.context.case?.extensions]).toEqual(['2026-05-18', 2, 1]);
    expect(moved(extended(owing().on('2026-05-06'), 4))).toBe('2026-05-15');
  });

  test('counts from the day that is shown where none has named any, and brings no notice', () => {
    const life = extended(owing().on('2026-04-20'), 5);
    expect([moved(life), notices(life)]).toEqual(['2026-05-18', 0]);
    life.expects('2026-04-24 08:00 reminder', '2026-05-04 08:00 lastNotice', '2026-05-18 08:00 deactivation');
  });

  test('counts from the day that is shown where the notice was about an older debt, and brings no notice', () => {
    const life = owing().on('2026-04-02').invoice('500.00', { due: '2026-04-30' });
    life.disputes('B').on('2026-05-06').transfer('1,000.00', 'A').resolve('B', 'rejected');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', invoiceIds: ['A'] });
    // B goes off after 60 days of age, of which six in dispute don't count: on Monday 6 July.
    expect([moved(extended(life, 5)), notices(life)]).toEqual(['2026-07-13', 1]);
  });

  test('is of the oldest debt, though a pause keeps that back', () => {
    const life = owing().on('2026-04-20').pause('2026-05-20', { invoiceId: 'A' });
    expect([moved(extended(life, 5)), notices(life)]).toEqual(['2026-05-18', 0]);
  });
});

describe('what is written off', () => {
  const WRITE_OFF = { type: 'WRITE_OFF_REQUESTED' } as const;
  const admin = { admin: true };

  test('is told one by one, the oldest first, and marked as one', () => {
    const life = owing()
      .invoice('70.00', { due: '2026-03-05' })
      .on('2026-03-12')
      .transfer('100.00', 'A')
      .overrides(WRITE_OFF, admin);
    expect(told(life, /^(override.applied|invoice.uncollectible)$/)).toEqual([
      [
        'override.applied',
        'ana',
        'writeOff: because',
        { command: 'writeOff', reason: 'because', basedOnVersion: null, amountMinor: 97_000, invoiceIds: ['B', 'A'] },
      ],
      ['invoice.uncollectible', 'ana', 'Invoice IN60B written off: 70.00 MXN', { invoiceId: 'B', amountMinor: 7_000 }],
      [
        'invoice.uncollectible',
        'ana',
        'Invoice IN60A written off: 900.00 MXN',
        { invoiceId: 'A', amountMinor: 90_000 },
      ],
    ]);
    expect(marked(life)).toEqual([{ kind: 'invoicesUncollectible', invoiceIds: ['B', 'A'] }]);
    expect(life.context.uncollected.map((debt) => debt.id)).toEqual(['B', 'A']);
  });

  test('is spoken of by no mail that was leaving and does not leave', () => {
    const life = owing().waitsToBegin('sendEmail').on('2026-03-11').transfer('100.00', 'A').overrides(WRITE_OFF, admin);
    life.watch('email', 'skipped').bankAnswers();
    expect(life.context.contacts.waiting).toEqual([]);
    life
      .on('2026-03-31')
      .tells('2026-03-11 09:00 email.skipped overdue-reminder', '2026-03-11 09:00 email payment-receipt');
  });

  test('has no charge that a pause kept back: what is recorded late has its own window', () => {
    const life = owing({ autopay: true, watch: ['charge'] })
      .on('2026-03-12')
      .pause('2026-03-31')
      .card('tok_ok');
    life.overrides(WRITE_OFF, admin).invoice('500.00', { due: '2026-03-05' });
    life.on('2026-03-12', '12:00').tells('2026-03-12 10:30 charged 500.00');
  });

  test('leaves the dispute of it to be decided, and the law', () => {
    const life = owing().on('2026-03-12').disputes('A').pause(null, { legal: true }).overrides(WRITE_OFF, admin);
    life.shows({ holds: 'dispute legal' });
    expect(told(life, /^hold.released/)).toEqual([]);
  });
});

describe('a resume', () => {
  test('releases what was paused, and says the agent’s reason', () => {
    const life = owing().pause('2026-03-20', { invoiceId: 'A' }).pause('2026-03-25').resume({ invoiceId: 'A' });
    expect(told(life, /^(hold.released|override.applied)$/).slice(2)).toEqual([
      ['override.applied', 'ana', 'resume: because', expect.objectContaining({ command: 'resume', invoiceId: 'A' })],
      ['hold.released', 'ana', 'Hold (agent) released: because', { hold: 'agent', invoiceId: 'A', why: 'because' }],
    ]);
    expect(life.context.holds).toMatchObject([{ kind: 'agent', invoiceId: null, until: '2026-03-26T06:00:00.000Z' }]);
  });
});
