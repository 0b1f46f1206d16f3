import type { Client, Connection } from '@temporalio/client';
import type { Instant } from '../domain/time.ts';
import { epochMs } from '../domain/epoch.ts';
import type { TemporalConfig } from '../temporal.config.ts';
import { MAIN_QUEUE } from '../temporal.config.ts';
import { advance } from './advance.ts';
import { asUnavailable } from './call.ts';
import { ChartClient, NotRunning } from './chart-client.ts';
import { beginning } from './carried.ts';
import type { Accounts, Answer, Ask, Delivery, Look } from './messages.ts';
import { canSkipTime } from './probe.ts';

/** What of the record the handle needs; `Store` has it. */
export interface FactSource {
  accountById(id: string): Promise<{ testClock: boolean; clockOffsetMs: number; lastFactSeq: number } | null>;
  factsAfter(accountId: string, seq: number, limit: number): Promise<Delivery[]>;
  setSkew(accountId: string, skewMs: number): Promise<void>;
}

interface Input {
  client: Client;
  /** The client's own. */
  connection: Connection;
  store: FactSource;
  config: Pick<TemporalConfig, 'namespace' | 'answerWithinMs'>;
  /** The machine's clock, for the skew. */
  machineNowMs?: () => number;
}

/** Puntual's way to the accounts' workflows. */
export async function connectAccounts({ client, connection, store, config, machineNowMs = Date.now }: Input): Promise<Accounts> {
  const chart = new ChartClient({ client, connection, workflowType: 'account', taskQueue: MAIN_QUEUE, answerWithinMs: config.answerWithinMs });
  const testClocks = await canSkipTime(connection, config.namespace);

  async function deliver(accountId: string, seq: number): Promise<void> {
    const [account, facts] = await Promise.all([store.accountById(accountId), store.factsAfter(accountId, seq - 1, 1)]);
    if (account === null) throw new Error(`No account ${accountId} to deliver fact ${seq} of`);
    await chart.deliver(accountId, facts, beginning({ offsetMs: account.clockOffsetMs, test: account.testClock }));
  }

  /** Where the workflow isn't there yet, it is begun with the facts that wait for it. */
  async function running<T>(accountId: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof NotRunning)) throw error;
    }
    await deliverAll(accountId);
    return await call();
  }

  async function deliverAll(accountId: string): Promise<void> {
    const account = await store.accountById(accountId);
    if (account !== null && account.lastFactSeq > 0) await deliver(accountId, account.lastFactSeq);
  }

  return {
    testClocks,
    deliver,
    ask: (accountId: string, ask: Ask): Promise<Answer> => running(accountId, () => chart.ask(accountId, ask)),
    look: async (accountId: string): Promise<Look | null> => (await running(accountId, () => chart.look(accountId))) as Look | null,
    async advance(accountId: string, target: Instant, timeoutMs: number): Promise<void> {
      const until = Date.now() + timeoutMs;
      await deliverAll(accountId);
      let skewMs: number | null = null;
      try {
        await advance(chart, accountId, target, until - Date.now(), (now) => {
          skewMs = epochMs(now) - machineNowMs();
        });
      } finally {
        if (skewMs !== null) await store.setSkew(accountId, skewMs);
      }
    },
    async ping(): Promise<void> {
      try {
        await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace: config.namespace }));
      } catch (error) {
        throw asUnavailable(error);
      }
    },
  };
}
