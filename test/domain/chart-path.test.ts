import { expect, test } from '@jest/globals';
import { movesBetween } from '../../domain/chart/path.ts';
import type { MachineSnapshot } from '../../domain/chart/machine/transition.ts';

const at = (value: object) => ({ value }) as unknown as MachineSnapshot;
const whole = {
  ledger: {},
  hold: 'none',
  payment: 'idle',
  autopay: 'off',
  service: 'active',
  collections: 'current',
  billing: 'none',
};

test('a step moves the regions that stand elsewhere after it, with the part that they are in', () => {
  const after = { ...whole, payment: 'charging', collections: { overdue: 'reminding' } };
  expect(movesBetween(at(whole), at(after))).toEqual([
    { region: 'payment', from: { state: 'idle', part: null }, to: { state: 'charging', part: null } },
    { region: 'collections', from: { state: 'current', part: null }, to: { state: 'overdue', part: 'reminding' } },
  ]);
  const noticed = { ...after, collections: { overdue: 'noticed' } };
  expect(movesBetween(at(after), at(noticed))).toEqual([
    {
      region: 'collections',
      from: { state: 'overdue', part: 'reminding' },
      to: { state: 'overdue', part: 'noticed' },
    },
  ]);
  expect(movesBetween(at(noticed), at(noticed))).toEqual([]);
});

test('before the account was opened, and before a region was there, each stood where it begins', () => {
  expect(movesBetween(null, at(whole))).toEqual([]);
  expect(movesBetween(null, at({ ...whole, hold: 'held' }))).toEqual([
    { region: 'hold', from: { state: 'none', part: null }, to: { state: 'held', part: null } },
  ]);
  const { billing: _, ...older } = whole;
  expect(movesBetween(at(older), at({ ...whole, billing: 'running' }))).toEqual([
    { region: 'billing', from: { state: 'none', part: null }, to: { state: 'running', part: null } },
  ]);
});
