import { describe, expect, test } from '@jest/globals';
import { provenMinor, shownMinor } from '../../domain/chart/reads/proofs.ts';
import type { MailTopic } from '../../domain/messages/mail.ts';
import type { Story } from './story.ts';
import { story } from './story.ts';
import { ordered, told, written } from './told.ts';

/** Until when each proof holds, by its id. */
const holding = (life: Story): Record<string, string | null> =>
  Object.fromEntries(life.context.holds.flatMap((hold) => (hold.kind === 'proof' ? [[hold.id, hold.until]] : [])));

/** A: 1,000.00 and B: 500.00, due 10 February; off on 13 April. */
const off = (): Story =>
  story()
    .on('2026-02-01')
    .invoice('1,000.00', { due: '2026-02-10' })
    .invoice('500.00', { due: '2026-02-10' })
    .on('2026-04-14')
    .shows({ service: 'deactivated' });

describe('the bank days of proofs run from the acceptance that makes them enough', () => {
  /** 500.00 are asked for on Friday 20 March. */
  const planned = (): Story =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .on('2026-03-16')
      .plan({ '2026-03-20': '500.00', '2026-04-20': '500.00' })
      .on('2026-03-20');

  test('one that is enough by itself keeps its days, whatever is accepted after it', () => {
    const life = planned().proof('prf_1', '500.00').accepts('prf_1');
    expect(holding(life)).toEqual({ prf_1: '2026-03-26T14:00:00.000Z' });
    life.on('2026-03-23').proof('prf_2', '100.00').accepts('prf_2');
    expect(holding(life)).toEqual({ prf_1: '2026-03-26T14:00:00.000Z', prf_2: '2026-03-27T14:00:00.000Z' });
  });

  test('one that was too little waits for the other, with which it is enough', () => {
    const life = planned().proof('prf_1', '300.00').proof('prf_2', '200.00').accepts('prf_1');
    life.on('2026-03-23').accepts('prf_2');
    expect(holding(life)).toEqual({ prf_1: '2026-03-27T14:00:00.000Z', prf_2: '2026-03-27T14:00:00.000Z' });
  });

  test('and the answer says whether the service is back, until when, and what nothing covers yet', () => {
    const answers = (life: Story): unknown[] =>
      written(life, 'proof-accepted').map((data) => {
        const { serviceRestored, relockOn, restMinor } = data as MailTopic<'proof-accepted'>['data'];
        return [serviceRestored, relockOn, restMinor];
      });
    const life = off().proof('prf_1', '1,000.00').proof('prf_2', '500.00').accepts('prf_1');
    expect(answers(life.on('2026-04-15').accepts('prf_2'))).toEqual([
      [false, null, 50_000],
      [true, '2026-04-21', 0],
    ]);
    expect(answers(planned().proof('prf_1', '500.00').accepts('prf_1'))).toEqual([[false, null, 50_000]]);
  });

  test('still too little with the other, each has its own days', () => {
    const life = planned().proof('prf_1', '300.00').proof('prf_2', '100.00').proof('prf_3', '100.00');
    life.accepts('prf_1').on('2026-03-23').accepts('prf_2');
    expect(holding(life)).toMatchObject({ prf_1: '2026-03-26T14:00:00.000Z', prf_2: '2026-03-27T14:00:00.000Z' });
  });

  test('where the account is on and nothing is asked for, each has its own days', () => {
    const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-20');
    life.proof('prf_1', '600.00').proof('prf_2', '400.00').accepts('prf_1').on('2026-03-23').accepts('prf_2');
    expect(holding(life)).toEqual({ prf_1: '2026-03-26T14:00:00.000Z', prf_2: '2026-03-27T14:00:00.000Z' });
  });
});

test('one that is still looked at keeps the day by which somebody decides, when another is enough', () => {
  const life = off().proof('prf_1', '1,500.00').proof('prf_2', '200.00');
  life.on('2026-04-15').accepts('prf_1').shows({ service: 'provisional' });
  expect(holding(life)).toEqual({ prf_1: '2026-04-21T14:00:00.000Z', prf_2: '2026-04-17T06:00:00.000Z' });
});

