import { describe, expect, test } from '@jest/globals';
import { epochMs } from '../../domain/time/epoch.ts';
import { mexico, story } from './story.ts';

/** Due on Tuesday 10 March; its service would go off on Monday 11 May at eight. */
const owing = () =>
  story({ watch: ['email', 'service', 'held', 'task'] })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' });
const warned = () => owing().on('2026-05-10').watch('email', 'service', 'held', 'task');

describe('a deactivation is cleared first', () => {
  test('the first is stopped that would be one too many, and an admin is asked; the next day is another', () => {
    warned()
      .company({ accounts: 1_000, clearedToday: 50 })
      .on('2026-05-11', '12:00')
      .tells('2026-05-11 08:00 deactivation.held breaker', '2026-05-11 08:00 task.opened')
      .shows({ service: 'active' })
      .on('2026-05-12', '12:00')
      .tells()
      .company({ clearedToday: 49 })
      .on('2026-05-13')
      .tells('2026-05-13 08:00 service.deactivated', '2026-05-13 08:00 email service-deactivated');
  });

  test('an admin releases the breaker for a day', () => {
    warned()
      .company({ accounts: 1_000, clearedToday: 800 })
      .on('2026-05-11', '12:00')
      .company({ released: true })
      .on('2026-05-12')
      .tells(
        '2026-05-11 08:00 deactivation.held breaker',
        '2026-05-11 08:00 task.opened',
        '2026-05-12 08:00 service.deactivated',
        '2026-05-12 08:00 email service-deactivated',
      );
  });

  test('while the bank feed is older than the last bank day the money may be there', () => {
    warned()
      .company({ importedThrough: '2026-05-07' })
      .on('2026-05-11', '12:00')
      .tells('2026-05-11 08:00 deactivation.held bankFeed') // the 8th was a Friday
      .company({ importedThrough: '2026-05-11' })
      .on('2026-05-12')
      .tells('2026-05-12 08:00 service.deactivated', '2026-05-12 08:00 email service-deactivated');
    warned()
      .company({ importedThrough: '2026-05-08' })
      .on('2026-05-11')
      .tells('2026-05-11 08:00 service.deactivated', '2026-05-11 08:00 email service-deactivated');
  });

  test('another reason is told as well; another case is told anew', () => {
    const twice = warned()
      .company({ importedThrough: '2026-05-07' })
      .on('2026-05-12')
      .stops('deactivations')
      .on('2026-05-14')
      .tells('2026-05-11 08:00 deactivation.held bankFeed', '2026-05-13 08:00 deactivation.held switch');
    twice
      .transfer('1,160.00', 'A')
      .on('2026-06-01')
      .invoice('1,160.00', { due: '2026-06-10' })
      .watch('held')
      .on('2026-08-14')
      .tells('2026-08-10 08:00 deactivation.held switch');
  });

  test('of a case that was written off while the service was lent, as well', () => {
    warned()
      .on('2026-05-12')
      .overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-13' })
      .overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })
      .stops('deactivations')
      .watch('service', 'held')
      .on('2026-05-16')
      .tells('2026-05-14 08:00 deactivation.held switch')
      .lets('deactivations')
      .on('2026-05-20')
      .tells('2026-05-18 08:00 service.relocked');
  });

  test('told again later, it clears nothing that was asked since', () => {
    const life = warned()
      .stops('deactivations')
      .on('2026-05-11', '12:00')
      .lets('deactivations')
      .fact({ type: 'DEACTIVATION_CLEARED', clearanceId: 'clearance-1' })
      .shows({ service: 'active' });
    life.world.slow.add('clearDeactivation');
    life
      .on('2026-05-12', '08:02')
      .fact({ type: 'DEACTIVATION_CLEARED', clearanceId: 'clearance-1' })
      .shows({ service: 'active' })
      .bankAnswers()
      .shows({ service: 'deactivated' });
  });

  test("it waits for the clearance with the day's contact: the deactivation is the stronger word", () => {
    const life = warned()
      .on('2026-05-10', '21:00')
      .overrides({ type: 'SEND_REMINDER_REQUESTED' })
      .watch('email', 'service');
    life.world.slow.add('clearDeactivation');
    life
      .on('2026-05-11', '08:02')
      .tells()
      .shows({ service: 'active' })
      .bankAnswers()
      .tells('2026-05-11 08:02 service.deactivated', '2026-05-11 08:02 email service-deactivated')
      .on('2026-05-13')
      .tells();
  });

  describe('what happens while it is asked counts', () => {
    const asked = () => {
      const life = warned();
      life.world.slow.add('clearDeactivation');
      return life.on('2026-05-11', '08:02').watch('service');
    };

    test('a payment', () => {
      asked().transfer('1,160.00', 'A').bankAnswers().on('2026-06-30').tells().shows({ service: 'active' });
    });

    test('a hold', () => {
      asked()
        .pause('2026-05-19')
        .bankAnswers()
        .on('2026-05-19')
        .tells()
        .on('2026-05-20')
        .tells('2026-05-20 08:00 service.deactivated');
    });

    test("another policy, which wants a person's word", () => {
      asked()
        .overrides(
          {
            type: 'CHANGE_POLICY_REQUESTED',
            policy: { ...mexico, version: 2, deactivation: { ...mexico.deactivation, needsApproval: true } },
          },
          { admin: true },
        )
        .bankAnswers()
        .on('2026-05-30')
        .tells()
        .shows({ service: 'active' });
    });

    test("an agent's own deactivation", () => {
      asked()
        .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
        .bankAnswers()
        .on('2026-05-30')
        .tells('2026-05-11 08:02 service.deactivated');
    });

    describe('and of a service that was lent', () => {
      const lent = () => {
        const life = warned().on('2026-05-12').overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-14' });
        life.world.slow.add('clearDeactivation');
        return life.on('2026-05-14', '08:02').watch('service');
      };

      test('a payment', () => {
        lent()
          .transfer('1,160.00', 'A')
          .bankAnswers()
          .on('2026-05-31')
          .tells('2026-05-14 08:02 service.reactivated')
          .shows({ service: 'active' });
      });

      test('a hold', () => {
        lent()
          .pause('2026-05-19')
          .bankAnswers()
          .on('2026-05-19')
          .tells()
          .on('2026-05-21')
          .tells('2026-05-20 08:00 service.relocked');
      });

      test('the end of the first contact hour', () => {
        lent()
          .on('2026-05-14', '09:00')
          .bankAnswers()
          .tells()
          .on('2026-05-16')
          .tells('2026-05-15 08:00 service.relocked');
      });
    });

    test('the end of the first contact hour', () => {
      asked()
        .on('2026-05-11', '09:00')
        .bankAnswers()
        .tells()
        .on('2026-05-13')
        .tells('2026-05-12 08:00 service.deactivated');
    });
  });

  test('is asked once at a time', () => {
    const life = warned();
    life.world.slow.add('clearDeactivation');
    life.on('2026-05-20');
    expect(life.effects.filter(({ effect }) => effect.type === 'clearDeactivation')).toHaveLength(1);
    expect(life.effects.findLast(({ effect }) => effect.type === 'clearDeactivation')?.effect.params).toMatchObject({
      day: '2026-05-11',
      lastBankDay: '2026-05-08',
      breaker: { maxPercent: 5, maxCount: 50, minCount: 5 },
    });
  });
});

