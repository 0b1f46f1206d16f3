import { describe, expect, test } from '@jest/globals';
import type { ChartState } from '../../domain/chart/chart.ts';
import { MOST_HOLDS } from '../../domain/safety/limits.ts';
import { story } from './story.ts';

/** As many holds as there may be, less some, made in one go. */
function holding(less: number) {
  const life = story()
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-12')
    .pause('2026-03-31', { invoiceId: 'A' });
  const { snapshot } = life.state;
  const [pause] = snapshot.context.holds;
  const holds = Array.from({ length: MOST_HOLDS - less }, (_, i) => ({ ...pause, id: `hold-${i + 1}` }));
  life.state = { ...life.state, snapshot: { ...snapshot, context: { ...snapshot.context, holds } } } as ChartState;
  return life;
}

describe('an account with as many holds as there may be', () => {
  test('takes no request that would place another, and says how many there are', () => {
    const refused = { refused: 'too_many_holds' };
    const life = holding(0)
      .pause('2026-04-30', refused)
      .pause('2026-04-30', { invoiceId: 'A', ...refused })
      .promises('1,000.00', '2026-03-16', refused)
      .plan({ '2026-03-20': '1,000.00' }, refused)
      .disputes('A', { late: true, ...refused });
    expect(
      life.refusal({
        type: 'PAUSE_REQUESTED',
        until: '2026-04-01',
        invoiceId: null,
        legal: false,
        reason: 'x',
        expectedVersion: null,
        role: 'agent',
      }),
    ).toEqual({
      status: 422,
      code: 'too_many_holds',
      message: 'The account has 500 holds, and 500 are the most that it may have: one of them has to end first',
      data: { holds: 500, limit: 500 },
    });
    expect(life.view.allowed.agent).not.toContain('pause');
  });

  test('says first what else is wrong with it', () => {
    holding(0)
      .pause('2026-02-28', { refused: 'until_in_the_past' })
      .promises('2,000.00', '2026-03-16', { refused: 'amount_too_large' });
  });

  test('takes one when one has ended', () => {
    holding(0).resume({ invoiceId: 'A' }).pause('2026-04-30').pause('2026-04-30', { refused: 'too_many_holds' });
    holding(1).promises('1,000.00', '2026-03-16').pause('2026-04-30', { refused: 'too_many_holds' });
  });

  test('takes a proof, which is a fact, and lets it be accepted', () => {
    holding(0).proof('prf_1', '1,000.00').accepts('prf_1');
  });

  test('counts a proof as a hold until somebody has decided about it, also when its stop has run out', () => {
    const waiting = () => holding(1).proof('prf_1', '1,000.00').on('2026-03-20');
    const tooMany = { refused: 'too_many_holds' };
    expect(waiting().state.snapshot.context.holds).toHaveLength(MOST_HOLDS - 1);
    waiting().pause('2026-04-30', tooMany).accepts('prf_1').pause('2026-04-30', tooMany);
    waiting().rejects('prf_1').pause('2026-04-30');
  });

  test('counts a proof once, whose stop stands', () => {
    const life = holding(2).proof('prf_1', '1,000.00');
    expect(life.state.snapshot.context.holds).toHaveLength(MOST_HOLDS - 1);
    life.pause('2026-04-30').pause('2026-04-30', { refused: 'too_many_holds' });
  });
});
