import { describe, expect, test } from '@jest/globals';
import type { Story } from './story.ts';
import { story } from './story.ts';

const tasks = (life: Story): string[] =>
  life.tasks.map((change) => ('open' in change ? `+ ${change.open.key}` : `- ${change.close}`));
const opened = (life: Story) => life.tasks.flatMap((change) => ('open' in change ? [change.open] : []));

describe('a card that autopay charges', () => {
  const paying = () => story({ autopay: true, watch: ['email', 'task'] }).card('tok_ok', { expiresOn: '2026-03-31' });

  test("is somebody's task 30 days before it expires, and its customer is told before it is tried", () => {
    const life = paying().on('2026-03-02', '12:00');
    life.tells('2026-03-01 00:00 task.opened', '2026-03-02 08:00 email card-expiring');
    expect(opened(life)).toMatchObject([{ kind: 'cardExpiring', dueOn: '2026-03-31', data: { methodId: 'pm_1' } }]);
    expect(tasks(life.on('2026-03-30'))).toEqual(['+ cardExpiring:pm_1:2026-03-31']);
  });

  test('is none any more when another is charged, when it is removed, or when autopay is switched off', () => {
    const closed = ['+ cardExpiring:pm_1:2026-03-31', '- cardExpiring:pm_1:2026-03-31'];
    const open = () => paying().on('2026-03-05');
    expect(tasks(open().card('tok_ok_2', { expiresOn: '2030-01-31' }))).toEqual(closed);
    expect(tasks(open().fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }))).toEqual(closed);
    expect(tasks(open().fact({ type: 'AUTOPAY_CHANGED', enabled: false, consent: null }))).toEqual(closed);
  });

  test('nobody is told of a card that nothing charges, or that has no last day', () => {
    const byHand = story({ autopay: false }).card('tok_ok', { expiresOn: '2026-03-31' });
    expect(tasks(byHand.on('2026-04-30'))).toEqual([]);
    expect(tasks(story({ autopay: true }).card('tok_ok').on('2027-01-31'))).toEqual([]);
  });
});

describe('a day on which somebody wants to look again', () => {
  test('opens a task on that day, which another day or none closes', () => {
    const life = story().nextAction('2026-03-10').on('2026-03-09');
    expect(tasks(life)).toEqual([]);
    life.on('2026-03-10');
    expect(opened(life)).toMatchObject([{ key: 'followUp:2026-03-10', kind: 'followUp', dueOn: '2026-03-10' }]);
    life.nextAction('2026-03-20').on('2026-03-20').nextAction(null).on('2026-04-20');
    expect(tasks(life)).toEqual([
      '+ followUp:2026-03-10',
      '- followUp:2026-03-10',
      '+ followUp:2026-03-20',
      '- followUp:2026-03-20',
    ]);
  });

  test('in the past opens it at once, and moved before it comes opens nothing', () => {
    expect(tasks(story().on('2026-03-10').nextAction('2026-03-01'))).toEqual(['+ followUp:2026-03-01']);
    expect(tasks(story().nextAction('2026-03-10').nextAction(null).on('2026-04-10'))).toEqual([]);
  });
});

describe('F59: a reminder that an agent sends', () => {
  const send = { type: 'SEND_REMINDER_REQUESTED' } as const;
  const late = () => story().on('2026-02-02').invoice('1,000.00', { due: '2026-02-10' });

  test('goes once: not when something went today already, or waits', () => {
    const life = late().on('2026-02-12', '12:00').watch('email').overrides(send);
    life.overrides(send, { refused: 'not_allowed_now' }).overrides(send, { refused: 'not_allowed_now' });
    life.on('2026-02-14').tells('2026-02-12 12:00 email overdue-reminder');
    const night = late().on('2026-02-12', '22:00').watch('email').overrides(send);
    night.overrides(send, { refused: 'not_allowed_now' });
    night.on('2026-02-14').tells('2026-02-13 08:00 email overdue-reminder');
    late().on('2026-02-11', '12:00').overrides(send, { refused: 'not_allowed_now' });
  });
});
