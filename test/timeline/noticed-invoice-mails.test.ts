import { expect, test } from '@jest/globals';
import type { MailIssued } from '../../domain/messages/mail.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { written } from './told.ts';

/** An invoice's own mail, as the invoice stands when it leaves: issued at night, it leaves in the morning. */

const night = (setting: Parameters<typeof story>[0] = {}): Story => story(setting).on('2026-03-02', '21:00');
const issued = (life: Story, due: '2026-03-09' | '2026-03-10' = '2026-03-10'): Story =>
  life.invoice('1,000.00', { due });
const onCard = (): Story => night({ card: 'tok_ok' });

/** `due 600.00 of 600.00`, what is to be paid of what is open; then what differs from a plain one. */
function says(life: Story): string[] {
  return (written(life.on('2026-03-04'), 'invoice-issued') as MailIssued[]).map((mail) =>
    [
      `${mail.standing} ${mail.payableMinor} of ${mail.invoice.balanceMinor}`,
      ...(mail.creditAppliedMinor === 0 ? [] : [`${mail.creditAppliedMinor} by credit`]),
      ...(mail.creditToComeMinor === 0 ? [] : [`${mail.creditToComeMinor} by credit to come`]),
      ...(mail.disputedMinor === 0 ? [] : [`${mail.disputedMinor} in dispute`]),
      ...(mail.autopay === null ? [] : [`${mail.autopay.amountMinor} on ${mail.autopay.chargeOn}`]),
    ].join(', '),
  );
}

test.each<[string, () => Story, ...string[]]>([
  ['to be paid', () => issued(night()), 'due 100000 of 100000'],
  ['late already', () => night().invoice('1,000.00', { due: '2026-02-27' }), 'late 100000 of 100000'],
  ['paid', () => issued(night()).transfer('1,000.00', 'A'), 'paid 0 of 0'],
  ['paid in part', () => issued(night()).transfer('400.00', 'A'), 'due 60000 of 60000'],
  ['of nothing', () => night().invoice('0.00', { due: '2026-03-10' }), 'zero 0 of 0'],
  ['paid by credit', () => issued(night().transfer('1,500.00', '')), 'paidByCredit 0 of 0, 100000 by credit'],
  [
    'paid by just enough credit',
    () => issued(night().transfer('1,000.00', '')),
    'paidByCredit 0 of 0, 100000 by credit',
  ],
  ['paid by credit in part', () => issued(night().transfer('300.00', '')), 'due 70000 of 70000, 30000 by credit'],
  [
    'paid by credit in part, and the rest by money',
    () => issued(night().transfer('300.00', '')).transfer('700.00', 'A'),
    'paid 0 of 0, 30000 by credit',
  ],
  [
    'credit that came later, enough',
    () => issued(night()).transfer('2,000.00', ''),
    'credited 0 of 100000, 100000 by credit to come',
  ],
  [
    'credit that came later, for a part',
    () => issued(night()).transfer('300.00', ''),
    'due 70000 of 100000, 30000 by credit to come',
  ],
  [
    'credit that an older one has first',
    () => issued(night(), '2026-03-09').invoice('500.00', { due: '2026-03-10' }).transfer('1,200.00', ''),
    'credited 0 of 100000, 100000 by credit to come',
    'due 30000 of 50000, 20000 by credit to come',
  ],
  ['in dispute', () => issued(night()).disputes('A'), 'disputed 0 of 0, 100000 in dispute'],
  [
    'in dispute in part',
    () => issued(night()).disputes('A', { amount: '400.00' }),
    'due 60000 of 60000, 40000 in dispute',
  ],
  [
    'in a plan',
    () => issued(night()).plan({ '2026-03-20': '500.00', '2026-04-01': '500.00' }),
    'planned 100000 of 100000',
  ],
  [
    'a debit on its way',
    () => issued(night({ card: 'tok_bank_ok', autopay: false })).pays('A'),
    'onItsWay 0 of 100000',
  ],
  ['charged', () => issued(onCard()), 'charged 100000 of 100000, 100000 on 2026-03-10'],
  [
    'charged beside another',
    () => issued(issued(onCard())),
    'charged 100000 of 100000, 200000 on 2026-03-10',
    'charged 100000 of 100000, 200000 on 2026-03-10',
  ],
  [
    'charged on another day than another',
    () => issued(issued(onCard(), '2026-03-09')),
    'charged 100000 of 100000, 100000 on 2026-03-09',
    'charged 100000 of 100000, 100000 on 2026-03-10',
  ],
  [
    'charged when a pause has ended',
    () => issued(onCard()).pause('2026-03-15'),
    'charged 100000 of 100000, 100000 on 2026-03-16',
  ],
  [
    'charged on its day, which comes after the pause',
    () => issued(onCard()).pause('2026-03-06'),
    'charged 100000 of 100000, 100000 on 2026-03-10',
  ],
  [
    'charged when a pause has ended, whatever is in dispute beside it',
    () => issued(onCard()).invoice('500.00', { due: '2026-03-10' }).disputes('B').pause('2026-03-15'),
    'charged 100000 of 100000, 100000 on 2026-03-16',
    'disputed 0 of 0, 50000 in dispute',
  ],
  ['by a card while autopay is off', () => issued(night({ card: 'tok_ok', autopay: false })), 'due 100000 of 100000'],
  ['kept by the law: none leaves', () => issued(onCard()).pause(null, { legal: true })],
  ['written off: none leaves', () => issued(night()).overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true })],
])('%s', (_, life, ...wanted) => {
  expect(says(life())).toEqual(wanted);
});
