import { beforeEach, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Agenda } from '../../domain/work.ts';
import { QUEUES } from '../../domain/work.ts';
import { Nudger } from '../../workflows/client/nudge.ts';

interface Sent {
  workflowId: string;
  agenda: Agenda;
  arrives(): void;
  fails(error: Error): void;
}

const agenda = (step: number): Agenda => ({ step, wakeAt: null, next: null, work: [], attributes: {} });
const settled = (): Promise<void> => new Promise(setImmediate);

/** A Temporal that answers when it is told to. */
let sent: Sent[];
let orders: unknown[];
let limitsMs: number[];
let nudger: Nudger;
const waiting = (): string[] => sent.map(({ workflowId, agenda: { step } }) => `${workflowId} ${step}`);

beforeEach(() => {
  [sent, orders, limitsMs] = [[], [], []];
  const signalWithStart = (type: string, order: { workflowId: string; signalArgs: [Agenda] }) =>
    new Promise<void>((resolve, reject) => {
      orders.push([type, order]);
      sent.push({ workflowId: order.workflowId, agenda: order.signalArgs[0], arrives: resolve, fails: reject });
    });
  const withDeadline = (deadline: number, call: () => Promise<unknown>) => {
    limitsMs.push(deadline - Date.now());
    return call();
  };
  nudger = new Nudger(
    { workflow: { signalWithStart } } as unknown as Client,
    { withDeadline } as unknown as Connection,
  );
});

describe('a nudge', () => {
  test('begins the account or tells it, in one, and brings what has just been read', () => {
    nudger.nudge('acc_1', agenda(7));
    expect(orders).toEqual([
      [
        'account',
        {
          workflowId: 'acc_1',
          taskQueue: QUEUES.record,
          args: [],
          signal: expect.objectContaining({ name: 'look' }),
          signalArgs: [agenda(7)],
        },
      ],
    ]);
    expect(limitsMs[0]).toBeLessThanOrEqual(5_000);
  });

  test('waits for the one of its account that is on its way, and of those that wait only the last goes', async () => {
    for (const step of [1, 2, 3, 4]) nudger.nudge('acc_1', agenda(step));
    nudger.nudge('acc_2', agenda(1));
    expect(waiting()).toEqual(['acc_1 1', 'acc_2 1']);
    sent[0]?.arrives();
    await settled();
    expect(waiting()).toEqual(['acc_1 1', 'acc_2 1', 'acc_1 4']);
    sent[2]?.arrives();
    await settled();
    expect(sent).toHaveLength(3);
    nudger.nudge('acc_1', agenda(5));
    expect(waiting().at(-1)).toBe('acc_1 5');
  });

  test('that can not arrive troubles nobody, and what came since goes all the same', async () => {
    nudger.nudge('acc_1', agenda(1));
    nudger.nudge('acc_1', agenda(2));
    sent[0]?.fails(new Error('14 UNAVAILABLE'));
    await settled();
    expect(waiting()).toEqual(['acc_1 1', 'acc_1 2']);
    sent[1]?.fails(new Error('14 UNAVAILABLE'));
    await settled();
    nudger.nudge('acc_1', agenda(3));
    expect(waiting().at(-1)).toBe('acc_1 3');
  });

  test('is dropped when a hundred are on their way: the sweeper brings the rest', async () => {
    for (let i = 0; i < 150; i++) nudger.nudge(`acc_${i}`, agenda(1));
    expect(sent).toHaveLength(100);
    // One that is on its way takes what is new of its own account along.
    nudger.nudge('acc_0', agenda(2));
    nudger.nudge('acc_120', agenda(2));
    sent[0]?.arrives();
    sent[1]?.arrives();
    await settled();
    expect(waiting().slice(100)).toEqual(['acc_0 2']);
    nudger.nudge('acc_120', agenda(3));
    expect(waiting().at(-1)).toBe('acc_120 3');
  });
});

describe('while Temporal is away', () => {
  test('a nudge is made and forgotten; whoever wants to know is told', async () => {
    const nowhere = Connection.lazy({ address: '127.0.0.1:9', connectTimeout: 500, interceptors: [] });
    const away = new Nudger(new Client({ connection: nowhere, namespace: 'any' }), nowhere);
    const unheard: unknown[] = [];
    const hear = (error: unknown): void => void unheard.push(error);
    process.on('unhandledRejection', hear);
    expect(away.nudge('acc_1', agenda(1))).toBeUndefined();
    await expect(away.deliver('acc_1', agenda(1))).rejects.toThrow();
    await settled();
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
    await nowhere.close();
  }, 15_000);
});
