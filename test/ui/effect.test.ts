import { describe, expect, test } from '@jest/globals';
import { type Change, changesBetween, type Foreseen } from '../../console/account/effect.ts';

const at = (day: string, kind: Foreseen['kind'], detail: Foreseen['detail'] = {}): Foreseen => ({
  at: `2026-${day}T14:00:00.000Z`,
  kind,
  detail,
});
const mail = (day: string, template: string): Foreseen => at(day, 'email', { template });
const told = (changes: Change[]): string[] =>
  changes.map((change) => {
    const what = `${change.item.kind} ${change.item.at.slice(5, 10)}`;
    return change.is === 'moved' ? `moved ${change.before.slice(5, 10)} → ${what}` : `${change.is} ${what}`;
  });

describe('what an act changes', () => {
  test('nothing, when both are the same', () => {
    const ahead = [at('04-01', 'reminder'), at('04-15', 'deactivation')];
    expect(changesBetween(ahead, [...ahead])).toEqual([]);
  });

  test('a deactivation that is extended moves', () => {
    expect(told(changesBetween([at('04-15', 'deactivation')], [at('04-20', 'deactivation')]))).toEqual([
      'moved 04-15 → deactivation 04-20',
    ]);
  });

  test('a pause takes reminders away that fall into it and brings its own end', () => {
    const before = [at('04-01', 'reminder'), at('04-08', 'reminder'), at('04-15', 'deactivation')];
    const after = [at('04-05', 'holdEnds'), at('04-08', 'reminder'), at('04-15', 'deactivation')];
    expect(told(changesBetween(before, after))).toEqual(['removed reminder 04-01', 'added holdEnds 04-05']);
  });

  test('of reminders that all move the first is the first again', () => {
    const before = [at('04-01', 'reminder'), at('04-08', 'reminder')];
    const after = [at('04-03', 'reminder'), at('04-10', 'reminder')];
    expect(told(changesBetween(before, after))).toEqual([
      'moved 04-01 → reminder 04-03',
      'moved 04-08 → reminder 04-10',
    ]);
  });

  test('mails of different templates are different things', () => {
    const [before, after] = [[mail('04-01', 'overdue-reminder')], [mail('04-02', 'promise-confirmed')]];
    expect(told(changesBetween(before, after))).toEqual(['removed email 04-01', 'added email 04-02']);
  });

  test('a few seconds are no other time: two forecasts are never asked in the same instant', () => {
    const later = { ...at('04-01', 'charge'), at: '2026-04-01T14:00:20.000Z' };
    expect(changesBetween([at('04-01', 'charge')], [later])).toEqual([]);
  });
});
