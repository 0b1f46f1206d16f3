import { expect, test } from '@jest/globals';
import { story } from './story.ts';

/**
 * Every token of the sandbox, on autopay, an invoice due on Tuesday 10 March: what the bank did, and what is left by
 * the end of April.
 */
test.each([
  ['tok_ok', ['03-10 10:30 succeeded'], '0.00', 'idle'],
  ['tok_slow', ['03-10 10:30 succeeded'], '0.00', 'idle'],
  [
    'tok_insufficient_funds',
    [
      '03-10 10:30 declined',
      '03-10 11:30 declined',
      '03-13 10:30 declined',
      '03-17 10:30 declined',
      '03-24 10:30 declined',
    ],
    '1,160.00',
    'exhausted',
  ],
  ['tok_declined_once', ['03-10 10:30 declined', '03-10 11:30 succeeded'], '0.00', 'idle'],
  ['tok_declined_twice', ['03-10 10:30 declined', '03-10 11:30 declined', '03-13 10:30 succeeded'], '0.00', 'idle'],
  ['tok_stolen', ['03-10 10:30 declined'], '1,160.00', 'needsMethod'],
  ['tok_expired', ['03-10 10:30 declined'], '1,160.00', 'needsMethod'],
  ['tok_timeout_charged', ['03-10 10:30 succeeded'], '0.00', 'idle'],
  ['tok_timeout_lost', ['03-10 10:30 lost', '03-10 11:30 succeeded'], '0.00', 'idle'],
  ['tok_error_charged', ['03-10 10:30 succeeded'], '0.00', 'idle'],
  ['tok_bank_ok', ['03-10 10:30 pending'], '0.00', 'idle'],
  ['tok_bank_returned', ['03-10 10:30 pending', '03-16 10:30 pending', '03-23 10:30 pending'], '1,160.00', 'exhausted'],
])('%s', (token, calls, open, autopay) => {
  const life = story({ card: token })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-04-30')
    .shows({ open, autopay, payment: 'idle' });
  expect(
    life.world.calls.map(
      (call) =>
        `${new Date(Date.parse(call.at) - 6 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')} ${call.outcome}`,
    ),
  ).toEqual(calls);
  // What the bank took is what we recorded.
  const recorded = [...life.world.ledger.payments.values()]
    .filter((one) => !one.reversed)
    .reduce((sum, one) => sum + one.amountMinor, 0);
  expect(recorded).toBe(open === '0.00' ? 116_000 : 0);
});
