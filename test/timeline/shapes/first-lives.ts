import type { Story } from '../story.ts';
import { mexico, story } from '../story.ts';

/**
 * Lives that the last build of shape 1 has been through, up to where it kept their states in `shape-1/`. Told once more
 * today, they say how such a state would be had it never been frozen.
 */

const owing = (setting: Parameters<typeof story>[0] = {}): Story =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

/** Due on Tuesday 10 March; off since Monday 11 May at eight. */
const off = (setting: Parameters<typeof story>[0] = {}): Story => owing(setting).on('2026-05-12');

const WARY = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
const writtenOff = (life: Story): Story => life.overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true });

export const FIRST_LIVES = {
  // The service
  'off for debt': () => off().invoice('500.00', { due: '2026-05-11' }).on('2026-06-20'),
  'off for fraud': () =>
    owing().on('2026-03-20').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true }),
  'off, and written off': () => writtenOff(off()),
  'off, written off, and overdue anew': () =>
    writtenOff(off()).on('2026-06-01').invoice('500.00', { due: '2026-06-10' }).on('2026-06-12'),
  'off for fraud, and written off': () =>
    writtenOff(owing().on('2026-03-20').overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, { admin: true })),
  'lent on a proof': () => off().on('2026-05-13').proof('prf_1', '1,000.00', { key: 'SPEI-1' }).accepts('prf_1'),
  'lent by an agent': () => off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' }),
  'lent by an agent, and written off': () =>
    writtenOff(off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })),
  'off again, and written off': () =>
    writtenOff(off().overrides({ type: 'REACTIVATE_REQUESTED', until: '2026-05-15' })).on('2026-05-20'),
  'off, and all in dispute': () => off().disputes('A', { late: true, admin: true }),
  'back by payment': () => off().transfer('1,000.00', 'A'),

  // Holds
  'a promise of which some has come': () =>
    owing()
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-16')
      .promises('1,500.00', '2026-03-20')
      .transfer('600.00', 'A B'),
  'a plan': () =>
    owing()
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-13')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '1,000.00' })
      .on('2026-03-16')
      .invoice('800.00', { due: '2026-04-10' })
      .transfer('500.00', 'A B'),
  'a plan with a dispute': () =>
    owing()
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-13')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '1,000.00' })
      .disputes('A', { amount: '400.00' }),
  'a plan with a disputed invoice': () =>
    owing()
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-03-13')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '1,000.00' })
      .disputes('B'),
  'a plan that autopay pays': () =>
    owing({ card: 'tok_declined_once' })
      .on('2026-03-09')
      .plan({ '2026-03-13': '500.00', '2026-04-13': '500.00' })
      .on('2026-03-13', '10:45'),
  'a plan that was missed': () =>
    owing()
      .on('2026-03-13')
      .plan({ '2026-03-18': '300.00', '2026-03-25': '300.00', '2026-04-20': '400.00' })
      .transfer('300.00', 'A')
      .invoice('500.00', { due: '2026-04-20' })
      .on('2026-03-27'),
  'a promise that was broken overnight': () =>
    owing().on('2026-03-12').promises('800.00', '2026-03-17').on('2026-03-19', '07:00'),
  'a plan that was missed overnight': () =>
    owing().on('2026-03-13').plan({ '2026-03-18': '300.00', '2026-04-20': '700.00' }).on('2026-03-20', '07:00'),
  'a dispute of a part': () => owing().on('2026-03-12').disputes('A', { amount: '400.00' }),
  'a dispute of all': () => owing().on('2026-03-12').disputes('A'),
  'an invoice paused, and a legal hold': () =>
    owing().on('2026-03-12').pause('2026-03-31', { invoiceId: 'A' }).pause(null, { legal: true }),
  'a proof under review': () =>
    owing().on('2026-03-09').invoice('500.00', { due: '2026-03-05' }).on('2026-03-12').proof('prf_1', '1,500.00'),
  'an accepted proof, and another': () =>
    owing()
      .on('2026-03-12')
      .proof('prf_1', '1,000.00', { key: 'SPEI-1' })
      .accepts('prf_1')
      .proof('prf_2', '400.00', { key: 'SPEI-2' }),
  'a proof that nobody saw': () => owing().on('2026-03-12').proof('prf_1', '1,000.00').on('2026-03-20'),

  // The case
  'a notice that is out': () => owing().on('2026-05-05'),
  'a notice that waits for its hour': () => owing().outageUntil('2026-05-05', '20:00'),
  'a notice on its way': () => {
    const life = owing().on('2026-05-03');
    life.world.slow.add('sendEmail');
    return life.on('2026-05-05');
  },
  'a notice on its way, and one that is out': () => {
    const life = owing().invoice('500.00', { due: '2026-03-20' }).on('2026-05-05').transfer('1,000.00', 'A');
    life.world.slow.add('sendEmail');
    return life.on('2026-05-15');
  },
  'a notice that left when all was in dispute': () => {
    const life = owing().on('2026-03-12').on('2026-05-03');
    life.world.slow.add('sendEmail');
    return life.on('2026-05-05').disputes('A', { late: true }).bankAnswers();
  },
  'a notice that reached nobody': () => owing().on('2026-05-05').bounces('last-notice'),
  'a notice, and an agent asked': () => owing({ policy: WARY }).on('2026-05-12'),
  'a deactivation that was put off': () =>
    owing().on('2026-05-05').overrides({ type: 'EXTEND_REQUESTED', days: 10 }).on('2026-05-06'),
  'put off, and an older one paused': () =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-04-10' })
      .invoice('500.00', { due: '2026-03-10' })
      .invoice('300.00', { due: '2026-03-05' })
      .pause('2026-06-30', { invoiceId: 'C' })
      .on('2026-05-05')
      .overrides({ type: 'EXTEND_REQUESTED', days: 10 }),
  'put off and paid, with another in dispute': () =>
    owing()
      .invoice('800.00', { due: '2026-05-20' })
      .invoice('500.00', { due: '2026-03-12' })
      .on('2026-05-05')
      .overrides({ type: 'EXTEND_REQUESTED', days: 10 })
      .disputes('C', { late: true, admin: true })
      .transfer('1,000.00', 'A'),
  'put off after a rejected dispute': () =>
    owing()
      .on('2026-03-12')
      .disputes('A')
      .on('2026-03-23')
      .resolve('A', 'rejected')
      .on('2026-05-05')
      .overrides({ type: 'EXTEND_REQUESTED', days: 10 }),

  // Charges
  'a retry to come': () => owing({ card: 'tok_insufficient_funds' }).on('2026-03-14'),
  'retries that are over': () => owing({ card: 'tok_insufficient_funds' }).on('2026-04-01'),
  'a card that was refused': () => owing({ card: 'tok_stolen' }).on('2026-03-14'),
  'a retry of the second card': () => owing({ card: 'tok_ok' }).card('tok_insufficient_funds').on('2026-03-14'),
  'a debit that came back': () => owing({ card: 'tok_bank_returned' }).on('2026-03-13', '11:00'),
  'a debit on its way again': () => owing({ card: 'tok_bank_returned' }).on('2026-03-17'),
  'a charge that was lost': () => owing({ card: 'tok_never_answers' }).on('2026-03-10', '17:00'),
  'an attempt without an answer': () => owing({ card: 'tok_timeout_charged' }).on('2026-03-10', '10:32'),

  // Mails, credit and the company
  'mails that were stopped': () =>
    owing().on('2026-03-10').stops('mails').promises('900.00', '2026-03-12').transfer('100.00', 'A').on('2026-03-11'),
  'answers that were stopped': () =>
    off({ card: 'tok_insufficient_funds', autopay: false })
      .stops('mails')
      .pays('A')
      .on('2026-05-13')
      .proof('prf_1', '1,000.00')
      .accepts('prf_1')
      .on('2026-05-20'),
  'a deactivation that is held back': () =>
    owing().on('2026-05-10').company({ importedThrough: '2026-05-07' }).on('2026-05-12'),
  'written off': () => writtenOff(owing().on('2026-03-20')),
} satisfies Record<string, () => Story>;

export type FirstLife = keyof typeof FIRST_LIVES;