describe('accepted proofs that cover what is left', () => {
  test('of an account where all is in dispute anything covers that', () => {
    off()
      .disputes('A', { late: true })
      .disputes('B', { late: true })
      .proof('prf_1', '100.00')
      .accepts('prf_1')
      .shows({ service: 'provisional' });
  });

  test('by a part payment: their days begin then, and those of one that is looked at do not', () => {
    const life = off().proof('prf_1', '500.00').proof('prf_2', '1,000.00').accepts('prf_1');
    expect(holding(life)).toEqual({ prf_1: '2026-04-20T14:00:00.000Z', prf_2: '2026-04-17T06:00:00.000Z' });
    life.on('2026-04-15').transfer('1,000.00', 'A').shows({ service: 'provisional' });
    expect(holding(life)).toEqual({ prf_1: '2026-04-21T14:00:00.000Z', prf_2: '2026-04-17T06:00:00.000Z' });
  });

  test('lent under a pause, they cover nothing any more from the instant on at which their days are over', () => {
    const life = off().proof('prf_1', '1,500.00').accepts('prf_1').shows({ service: 'provisional' });
    life.pause('2026-04-30').on('2026-04-20', '07:59').shows({ service: 'provisional' });
    const covered = () => [provenMinor(life.context, life.context.debts), shownMinor(life.context, life.context.debts)];
    expect(covered()).toEqual([150_000, 150_000]);
    life.later(1).shows({ service: 'provisional' });
    expect(covered()).toEqual([0, 0]);
  });
});

describe('two proofs of one transfer', () => {
  const came = (amount: string): [string, unknown, unknown][] => {
    const life = off().proof('prf_1', '600.00', { key: 'SPEI-1' }).proof('prf_2', '400.00', { key: 'SPEI-1' });
    return told(life.transfer(amount, 'A', { key: 'SPEI-1' }), /^proof\.(settled|partlySettled)$/).map(
      ([type, , , { proofId, cameMinor }]) => [type, proofId, cameMinor],
    );
  };

  test('share its money: the first is served first, and the other has what is left', () => {
    expect(came('500.00')).toEqual([['proof.partlySettled', 'prf_1', 50_000]]);
    expect(came('600.00')).toEqual([['proof.settled', 'prf_1', undefined]]);
    expect(came('700.00')).toEqual([
      ['proof.settled', 'prf_1', undefined],
      ['proof.partlySettled', 'prf_2', 10_000],
    ]);
  });

  test('are both settled by as much as they show, or more', () => {
    const both = [
      ['proof.settled', 'prf_1', undefined],
      ['proof.settled', 'prf_2', undefined],
    ];
    expect([came('1,000.00'), came('1,200.00')]).toEqual([both, both]);
  });
});

test('lent under a pause that ends after the days of its proof, it goes off again with the proof, once', () => {
  const life = off().proof('prf_1', '1,500.00').accepts('prf_1').pause('2026-04-30').on('2026-04-30');
  life.shows({ service: 'provisional', holds: 'proof agent' }).on('2026-05-05');
  expect(told(life, /^(proof\.returned|hold\.released)$/).map(([type, , , data]) => [type, data.hold ?? data])).toEqual(
    [
      ['hold.released', 'agent'],
      ['proof.returned', { proofId: 'prf_1', amountMinor: 150_000 }],
      ['hold.released', 'proof'],
    ],
  );
  expect(written(life, 'service-relocked')).toMatchObject([{ awaitedMinor: 150_000, totalMinor: 150_000 }]);
});

