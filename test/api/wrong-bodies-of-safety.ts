import type { WrongBodies } from './wrong-bodies.ts';
import { DAY, days, texts } from './wrong-values.ts';

/** What concerns all accounts at once. */
export const SAFETY: WrongBodies[] = [
  {
    url: '/v1/sandbox/faults',
    body: { rail: 'mail', kind: 'none' },
    wrong: [
      ['rail', undefined, 'post', 5, null],
      ['kind', undefined, 'broken', 5, null],
    ],
  },
  {
    url: '/v1/tasks/{tsk}/done',
    body: {},
    wrong: [
      ['reason', ...texts.slice(1)],
      ['by', 'x'],
    ],
  },
  { url: '/v1/tasks/{tsk}/dismiss', body: { reason: 'Not needed' }, wrong: [['reason', ...texts]] },
  {
    url: '/v1/switches',
    body: { name: 'charges', stopped: true, reason: 'Looking into it' },
    wrong: [
      ['name', undefined, 'everything', 5, null],
      ['stopped', undefined, 'yes', 1, null],
      ['reason', ...texts],
      ['on', false],
    ],
  },
  {
    url: '/v1/bank-feed',
    body: { importedThrough: '2026-03-01' },
    wrong: [
      ['importedThrough', undefined, ...days, '2026-03-04', null],
      ['configured', false],
    ],
  },
  {
    url: '/v1/deactivation-breaker/release',
    body: { day: DAY, reason: 'Looked through' },
    wrong: [
      ['day', undefined, ...days, null],
      ['reason', ...texts],
    ],
  },
];
