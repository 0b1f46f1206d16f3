import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered } from './told.ts';

/** What is not asked for twice, and what closes what was asked: methods, and addresses. */

const asked = (life: Story): string[] =>
  ordered(life, 'sendEmail').flatMap(({ params: { mail } }) =>
    mail.topic.template === 'payment-method-needed' ? [mail.at.slice(0, 10)] : [],
  );

describe('a method that was asked for', () => {
  const REFUSED = { fingerprint: 'tok_stolen' };
  /** Its card was refused for good on 10 March, and what it was to pay has come; the next falls due on the 25th. */
  const told = (): Story =>
    story({ card: 'tok_stolen' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-11')
      .transfer('1,000.00', 'A')
      .invoice('500.00', { due: '2026-03-25' });
  const inTheEnd = (life: Story): string[] => asked(life.on('2026-03-25', '20:00'));

  test.each<[string, (life: Story) => Story]>([
    ['nothing comes', (life) => life],
    ['the same plastic comes again', (life) => life.card('tok_ok', REFUSED)],
    ['another comes that autopay does not use', (life) => life.card('tok_ok', { default: false })],
    [
      'the refused one is removed',
      (life) => life.fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }),
    ],
    [
      'the same plastic is made the default',
      (life) =>
        life.card('tok_ok', { ...REFUSED, default: false }).fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' }),
    ],
    [
      'its network gives the refused one another date',
      (life) =>
        life.fact({
          type: 'METHOD_CHANGED',
          method: {
            id: 'pm_1',
            kind: 'card',
            brand: 'visa',
            last4: '4242',
            fingerprint: 'tok_stolen',
            default: true,
            expiresOn: '2030-01-31',
          },
        }),
    ],
  ])('is asked for once: %s', (_, then) => {
    expect(inTheEnd(then(told()))).toEqual(['2026-03-10']);
  });

  test.each<[string, (life: Story) => Story]>([
    ['came', (life) => life.card('tok_ok')],
    [
      'is there when the refused one goes',
      (life) =>
        life
          .card('tok_ok', { default: false })
          .fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: 'pm_2' }),
    ],
    [
      'was made the default',
      (life) => life.card('tok_ok', { default: false }).fact({ type: 'METHOD_DEFAULTED', methodId: 'pm_2' }),
    ],
  ])('is asked for again where a usable one %s, and has gone', (_, then) => {
    const life = then(told()).fact({ type: 'METHOD_REMOVED', methodId: 'pm_2', newDefaultId: null });
    expect(inTheEnd(life)).toEqual(['2026-03-10', '2026-03-23']);
  });

  test('is asked for again where a usable one came while the mail was leaving, and has gone', () => {
    const life = story({ autopay: true })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-09', '07:00');
    life.world.slow.add('sendEmail');
    life.on('2026-03-09', '12:00').card('tok_ok').bankAnswers();
    life.fact({ type: 'METHOD_REMOVED', methodId: 'pm_1', newDefaultId: null }).on('2026-03-10', '20:00');
    expect(asked(life)).toEqual(['2026-03-09', '2026-03-10']);
  });
});

test('an address that changes with other things is another address all the same', () => {
  const life = story()
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-05-04')
    .bounces('last-notice');
  life.changes({ name: 'Guthrie Hnos', email: 'ceo@guthrie.example' }).on('2026-05-05');
  expect(life.tasks.map((change) => ('open' in change ? '+' : '-'))).toEqual(['+', '-']);
  expect(life.context.case?.notice).toMatchObject({ is: 'out', key: 'acc_214:last-notice:case-1:A:2' });
});

describe('a method that is removed', () => {
  /** Its card was declined on 10 March; another is there that autopay doesn't use. */
  const declined = (until: Day): Story =>
    story({ card: 'tok_insufficient_funds' })
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .card('tok_ok', { default: false })
      .on(until)
      .watch('charge');
  const removed = (life: Story, methodId: string, newDefaultId: string | null): Story =>
    life.fact({ type: 'METHOD_REMOVED', methodId, newDefaultId });

  test('leaves the one that takes its place to pay at once', () => {
    const life = removed(declined('2026-05-04').shows({ autopay: 'exhausted' }), 'pm_1', 'pm_2');
    life.tells('2026-05-04 09:00 charged 1,000.00');
    expect(life.world.calls.at(-1)).toMatchObject({ methodId: 'pm_2', amountMinor: 100_000 });
  });

  test.each([
    ['none takes its place', 'pm_1', null],
    ['the default stays', 'pm_2', 'pm_1'],
  ])('has nothing tried sooner where %s', (_, methodId, newDefaultId) => {
    const life = removed(declined('2026-03-11'), methodId, newDefaultId);
    expect(life.context.chargeNow).toBeNull();
    life.on('2026-03-11', '20:00').tells();
  });
});
