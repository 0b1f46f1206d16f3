import { describe, expect, test } from '@jest/globals';
import { why } from '../../domain/chart/why/why.ts';
import { ENDED_BY_THE_CHART, TASK_KINDS } from '../../domain/tasks.ts';
import type { Day } from '../../domain/time/time.ts';
import type { Story } from './story.ts';
import { mexico, story } from './story.ts';
import { told } from './told.ts';

/** What a person has to do, by its key: opened, and closed where it is settled. */
const changes = (life: Story): string[] =>
  life.tasks.map((change) => ('open' in change ? `+ ${change.open.key}` : `- ${change.close}`));
const opened = (life: Story) => life.tasks.flatMap((change) => ('open' in change ? [change.open] : []));
const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story(setting).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });

test("every kind is either the chart's to end, or somebody else's", () => {
  expect(Object.keys(ENDED_BY_THE_CHART).sort()).toEqual([...TASK_KINDS].sort());
});

describe('a proof that nobody has looked at', () => {
  const received = (day: Day = '2026-03-09') => owing().on(day, '12:00').proof('prf_1', '1,000.00', { key: 'SPEI-1' });
  const late = () => received().on('2026-03-12');
  const [open, closed] = ['+ proofReview:prf_1', '- proofReview:prf_1'];

  test('is a task from its receipt, due on the last day of its stop', () => {
    expect(opened(received())).toEqual([
      {
        key: 'proofReview:prf_1',
        kind: 'proofReview',
        dueOn: '2026-03-11',
        subject: { proofId: 'prf_1' },
        data: { summary: 'A proof of payment waits for an agent', proofId: 'prf_1' },
      },
    ]);
    // On a Friday, with a holiday on the Monday after.
    expect(opened(received('2026-03-13'))).toMatchObject([{ dueOn: '2026-03-18' }]);
  });

  test.each([
    ['in time', received],
    ['after its stop', late],
  ])('which ends when it is accepted, rejected, or its money comes: %s', (_when, waiting) => {
    expect(changes(waiting().accepts('prf_1').on('2026-03-31'))).toEqual([open, closed]);
    expect(changes(waiting().rejects('prf_1'))).toEqual([open, closed]);
    const came = waiting().transfer('1,000.00', 'A', { key: 'SPEI-1' });
    expect(changes(came)).toEqual([open, closed]);
    came.accepts('prf_1', { refused: 'not_allowed_now' });
  });

  test('and by nothing else: not by the end of its stop, other money, or a write-off', () => {
    expect(changes(late())).toEqual([open]);
    expect(changes(received().transfer('1,000.00', 'A', { key: 'SPEI-2' }).on('2026-03-31'))).toEqual([open]);
    expect(changes(received().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }).on('2026-03-31'))).toEqual([
      open,
    ]);
  });

  test('each has a task of its own', () => {
    expect(changes(received().proof('prf_2', '1,000.00', { key: 'SPEI-2' }).rejects('prf_2'))).toEqual([
      open,
      '+ proofReview:prf_2',
      '- proofReview:prf_2',
    ]);
  });
});

describe('a direct debit that neither settles nor comes back', () => {
  const stuck = () => {
    const life = owing({ card: 'tok_bank_ok' });
    life.world.stalls = true;
    return life.on('2026-03-24');
  };

  test('is a task until it does', () => {
    expect(opened(stuck())).toMatchObject([
      { key: 'debitStuck:att_214-1', kind: 'debitStuck', dueOn: '2026-03-23', subject: { attemptId: 'att_214-1' } },
    ]);
    const settles = stuck();
    settles.world.stalls = false;
    expect(changes(settles.on('2026-03-31'))).toEqual(['+ debitStuck:att_214-1', '- debitStuck:att_214-1']);
    const returned = stuck().fact({
      type: 'CHARGE_RETURNED',
      attemptId: 'att_214-1',
      declineCode: 'debit_returned',
      reversal: null,
      amountMinor: 100_000,
    });
    expect(changes(returned)).toEqual(['+ debitStuck:att_214-1', '- debitStuck:att_214-1']);
  });
});

describe("a provider that can't be asked", () => {
  const deaf = (token: string) => {
    const life = owing({ card: token });
    life.world.deaf = true;
    return life.on('2026-03-12');
  };

  test("is a task until the attempt's end is known", () => {
    const found = deaf('tok_timeout_charged');
    expect(opened(found)).toMatchObject([
      { key: 'lookupFailing:att_214-1', dueOn: '2026-03-11', subject: { attemptId: 'att_214-1' } },
    ]);
    found.world.deaf = false;
    expect(changes(found.on('2026-03-13'))).toEqual(['+ lookupFailing:att_214-1', '- lookupFailing:att_214-1']);
  });

  test('or nothing is found, and it is sent again', () => {
    const lost = deaf('tok_timeout_lost');
    lost.world.deaf = false;
    expect(changes(lost.on('2026-03-20'))).toEqual(['+ lookupFailing:att_214-1', '- lookupFailing:att_214-1']);
  });
});

