import { describe, expect, test } from '@jest/globals';
import { inEpoch } from '../../domain/chart/chart.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';

/** Under which keys the world is asked, in the order in which they are made. */
const keys = (life: Story): string[] => life.effects.map(({ effect }) => effect.key);

/** A life that asks the world for everything that there is. */
function everything(restored: number): Story {
  const life = story({ card: 'tok_timeout_lost' });
  life.state = inEpoch(life.state, restored);
  life
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-10', '12:00')
    .autopay(false)
    .invoice('500.00', { due: '2026-03-12' })
    .transfer('100.00', '');
  return life.on('2026-05-20').transfer('400.00', 'B');
}

describe('a key is the account, the effect and its cause', () => {
  test('where nothing was restored', () => {
    const made = keys(everything(0));
    expect(made).toEqual(
      expect.arrayContaining([
        'acc_214:invoice-issued:A',
        'acc_214:charge:att_214-1:pm_1',
        'acc_214:lookup:att_214-1:1',
        'acc_214:lookup:att_214-1:2',
        'acc_214:charge:att_214-1:pm_1:again-1',
        'acc_214:last-notice:case-1:B:1',
        'acc_214:clear:1',
        'acc_214:deactivate:1',
        'acc_214:credit:1',
        'acc_214:reactivate:2',
        'acc_214:service-reactivated:2',
      ]),
    );
    expect(made.filter((key) => /e\d+$/.test(key))).toEqual([]);
  });

  test('and the epoch of a record that was restored, in every one of them', () => {
    const [before, after] = [keys(everything(0)), keys(everything(2))];
    expect(after.map((key) => key.replace(/:e2$/, '').replaceAll('att_214-e2-', 'att_214-'))).toEqual(before);
    expect(after.filter((key) => !key.endsWith(':e2'))).toEqual([]);
    expect(after).toContain('acc_214:charge:att_214-e2-1:pm_1:e2');
    expect(after.filter((key) => before.includes(key))).toEqual([]);
  });
});

describe('what was decided before the record was restored', () => {
  test("a charge keeps the provider's key, also when it is sent once more", () => {
    const life = story({ card: 'tok_timeout_lost', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:31');
    life.state = inEpoch(life.state, 1);
    life
      .on('2026-03-10', '12:00')
      .tells('2026-03-10 10:30 charge.unknown', '2026-03-10 11:30 charge.lost', '2026-03-10 11:30 charged 1,000.00');
    const orders = life.effects.flatMap(({ effect }) =>
      effect.type === 'chargeBalance' ? [[effect.key, effect.params.key, effect.params.attemptId]] : [],
    );
    expect(orders).toEqual([
      ['acc_214:charge:att_214-1:pm_1', 'acc_214:charge:att_214-1:pm_1', 'att_214-1'],
      ['acc_214:charge:att_214-1:pm_1:again-1:e1', 'acc_214:charge:att_214-1:pm_1', 'att_214-1'],
    ]);
  });

  test('a last notice that waits for its hour then counts, under the key under which it goes', () => {
    const life = story({ watch: ['email', 'service'] })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .stops('mails')
      .on('2026-05-04', '12:00')
      .watch('email', 'service');
    life.state = inEpoch(life.state, 1);
    life
      .lets('mails')
      .on('2026-05-20')
      .tells(
        '2026-05-04 16:00 email last-notice',
        '2026-05-11 08:00 service.deactivated',
        '2026-05-11 08:00 email service-deactivated',
      );
  });
});
