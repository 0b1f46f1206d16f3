import { describe, expect, test } from '@jest/globals';
import type { Because } from '../../domain/because.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { Line } from './life.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';

type Told = Line & { because: Because | null };

const toldBy = ({ entries }: Story): Told[] => entries.filter(({ type }) => type !== 'task.opened') as Told[];

/** `email.skipped autopay-upcoming: invoice.voided`: an entry, and the types of those that it rests on. */
const restsOn = (life: Story, type: string): string[] => {
  const told = toldBy(life);
  return told
    .filter((entry) => entry.type === type)
    .map(({ data, because }) => {
      const on = because?.entries.map((seq) => told[seq - 1]?.type).join(', ') ?? '-';
      return `${String(data.template ?? data.hold ?? type)}: ${on}`;
    });
};

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' });

describe('what an entry rests on', () => {
  test('a mail that would not be true any more rests on what has belied it', () => {
    // Declined on a Sunday, and paid before anybody was told.
    const life = story({ card: 'tok_stolen' })
      .on('2026-02-02')
      .invoice('1,000.00', { due: '2026-02-15' })
      .on('2026-02-15', '12:00');
    expect(restsOn(life.transfer('1,000.00', 'A').on('2026-02-16'), 'email.skipped')).toEqual([
      'payment-method-needed: invoice.paid',
    ]);
  });

  test('each hold that is released rests on its own placing, also beside others of its kind', () => {
    const life = owing().on('2026-02-20').pause('2026-03-02').pause('2026-03-09').on('2026-03-10');
    const told = toldBy(life);
    const placed = told.flatMap(({ type }, i) => (type === 'hold.placed' ? [i + 1] : []));
    const released = told.filter(({ type }) => type === 'hold.released').map(({ because }) => because?.entries[0]);
    expect(placed).toHaveLength(2);
    expect(released).toEqual(placed);
  });

  test('a retry rests on its own ladder, whatever another has come to meanwhile', () => {
    const life = owing({ card: 'tok_insufficient_funds' })
      .on('2026-02-05')
      .invoice('500.00', { due: '2026-02-11' })
      .on('2026-02-15');
    const told = toldBy(life);
    const invoicesOf = (seq: number | undefined): unknown => {
      const scheduled = told[(seq ?? 0) - 1];
      const declined = told[(scheduled?.because?.entries.at(-1) ?? 0) - 1];
      return told.find(({ type, data }) => type === 'charge.attempted' && data.attemptId === declined?.data.attemptId)
        ?.data.invoiceIds;
    };
    const retries = told.filter(({ type, data }) => type === 'charge.attempted' && data.trigger === 'retry');
    expect(retries.length).toBeGreaterThan(2);
    for (const { data, because } of retries) expect(invoicesOf(because?.entries[0])).toEqual(data.invoiceIds);
  });

  test('a second deactivation rests on the notice of its own time', () => {
    const life = owing()
      .on('2026-04-20')
      .transfer('1,000.00', 'A')
      .invoice('800.00', { due: '2026-05-10' })
      .on('2026-07-20');
    const told = toldBy(life);
    const notices = told.flatMap(({ data }, i) => (data.template === 'last-notice' ? [i + 1] : []));
    expect(
      told.filter(({ type }) => type === 'service.deactivated').map(({ because }) => because?.entries.at(-1)),
    ).toEqual(notices);
    expect(notices).toHaveLength(2);
  });

  test('lent, what it was off for is paid: given for good by that, not because nothing is overdue', () => {
    const life = owing()
      .on('2026-04-20')
      .proof('P', '1,000.00')
      .accepts('P')
      .on('2026-04-21')
      .transfer('1,000.00', 'A');
    const told = toldBy(life).filter(({ type }) => type === 'service.reactivated');
    expect(told.map(({ because }) => because?.rule)).toEqual(['The case: lent']);
    expect(restsOn(life, 'service.reactivated')).toEqual([
      'service.reactivated: service.provisional, transfer.matched',
    ]);
  });
});

describe('a state that was written before there were landmarks', () => {
  const { landmarks: _, ...frozen } = accountChart.freeze(owing().on('2026-02-09').state);
  const thawed = accountChart.thaw(SHAPE, frozen, mexico);
  const [next] = accountChart.deadlines(thawed);

  test('goes on: its next entry rests on nothing, where the record says that it stands', () => {
    const { entries, state } = accountChart.step(thawed, { ...next!.event, at: next!.at, actor: SYSTEM }, 7);
    expect(entries.map(({ type, because }) => [type, because?.entries])).toEqual([['overdue.began', []]]);
    expect(state.landmarks).toMatchObject({ seq: 8, of: { 'overdue.began': 8 } });
  });
});