describe('a last notice that reached nobody', () => {
  const bounced = () => owing().on('2026-05-04').bounces('last-notice');
  const key = 'undeliverable:acc_214:last-notice:case-1:A:1';

  test('is a task until there is another address', () => {
    expect(opened(bounced())).toMatchObject([
      {
        key,
        kind: 'undeliverable',
        dueOn: '2026-05-04',
        data: { template: 'last-notice', bounced: ['ap@guthrie.example'] },
      },
    ]);
    expect(changes(bounced().changes({ name: 'Guthrie Hnos' }))).toEqual([`+ ${key}`]);
    expect(changes(bounced().changes({ billingRecipients: ['cfo@guthrie.example'] }))).toEqual([
      `+ ${key}`,
      `- ${key}`,
    ]);
  });

  test('is none where the addresses were changed meanwhile: another notice goes there, and the day is its own', () => {
    const life = owing().on('2026-05-04').watch('email', 'service').changes({ email: 'ceo@guthrie.example' });
    expect(changes(life.bounces('last-notice'))).toEqual([]);
    life
      .on('2026-05-20')
      .shows({ service: 'deactivated' })
      .tells(
        '2026-05-05 08:00 email last-notice',
        '2026-05-11 08:00 service.deactivated',
        '2026-05-11 08:00 email service-deactivated',
      );
  });

  test('or a last notice has left all the same, in another case', () => {
    const life = bounced().transfer('1,000.00', 'A').invoice('500.00', { due: '2026-06-10' });
    expect(changes(life)).toEqual([`+ ${key}`]);
    expect(changes(life.on('2026-08-10'))).toEqual([`+ ${key}`, `- ${key}`]);
  });
});

describe('any other mail that reached nobody', () => {
  const bounced = () => owing().on('2026-03-12').bounces('overdue-reminder');
  const key = 'undeliverable:acc_214:overdue-reminder:case-1:A:1';

  test('is a task as well: one at a time, until there is another address', () => {
    expect(opened(bounced())).toEqual([
      {
        key,
        kind: 'undeliverable',
        dueOn: '2026-03-12',
        subject: {},
        data: {
          summary: 'A mail (overdue-reminder) reached nobody: find another address',
          template: 'overdue-reminder',
          bounced: ['ap@guthrie.example'],
        },
      },
    ]);
    const again = bounced().on('2026-03-18').bounces('overdue-reminder');
    expect(changes(again)).toEqual([`+ ${key}`]);
    expect(changes(again.changes({ receiptEmail: 'cfo@guthrie.example' }))).toEqual([`+ ${key}`, `- ${key}`]);
  });

  test('is none where it came back from one of two, or from where nobody is written to any more', () => {
    expect(changes(owing().on('2026-03-12').bounces('overdue-reminder', false))).toEqual([]);
    const moved = owing().on('2026-03-12').changes({ email: 'ceo@guthrie.example' });
    expect(changes(moved.bounces('overdue-reminder'))).toEqual([]);
  });

  test('dismissed, the next one asks anew', () => {
    const again = bounced().dismisses('undeliverable').on('2026-03-18').bounces('overdue-reminder');
    expect(changes(again)).toEqual([`+ ${key}`, '+ undeliverable:acc_214:overdue-reminder:case-1:A:7']);
    expect(told(again, /^task\.dismissed/)).toEqual([
      [
        'task.dismissed',
        'ana',
        'Task dismissed (undeliverable): I know them',
        { taskId: `tsk_${key}`, kind: 'undeliverable', reason: 'I know them' },
      ],
    ]);
  });
});

describe("a deactivation that wants a person's word", () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  const asked = () => owing({ policy }).on('2026-05-12');
  const [open, closed] = ['+ deactivationApproval:case-1:1', '- deactivationApproval:case-1:1'];

  test('is a task of its day', () => {
    expect(opened(asked())).toEqual([
      {
        key: 'deactivationApproval:case-1:1',
        kind: 'deactivationApproval',
        dueOn: '2026-05-11',
        subject: {},
        data: { summary: 'Deactivation waits for an approval', overdueMinor: 100_000 },
      },
    ]);
  });

  test("which ends when it is given, or isn't needed any more", () => {
    expect(changes(asked().overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }))).toEqual([open, closed]);
    expect(changes(asked().transfer('1,000.00', 'A'))).toEqual([open, closed]);
    expect(changes(asked().disputes('A', { late: true }))).toEqual([open, closed]);
    expect(changes(asked().bounces('last-notice')).slice(0, 2)).toEqual([open, closed]);
    expect(changes(asked().overrides({ type: 'WRITE_OFF_REQUESTED' }, { admin: true }))).toEqual([open, closed]);
  });

  test('and is asked for anew, as another task, when it is due again', () => {
    expect(changes(asked().overrides({ type: 'EXTEND_REQUESTED', days: 10 }).on('2026-06-03'))).toEqual([
      open,
      closed,
      '+ deactivationApproval:case-1:2',
    ]);
    const disputed = asked().disputes('A', { late: true }).on('2026-05-18').resolve('A', 'rejected').on('2026-05-25');
    expect(changes(disputed)).toEqual([open, closed, '+ deactivationApproval:case-1:2']);
  });
});