describe('approval', () => {
  const wary = () =>
    story({
      policy: { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } },
      watch: ['service', 'task', 'held'],
    })
      .on('2026-03-02')
      .invoice('1,160.00', { due: '2026-03-10' });

  test("a policy that wants a person's word: a task, then the agent's deactivate", () => {
    const life = wary()
      .on('2026-05-11', '12:00')
      .tells('2026-05-11 08:00 task.opened')
      .shows({ service: 'active' })
      .expects('2026-05-26 08:00 lastNotice');
    expect(life.view.allowed.agent).toContain('deactivate');
    life
      .on('2026-05-20')
      .tells()
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .tells('2026-05-20 09:00 service.deactivated')
      .shows({ service: 'deactivated' });
  });

  test('before the last notice it is not allowed', () => {
    expect(wary().on('2026-05-01').view.allowed.agent).not.toContain('deactivate');
  });

  test('neither the breaker nor the feed is asked: a person answers for it', () => {
    wary()
      .company({ importedThrough: '2026-01-01', clearedToday: 1_000 })
      .on('2026-05-11')
      .tells('2026-05-11 08:00 task.opened')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .tells('2026-05-11 09:00 service.deactivated');
  });
});

describe("a mail that the carrier won't take", () => {
  const refused = (template: string) => {
    const life = owing().on('2026-05-03').watch('email', 'skipped', 'service', 'task');
    life.world.refusedTemplates.add(template);
    return life;
  };

  test('is no last notice: nobody is deactivated, and somebody is to find another address', () => {
    refused('last-notice')
      .on('2026-05-20')
      .tells('2026-05-04 08:00 email.bounced last-notice', '2026-05-04 08:00 task.opened')
      .shows({ service: 'active', rung: '5' });
  });

  test('another address gets another one', () => {
    const life = refused('last-notice').on('2026-05-20').watch('email', 'service');
    life.world.refusedTemplates.clear();
    life
      .changes({ email: 'real@guthrie.example' })
      .tells('2026-05-20 09:00 email last-notice')
      .on('2026-05-26')
      .tells('2026-05-25 08:00 service.deactivated', '2026-05-25 08:00 email service-deactivated');
  });
});

test('a deactivation that nothing holds back comes in its instant', () => {
  const life = warned().on('2026-05-11');
  expect(epochMs(life.entries.find((entry) => entry.type === 'service.deactivated')!.at)).toBe(
    epochMs('2026-05-11T14:00:00.000Z'),
  );
});
