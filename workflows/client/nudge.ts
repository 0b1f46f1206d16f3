import type { Client, Connection } from '@temporalio/client';
import type { Agenda } from '../../domain/work.ts';
import { QUEUES } from '../../domain/work.ts';
import type { account } from '../account/account.ts';
import { lookSignal } from '../account/look-signal.ts';

const NUDGE_LIMIT_MS = 5_000;
/** More on their way at once than this, and Temporal doesn't keep up or is away: the sweeper brings the rest. */
const AT_ONCE = 100;

/**
 * Tells accounts' workflows what is new, beginning those that don't run. Nobody waits for it and nothing depends on it:
 * what gets lost shows in the record as overdue, and is brought by the sweeper.
 */
export class Nudger {
  private readonly client: Client;
  private readonly connection: Connection;
  /** Of each account whose nudge is on its way: what came since. */
  private readonly underWay = new Map<string, Agenda | null>();

  constructor(client: Client, connection: Connection) {
    this.client = client;
    this.connection = connection;
  }

  readonly nudge = (accountId: string, agenda: Agenda): void => {
    if (this.underWay.has(accountId)) this.underWay.set(accountId, agenda);
    else if (this.underWay.size < AT_ONCE) void this.send(accountId, agenda);
  };

  /** Resolves when it has arrived, or can't; never throws. */
  private async send(accountId: string, agenda: Agenda): Promise<void> {
    this.underWay.set(accountId, null);
    await this.deliver(accountId, agenda).catch(() => undefined);
    const newer = this.underWay.get(accountId) ?? null;
    this.underWay.delete(accountId);
    if (newer !== null) await this.send(accountId, newer);
  }

  /** Throws when Temporal does not take it. */
  async deliver(accountId: string, agenda: Agenda): Promise<void> {
    await this.connection.withDeadline(Date.now() + NUDGE_LIMIT_MS, () =>
      this.client.workflow.signalWithStart<typeof account, [Agenda?]>('account', {
        workflowId: accountId,
        taskQueue: QUEUES.record,
        args: [],
        signal: lookSignal,
        signalArgs: [agenda],
      }),
    );
  }
}
