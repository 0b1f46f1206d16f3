import { describe, expect, test } from '@jest/globals';
import { accountChart, agendaOf } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import type { Effect } from '../../domain/effects.ts';
import type { DeadlineKind } from '../../domain/events.ts';
import type { ForecastItem } from '../../domain/foresight/forecast/items.ts';
import { itemsOf } from '../../domain/foresight/forecast/items.ts';
import type { TaskChange, TaskKind } from '../../domain/tasks.ts';
import { AGENT, Life } from './life.ts';

/** The first deadline of a kind comes, and these effects come of it. */
function come(
  life: Life,
  kind: DeadlineKind,
  { effects = [], tasks = [] }: Partial<Pick<Played, 'effects' | 'tasks'>>,
  which = 0,
  id?: string,
): ForecastItem[] {
  const due = agendaOf(life.current).filter((one) => one.kind === kind)[which]!;
  const step: Played = {
    at: due.at,
    event: { type: 'DEADLINE_REACHED', kind, id: id ?? due.id, dueAt: due.at, at: due.at, actor: AGENT },
    effects,
    entries: [],
    marks: [],
    tasks,
    state: life.current,
  };
  return itemsOf(life.current, step);
}

const debtor = (): Life => {
  const life = new Life({ card: 'declines' });
  life.on('2026-03-02').invoice(116_000, '2026-03-10');
  return life;
};
const charge = { type: 'chargeBalance' } as Effect;
const task = (kind: TaskKind): TaskChange => ({ open: { key: `${kind}:1`, kind, dueOn: null, subject: {}, data: {} } });

describe('what comes is a line of the story when something is done', () => {
  test('a charge or a retry when the bank is asked; passed over, it is none', () => {
    const due = debtor().on('2026-03-09');
    expect(come(due, 'charge', { effects: [charge] })).toMatchObject([
      { kind: 'charge', detail: { amountMinor: 116_000 } },
    ]);
    expect(come(due, 'charge', {})).toEqual([]);
    const declined = debtor().on('2026-03-12');
    expect(come(declined, 'retry', { effects: [charge] })).toMatchObject([
      { kind: 'retry', at: agendaOf(declined.current).find((one) => one.kind === 'retry')!.at },
    ]);
    expect(come(declined, 'retry', {})).toEqual([]);
  });

  test("a deactivation when it is asked to be cleared, or is somebody's task; one that has to wait longer is none", () => {
    const late = debtor().on('2026-05-08');
    expect(come(late, 'deactivation', { effects: [{ type: 'clearDeactivation' } as Effect] })).toMatchObject([
      { kind: 'deactivation', at: '2026-05-11T14:00:00.000Z' },
    ]);
    expect(
      come(late, 'deactivation', { tasks: [{ close: 'proofReview:prf_1' }, task('deactivationApproval')] }),
    ).toMatchObject([{ kind: 'deactivation' }]);
    expect(come(late, 'deactivation', {})).toEqual([]);
    expect(come(late, 'deactivation', { tasks: [task('breaker'), { close: 'deactivationApproval:1' }] })).toEqual([]);
  });

  test('anything else in any case, if it is one of the things that are announced', () => {
    const late = debtor().on('2026-03-25');
    expect(come(late, 'reminder', {})).toMatchObject([{ kind: 'reminder' }]);
    expect(come(debtor(), 'overdue', {})).toEqual([]);
  });

  test('is told as it was announced: that one, and not its neighbour', () => {
    const life = debtor();
    life.on('2026-03-05').invoice(58_000, '2026-03-11');
    life.on('2026-03-12');
    const retries = agendaOf(life.current).filter((one) => one.kind === 'retry');
    expect(retries).toHaveLength(2);
    expect([0, 1].map((which) => come(life, 'retry', { effects: [charge] }, which)[0]!.detail)).toEqual(
      retries.map((one) => one.detail),
    );
    expect(come(life, 'retry', { effects: [charge] }, 0, 'nobody')).toEqual([]);
    expect(come(life, 'deactivation', { tasks: [task('deactivationApproval')] }, 0, retries[0]!.id)).toEqual([]);
  });
});

test('a fact that happens is no line, what it orders is', () => {
  const life = debtor();
  const step = accountChart.step(life.current, {
    type: 'AUTOPAY_CHANGED',
    enabled: false,
    consent: null,
    at: life.now,
    actor: AGENT,
  });
  expect(
    itemsOf(life.current, {
      at: life.now,
      event: { type: 'AUTOPAY_CHANGED', enabled: false, consent: null, at: life.now, actor: AGENT },
      ...step,
    }),
  ).toEqual([]);
});
