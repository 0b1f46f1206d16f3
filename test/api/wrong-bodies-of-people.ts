import type { WrongBodies } from './wrong-bodies.ts';
import { DAY, days, LONG, texts } from './wrong-values.ts';

/** What people write down, look for and order of many at once. */

const some = { accountIds: ['acc_1'], reason: 'They asked' };
const bulk = (body: Record<string, unknown>, ...wrong: WrongBodies['wrong']): WrongBodies => ({
  url: '/v1/bulk-overrides',
  body: { ...some, ...body },
  wrong,
});

export const PEOPLE: WrongBodies[] = [
  {
    url: '/v1/accounts/{acc}/notes',
    body: { text: 'They change their bank' },
    wrong: [
      ['text', ...texts],
      ['by', 'Ana'],
    ],
  },
  {
    url: '/v1/accounts/{acc}/calls',
    body: { outcome: 'reached' },
    wrong: [
      ['outcome', ...texts],
      ['at', 5, DAY, '2099-01-01T00:00:00Z'],
      ['with', '', 5],
      ['text', '', 5, 'a\u0000b'],
      ['minutes', 5],
    ],
  },
  {
    url: '/v1/accounts/{acc}/contacts',
    body: { name: 'Ana Ruiz' },
    wrong: [
      ['name', ...texts],
      ['email', 'nobody', 5],
      ['role', '', 5],
      ['phone', LONG, 5],
      ['language', 'not a language', 5],
      ['birthday', DAY],
    ],
  },
  {
    url: '/v1/tasks/{tsk}/assign',
    body: { assigneeId: 'ana@company.example' },
    wrong: [
      ['assigneeId', undefined, '', 5, LONG],
      ['until', DAY],
    ],
  },
  {
    url: '/v1/tasks/{tsk}/snooze',
    body: { until: DAY },
    wrong: [
      ['until', undefined, 5, ...days],
      ['for', '3d'],
    ],
  },
  {
    url: '/v1/views',
    body: { name: 'Large and late', query: {} },
    wrong: [
      ['name', ...texts],
      ['list', '', 5],
      ['query', undefined, 'state=overdue', ['a'], null],
      ['shared', 'yes'],
      ['owner', 'ana'],
    ],
  },
  { url: '/v1/jobs/{job}/resume', body: {}, wrong: [['all', true]] },
  {
    url: '/v1/imports/{imp}/go-live',
    body: {},
    wrong: [
      ['withoutRefused', 'yes', 1],
      ['all', true],
    ],
  },
  bulk(
    { command: 'extend', days: 5 },
    ['command', undefined, 'promise', 'retryNow', 5],
    ['reason', ...texts],
    ['days', undefined, 0, '5', 1.5],
    ['accountIds', [], 'acc_1'],
    ['accountIds > filter', undefined],
    ['filter', {}],
    ['dryRun', 'yes'],
    ['expectedVersion', 5],
  ),
  bulk({ command: 'pause', until: DAY }, ['until', undefined, 5, ...days], ['legal', 1]),
  bulk({ command: 'resume' }, ['invoiceId', 'inv_1']),
  bulk({ command: 'skipReminder' }, ['until', DAY]),
  bulk({ command: 'sendReminder' }, ['to', 'a@b.example']),
  bulk({ command: 'assign', ownerId: null }, ['ownerId', undefined, '', 5]),
  bulk({ command: 'tag', add: ['north'] }, ['add', 'north', []], ['add[0]', '', 5], ['remove', 5]),
  bulk({ command: 'deactivate' }, ['fraud', 1]),
  bulk({ command: 'writeOff' }, ['amountMinor', 5]),
  bulk({ command: 'changePolicy', version: 1 }, ['version', undefined, 0, '2']),
];
