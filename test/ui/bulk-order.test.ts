import { describe, expect, test } from '@jest/globals';
import { bulkCommandsFor } from '../../ui/bulk/commands.ts';
import { fieldErrors, missingIn, orderOf, tagsIn } from '../../ui/bulk/order.ts';

const nothing = {
  ...{ reason: '', days: '', until: '', owner: '', add: '', remove: '', version: '', count: '' },
  ...{ legal: false, fraud: false },
};
const say = (id: string, values: Record<string, string | number> = {}): string =>
  [id, ...Object.values(values)].join(' ');

describe('an order to many accounts', () => {
  test('is none while something is missing', () => {
    expect(orderOf('extend', nothing)).toBeNull();
    expect(orderOf('extend', { ...nothing, days: '0' })).toBeNull();
    expect(orderOf('extend', { ...nothing, days: ' 5 ' })).toEqual({ command: 'extend', days: 5 });
    expect(orderOf('pause', { ...nothing, legal: true, until: '2026-03-01' })).toEqual({
      command: 'pause',
      legal: true,
    });
    expect(orderOf('tag', { ...nothing, add: ' , ' })).toBeNull();
    expect(orderOf('assign', nothing)).toEqual({ command: 'assign', ownerId: null });
  });

  test('words stand between commas, each once', () => {
    expect(tagsIn(' norte, inundación ,norte,')).toEqual(['norte', 'inundación']);
  });

  test('what is missing stands at its field; how many they are is typed where it hurts', () => {
    expect(Object.keys(missingIn('pause', nothing, 3, say))).toEqual(['until', 'reason']);
    expect(missingIn('writeOff', { ...nothing, reason: 'x', count: '1,233' }, 1_234, say)).toEqual({
      count: 'bulk.missingCount 1234',
    });
    expect(missingIn('writeOff', { ...nothing, reason: 'x', count: '1,234' }, 1_234, say)).toEqual({});
  });

  test('what the API says of a field is shown at it', () => {
    const errors = [
      { path: 'ownerId', message: 'a' },
      { path: 'add[0]', message: 'b' },
      { path: 'filter.q', message: 'c' },
    ];
    expect(fieldErrors(errors)).toEqual({ owner: 'a', add: 'b' });
  });

  test('an agent is offered what an agent may give, an admin all', () => {
    expect(bulkCommandsFor('agent')).not.toContain('writeOff');
    expect(bulkCommandsFor('admin')).toEqual(
      expect.arrayContaining(['extend', 'writeOff', 'deactivate', 'changePolicy']),
    );
  });
});