describe('a deactivation that somebody has said no to', () => {
  const policy = { ...mexico, deactivation: { ...mexico.deactivation, needsApproval: true } };
  const refused = () => owing({ policy }).on('2026-05-12').dismisses('deactivationApproval');
  const [open, again] = ['+ deactivationApproval:case-1:1', '+ deactivationApproval:case-1:2'];

  test('is asked about again after another last notice only: when the first has run out', () => {
    const life = refused().on('2026-05-25').watch('email', 'task');
    expect(changes(life)).toEqual([open]);
    life
      .on('2026-06-12')
      .shows({ service: 'active' })
      .tells('2026-05-26 08:00 email last-notice', '2026-05-29 08:00 task.opened');
    expect(changes(life)).toEqual([open, again]);
  });

  test('or an agent has moved its day', () => {
    expect(changes(refused().overrides({ type: 'EXTEND_REQUESTED', days: 10 }).on('2026-06-03'))).toEqual([
      open,
      again,
    ]);
  });

  test('a no to a question that is over is none to the next', () => {
    const life = owing({ policy }).on('2026-05-12').overrides({ type: 'EXTEND_REQUESTED', days: 10 }).on('2026-06-03');
    const says = { kind: 'deactivationApproval', taskId: 'tsk_1', reason: 'I know them' } as const;
    life.fact({ type: 'TASK_DISMISSED', ...says, key: 'deactivationApproval:case-1:1' });
    expect(life.context.case?.notice).toMatchObject({ is: 'out', approvalAsked: true, dismissed: false });
    life.fact({ type: 'TASK_DISMISSED', ...says, key: 'deactivationApproval:case-1:2' });
    expect(life.context.case?.notice).toMatchObject({ is: 'out', approvalAsked: true, dismissed: true });
  });

  test('nor is a no to another question', () => {
    const life = owing({ policy }).on('2026-05-12').bounces('overdue-reminder').dismisses('undeliverable');
    expect(life.context.case?.notice).toMatchObject({ is: 'out', approvalAsked: true, dismissed: false });
  });

  test('but not when a dispute or a hold is over, or a due date moved', () => {
    const disputed = refused().disputes('A', { late: true }).on('2026-05-14').resolve('A', 'rejected');
    expect(changes(disputed.on('2026-05-22'))).toEqual([open]);
    expect(changes(refused().pause('2026-05-14').on('2026-05-22'))).toEqual([open]);
  });

  test('and is said so to who asks why', () => {
    const { state } = refused();
    const says = why(state, state.snapshot.context.now).map((one) => one.says);
    expect(says).toContain(
      'An agent has said no to the deactivation: nobody is asked again until another last notice has left.',
    );
  });

  test('by an agent it is done all the same, and stands on the timeline', () => {
    refused()
      .watch('service', 'task')
      .overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false })
      .shows({ service: 'deactivated' });
    expect(refused().entries.findLast(({ type }) => type === 'task.dismissed')).toMatchObject({
      actor: { kind: 'agent', id: 'ana' },
      data: { kind: 'deactivationApproval', reason: 'I know them' },
    });
  });
});

test('a chargeback waits for its end; suspiciously many deactivations, for a person', () => {
  expect(opened(owing({ card: 'tok_ok' }).on('2026-06-01').chargeback())).toEqual([
    {
      key: 'chargeback:att_214-1',
      kind: 'chargeback',
      dueOn: '2026-06-01',
      subject: { attemptId: 'att_214-1' },
      data: { summary: 'Look into a chargeback', attemptId: 'att_214-1' },
    },
  ]);
  const held = owing().company({ accounts: 1_000, clearedToday: 50 }).on('2026-05-11');
  expect(opened(held)).toMatchObject([
    {
      key: 'breaker:2026-05-11',
      kind: 'breaker',
      dueOn: '2026-05-11',
      subject: {},
      data: { why: 'breaker', day: '2026-05-11' },
    },
  ]);
  expect(
    [held, owing({ card: 'tok_ok' }).on('2026-06-01').chargeback()].map(({ state }) => state.snapshot.context.tasks),
  ).toEqual([[], [{ key: 'chargeback:att_214-1', invoiceIds: [] }]]);
});
