import { test } from '@jest/globals';
import { reasonsOf } from './reasons.ts';
import { story } from './story.ts';

test('payer', () => {
  const s = story({ card: 'tok_declined_once' })
    .on('2026-03-01')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-04-01')
    .invoice('500.00', { due: '2026-04-10' })
    .on('2026-04-05')
    .transfer('600.00', 'B')
    .on('2026-05-01')
    .invoice('300.00', { due: '2026-05-10' })
    .on('2026-05-20');
  console.log(reasonsOf(s).join('\n'));
});
test('debtor', () => {
  const s = story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .on('2026-04-20')
    .proof('P', '1,000.00')
    .accepts('P')
    .on('2026-05-04')
    .promises('500.00', '2026-05-11')
    .on('2026-05-20')
    .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-22' })
    .on('2026-06-01')
    .transfer('985.00', 'A')
    .on('2026-06-03');
  console.log(reasonsOf(s).join('\n'));
});
test('disputed', () => {
  const s = story({ card: 'tok_declined_twice' })
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .on('2026-02-05')
    .disputes('A')
    .on('2026-02-25')
    .resolve('A', 'rejected')
    .on('2026-03-10')
    .on('2026-03-12')
    .chargeback()
    .on('2026-03-20')
    .pause('2026-04-01')
    .on('2026-03-27')
    .resume()
    .credits('A', '1,000.00')
    .on('2026-04-10');
  console.log(reasonsOf(s).join('\n'));
});
