import { describe, expect, test } from '@jest/globals';
import { mexico, story } from './story.ts';

describe('the retry ladder', () => {
  test('after an hour, then days 3, 7 and 14 at the same local hour; one decline mail, one mail when it is over', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '10:30')
      .shows({ autopay: 'retryScheduled', collections: 'current' })
      .expects('2026-03-10 11:30 retry 1,160.00')
      .on('2026-03-31')
      .tells(
        '2026-03-02 09:00 email invoice-issued',
        '2026-03-09 08:00 email autopay-upcoming',
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 declined insufficient_funds',
        '2026-03-10 11:30 email payment-declined',
        '2026-03-11 08:00 email overdue-reminder',
        '2026-03-13 10:30 declined insufficient_funds',
        '2026-03-17 08:00 email overdue-reminder',
        '2026-03-17 10:30 declined insufficient_funds',
        '2026-03-24 10:30 declined insufficient_funds',
        '2026-03-24 10:30 retries.exhausted',
        '2026-03-24 10:30 email retries-exhausted',
        '2026-03-25 08:00 email overdue-reminder',
      )
      .shows({ autopay: 'exhausted' });
  });

  test('the decline mail names the next retry', () => {
    const life = story({ card: 'tok_insufficient_funds' })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00');
    const declined = life.effects.flatMap(({ effect }) =>
      effect.type === 'sendEmail' && effect.params.mail.topic.template === 'payment-declined'
        ? [effect.params.mail.topic.data]
        : [],
    );
    expect(declined).toMatchObject([
      { nextRetryAt: '2026-03-13T16:30:00.000Z', reason: 'insufficientFunds', amountMinor: 116_000 },
    ]);
  });

  test('declined twice: paid on the hour-and-three-days ladder as soon as the bank agrees', () => {
    story({ card: 'tok_declined_twice', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-31')
      .tells(
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 declined insufficient_funds',
        '2026-03-13 10:30 charged 1,160.00',
      )
      .shows({ autopay: 'idle', collections: 'current' });
  });

  test('decline at 23:30: the retry is after midnight, the others keep their local hour', () => {
    story({ card: 'tok_stolen', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '23:30')
      .card('tok_insufficient_funds') // a new default card is tried at once
      .on('2026-03-25')
      .tells(
        '2026-03-10 10:30 declined stolen_card',
        '2026-03-10 23:30 declined insufficient_funds',
        '2026-03-11 00:30 declined insufficient_funds',
        '2026-03-13 23:30 declined insufficient_funds',
        '2026-03-17 23:30 declined insufficient_funds',
        '2026-03-24 23:30 declined insufficient_funds',
        '2026-03-24 23:30 retries.exhausted',
      );
  });

  test('autopay switched off when a retry begins, a minute before: it does not begin', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:29')
      .autopay(false)
      .on('2026-04-30')
      .tells('2026-03-10 10:30 declined insufficient_funds')
      .shows({ autopay: 'off' });
  });

  test('autopay switched off when a retry begins, and it is in flight: its decline begins no other, and the customer hears of it', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge', 'email')
      .bankKeepsBack()
      .on('2026-03-10', '11:31')
      .shows({ payment: 'charging' })
      .autopay(false)
      .bankAnswers()
      .on('2026-03-11', '07:00')
      .tells('2026-03-10 11:31 declined insufficient_funds', '2026-03-10 11:31 email payment-declined')
      .shows({ autopay: 'off', payment: 'idle' })
      .autopay(true)
      .shows({ autopay: 'idle' })
      .on('2026-04-30')
      .watch('charge')
      .tells();
  });

  test('an outage over several rungs: the latest passed one, once', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge')
      .outageUntil('2026-03-18', '04:00')
      .tells()
      .on('2026-03-31')
      .tells(
        '2026-03-18 10:30 declined insufficient_funds',
        '2026-03-24 10:30 declined insufficient_funds',
        '2026-03-24 10:30 retries.exhausted',
      );
  });

  test("a hold over several rungs, the same: at the ladder's own local hour, today or tomorrow", () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '11:00')
      .watch('charge')
      .pause('2026-03-18')
      .expects('2026-03-19 00:00 holdEnds')
      .on('2026-03-31')
      .tells(
        '2026-03-19 10:30 declined insufficient_funds',
        '2026-03-24 10:30 declined insufficient_funds',
        '2026-03-24 10:30 retries.exhausted',
      );
  });

  test('a hold that ends after that hour: the next day at it; one that ends before a retry moves none', () => {
    const declined = () =>
      story({ card: 'tok_insufficient_funds', watch: ['charge'] })
        .on('2026-03-02')
        .invoice('1,160.00', { due: '2026-03-10' })
        .on('2026-03-10', '11:00')
        .watch('charge');
    declined()
      .disputes('A')
      .on('2026-03-14', '12:00')
      .resolve('A', 'rejected')
      .on('2026-03-16')
      .tells('2026-03-15 10:30 declined insufficient_funds');
    declined()
      .disputes('A')
      .on('2026-03-14', '10:30')
      .resolve('A', 'rejected')
      .tells('2026-03-14 10:30 declined insufficient_funds');
    declined()
      .disputes('A')
      .on('2026-03-10', '11:15')
      .resolve('A', 'rejected')
      .on('2026-03-11')
      .tells('2026-03-10 11:30 declined insufficient_funds');
    declined()
      .disputes('A')
      .on('2026-03-10', '11:30')
      .resolve('A', 'rejected')
      .on('2026-03-11')
      .tells('2026-03-10 11:30 declined insufficient_funds');
  });

  test('one that is over stays over under a longer policy, whoever tries by hand', () => {
    const short = { ...mexico, version: 2, charge: { ...mexico.charge, retryOnDays: [1] } };
    story({ card: 'tok_insufficient_funds', policy: short, watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-13', '09:00')
      .shows({ autopay: 'exhausted' })
      .overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: mexico }, { admin: true })
      .watch('charge')
      .on('2026-03-13', '10:00')
      .pays()
      .on('2026-04-10')
      .tells('2026-03-13 10:00 declined insufficient_funds')
      .shows({ autopay: 'exhausted' });
  });

  test('a dispute takes its invoice off the ladder until it is decided', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-10', '12:00')
      .watch('charge')
      .disputes('A')
      .expects()
      .on('2026-03-18')
      .tells()
      .resolve('A', 'rejected')
      .on('2026-03-19')
      .tells('2026-03-18 10:30 declined insufficient_funds');
  });

  test('paid in full between two retries: no more of them', () => {
    story({ card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .watch('charge')
      .transfer('1,160.00', 'A')
      .on('2026-04-30')
      .tells()
      .shows({ autopay: 'idle', collections: 'current' });
  });

  test('paid in part: the retries take the rest', () => {
    story({ card: 'tok_declined_twice', watch: ['charge'] })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .watch('charge')
      .transfer('160.00', 'A')
      .on('2026-04-30')
      .tells('2026-03-13 10:30 charged 1,000.00');
  });

  test('two charges declined, two ladders: neither is tried more often than the policy says', () => {
    const { world } = story({ card: 'tok_insufficient_funds', watch: ['charge', 'email'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .invoice('200.00', { due: '2026-03-20' })
      .on('2026-04-30');
    const tries = (minor: number) => world.calls.filter((call) => call.amountMinor === minor).length;
    expect([tries(10_000), tries(20_000)]).toEqual([5, 5]);
  });

  test('a policy without later days: exhausted after the hour', () => {
    story({
      card: 'tok_insufficient_funds',
      policy: { ...mexico, charge: { ...mexico.charge, retryOnDays: [] } },
      watch: ['charge', 'email'],
    })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-10')
      .watch('charge', 'email')
      .on('2026-03-10', '20:00')
      .tells(
        '2026-03-10 10:30 declined insufficient_funds',
        '2026-03-10 11:30 declined insufficient_funds',
        '2026-03-10 11:30 retries.exhausted',
        '2026-03-10 11:30 email retries-exhausted',
      );
  });
});