describe('a proof has done what it was for', () => {
  /** Of A, which is overdue, and of B, which is to come. */
  const two = (): Story =>
    story()
      .on('2026-03-02')
      .invoice('1,000.00', { due: '2026-03-10' })
      .invoice('500.00', { due: '2026-04-10' })
      .on('2026-03-20')
      .proof('prf_1', '1,000.00')
      .proof('prf_2', '500.00');
  const settledBy = (life: Story): unknown[] => told(life, /^proof\.settled$/).map(([, , , { proofId }]) => proofId);

  test('when one of its invoices is paid and nothing is overdue: not before, and no other', () => {
    const life = two().accepts('prf_1').accepts('prf_2').transfer('400.00', 'A');
    expect(settledBy(life)).toEqual([]);
    expect(settledBy(life.transfer('600.00', 'A'))).toEqual(['prf_1']);
    expect(Object.keys(holding(life))).toEqual(['prf_2']);
    expect(settledBy(life.transfer('500.00', 'B'))).toEqual(['prf_1']);
  });

  test('one of two invoices goes with the one that was overdue, and it is said why', () => {
    const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
    life.invoice('500.00', { due: '2026-04-10' }).on('2026-03-20').proof('prf_1', '1,500.00').accepts('prf_1');
    expect(told(life.transfer('1,000.00', 'A'), /^proof\.settled$/)).toEqual([
      ['proof.settled', 'puntual', 'What the proof was for is paid', { proofId: 'prf_1', amountMinor: 150_000 }],
    ]);
  });

  test('one that reached no invoice goes with the others', () => {
    const life = two().proof('prf_3', '100.00').accepts('prf_1').accepts('prf_3');
    expect(settledBy(life.transfer('1,000.00', 'A'))).toEqual(['prf_1', 'prf_3']);
  });

  test('one that nobody has looked at stays for whoever looks at it', () => {
    expect(settledBy(two().transfer('1,000.00', 'A'))).toEqual([]);
  });
});

describe('proofs that come to nothing', () => {
  /** 1,000.00, overdue since 11 March. */
  const overdue = (): Story => story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12');
  const lapses = (life: Story): MailTopic[] =>
    ordered(life, 'sendEmail')
      .flatMap(({ params: { mail } }) => [mail.topic, ...mail.also])
      .filter(({ template }) => template === 'proof-lapsed');
  const returned = (life: Story): unknown[] => told(life, /^proof\.returned$/).map(([, , , data]) => data);

  test('are told of each by itself, accepted or not looked at', () => {
    const two = () => overdue().proof('prf_1', '600.00').proof('prf_2', '400.00');
    const told = [
      { data: { amountMinor: 60_000, awaitedMinor: 60_000 } },
      { data: { amountMinor: 40_000, awaitedMinor: 40_000 } },
    ];
    const unseen = two().on('2026-03-19');
    expect(lapses(unseen)).toMatchObject(told);
    expect(returned(unseen)).toEqual([]);
    const accepted = two().accepts('prf_1').accepts('prf_2').on('2026-03-20');
    expect(lapses(accepted)).toMatchObject(told);
    expect(returned(accepted)).toEqual([
      { proofId: 'prf_1', amountMinor: 60_000 },
      { proofId: 'prf_2', amountMinor: 40_000 },
    ]);
  });

  test('take no other with them: its money is awaited on', () => {
    const life = overdue().proof('prf_1', '600.00').proof('prf_2', '400.00', { key: 'SPEI-2' });
    life.accepts('prf_1').on('2026-03-13').accepts('prf_2').on('2026-03-19', '12:00').shows({ holds: 'proof' });
    expect(told(life.transfer('400.00', 'A', { key: 'SPEI-2' }), /^proof\.settled$/)).toHaveLength(1);
  });

  test('of an account that is off it is told of nothing: nothing more goes off', () => {
    const life = off().proof('prf_1', '100.00').on('2026-04-30').shows({ holds: '' });
    expect(lapses(life)).toEqual([]);
    expect(life.context.contacts.waiting).toEqual([]);
  });

  test('not looked at, and then accepted in vain, is told of twice, each in a mail of its own', () => {
    const life = overdue().proof('prf_1', '1,000.00').on('2026-03-19').accepts('prf_1').on('2026-03-26');
    const keys = ordered(life, 'sendEmail').map(({ key }) => key);
    expect(keys.filter((key) => key.includes('proof-lapsed'))).toEqual([
      'acc_214:proof-lapsed:prf_1:1',
      'acc_214:proof-lapsed:prf_1:2',
    ]);
  });
});

test('a promise of what is all in dispute is not broken: what is left of it is in dispute', () => {
  const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-12');
  life.promises('1,000.00', '2026-03-20').disputes('A').on('2026-03-25');
  expect(told(life, /^(promise|hold\.released)/)).toEqual([
    [
      'hold.released',
      'puntual',
      'Hold (promise) released: what is left of it is in dispute',
      { hold: 'promise', invoiceId: null, why: 'what is left of it is in dispute' },
    ],
  ]);
});
