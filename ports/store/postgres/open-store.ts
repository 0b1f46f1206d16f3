import type { Instant } from '../../../domain/time/time.ts';
import type { Reads, Store } from '../store.ts';
import { readsOfAccounts } from './account-list.ts';
import { asksOf } from './asks.ts';
import { attemptsOf } from './attempts.ts';
import { chargesOf } from './charges.ts';
import { clearancesOf } from './clearances.ts';
import { clocksOf } from './clocks.ts';
import { connect, type Db } from './db/database.ts';
import { type Desk, PolicyShelf } from './decide/desk.ts';
import { historyOf } from './history.ts';
import { idempotencyOf } from './idempotency.ts';
import { ledgerOfAccounts } from './accounts.ts';
import { ledgerOfChargebacks } from './chargebacks.ts';
import { ledgerOfCredit } from './credit.ts';
import { ledgerOfInvoices } from './invoices.ts';
import { ledgerOfMatching } from './transfer-matching.ts';
import { ledgerOfMethods } from './payment-methods.ts';
import { ledgerOfPolicies } from './policies.ts';
import { ledgerOfProofs } from './proofs-of-payment.ts';
import { ledgerOfRefusals } from './timeline.ts';
import { ledgerOfTransfers } from './bank-transfers.ts';
import { mailsOf } from './mails.ts';
import { policyJobsOf } from './policy-jobs.ts';
import { railsOf } from './rails.ts';
import { readsOfLists, readsOfOne } from './reads.ts';
import { serviceCallsOf } from './service-calls.ts';
import { sweepOf } from './sweep.ts';
import { switchesOf } from './switches.ts';
import { tasksOf } from './tasks.ts';
import { workOf } from './work.ts';

export interface StoreOptions {
  /** Connections at most; a write holds one while it runs. */
  connections?: number;
  /** Whose calendar says on which day a transfer settled. SPEI's banks close their day in Mexico City. */
  bankTimeZone?: string;
  /** Told after a commit what an account's workflow doesn't know yet. Must not throw, and is not waited for. */
  onNews?: Desk['onNews'];
  /** The machine's time, for tests; the database's unless given. */
  machineNow?: () => Instant;
}

const CONNECTIONS = 10;
const BANK_TIME_ZONE = 'America/Mexico_City';

/**
 * The record in PostgreSQL. The database is migrated before (`prisma/migrate.ts`). Connects when it is first asked;
 * when the database goes away, what is asked meanwhile throws, and what is asked later works again.
 */
export function openStore(databaseUrl: string, options: StoreOptions = {}): Store {
  const db = connect(databaseUrl, options.connections ?? CONNECTIONS);
  const desk: Desk = {
    db,
    policies: new PolicyShelf(),
    onNews: options.onNews ?? (() => undefined),
    machineNow: options.machineNow ?? null,
  };
  return {
    ...ledgerOfAccounts(desk),
    ...ledgerOfMethods(desk),
    ...ledgerOfInvoices(desk),
    ...ledgerOfCredit(desk),
    ...ledgerOfTransfers(desk, options.bankTimeZone ?? BANK_TIME_ZONE),
    ...ledgerOfMatching(desk),
    ...ledgerOfProofs(desk),
    ...ledgerOfChargebacks(desk),
    ...ledgerOfRefusals(desk),
    ...ledgerOfPolicies(db),
    ...asksOf(desk),
    ...clocksOf(desk),
    ...sweepOf(desk),
    ...workOf(desk),
    ...chargesOf(desk),
    ...mailsOf(desk),
    ...serviceCallsOf(desk),
    ...railsOf(desk),
    ...tasksOf(db),
    ...attemptsOf(db),
    ...switchesOf(db),
    ...clearancesOf(db),
    ...readsOfOne(desk),
    ...readsOfLists(desk),
    ...readsOfAccounts(db),
    ...apiKeysOf(db),
    ...idempotencyOf(db),
    ...policyJobsOf(db),
    ...historyOf(desk),
    ping: async () => void (await db.$queryRaw`SELECT 1`),
    close: () => db.$disconnect(),
  };
}

const apiKeysOf = (db: Db): Pick<Reads, 'saveApiKey'> => ({
  async saveApiKey({ id, hash, role }) {
    await db.apiKey.upsert({ where: { id }, create: { id, hash, role }, update: { hash, role }, select: { id: true } });
  },
});
