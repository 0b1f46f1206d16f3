import type { Reads, Store } from '../store.ts';
import { readsOfAccounts } from './account-list.ts';
import { outcomesOf } from './attempt-outcomes.ts';
import { attemptsOf } from './attempts.ts';
import { balancesOf } from './balances.ts';
import { clearancesOf } from './clearances.ts';
import { creditApplicationsOf } from './credit-applications.ts';
import { connect, type Db, type StoreOptions } from './database.ts';
import { emailsOf } from './emails.ts';
import { idempotencyOf } from './idempotency.ts';
import { ledgerOfAccounts } from './ledger-accounts.ts';
import { ledgerOfChargebacks } from './ledger-chargebacks.ts';
import { ledgerOfCredit } from './ledger-credit.ts';
import { ledgerOfDelivery } from './ledger-delivery.ts';
import { ledgerOfInvoices } from './ledger-invoices.ts';
import { ledgerOfMatching } from './ledger-matching.ts';
import { ledgerOfMethods } from './ledger-methods.ts';
import { historyOf } from './history.ts';
import { ledgerOfPolicies } from './ledger-policies.ts';
import { ledgerOfProofs } from './ledger-proofs.ts';
import { ledgerOfRefusals } from './ledger-refusals.ts';
import { ledgerOfTransfers } from './ledger-transfers.ts';
import { policyJobsOf } from './policy-jobs.ts';
import { readsOfLists, readsOfOne } from './reads.ts';
import { serviceCallsOf } from './service-calls.ts';
import { recordOfSteps } from './step-record.ts';
import { switchesOf } from './switches.ts';

const BANK_TIME_ZONE = 'America/Mexico_City';

/**
 * The record in PostgreSQL. The database is migrated before (`prisma/migrate.ts`). Connects when it is first asked; when the database
 * goes away, what is asked meanwhile throws, and what is asked later works again.
 */
export function openStore(databaseUrl: string, options: StoreOptions = {}): Store {
  const db = connect(databaseUrl, options);
  return {
    ...ledgerOfAccounts(db),
    ...ledgerOfMethods(db),
    ...ledgerOfInvoices(db),
    ...ledgerOfCredit(db),
    ...ledgerOfTransfers(db, options.bankTimeZone ?? BANK_TIME_ZONE),
    ...ledgerOfMatching(db),
    ...ledgerOfProofs(db),
    ...ledgerOfChargebacks(db),
    ...ledgerOfRefusals(db),
    ...ledgerOfPolicies(db),
    ...ledgerOfDelivery(db),
    ...recordOfSteps(db),
    ...attemptsOf(db),
    ...outcomesOf(db),
    ...emailsOf(db),
    ...balancesOf(db),
    ...serviceCallsOf(db),
    ...switchesOf(db),
    ...clearancesOf(db),
    ...creditApplicationsOf(db),
    ...readsOfOne(db),
    ...readsOfLists(db),
    ...readsOfAccounts(db),
    ...apiKeysOf(db),
    ...idempotencyOf(db),
    ...policyJobsOf(db),
    ...historyOf(db),
    ping: async () => void (await db.$queryRaw`SELECT 1`),
    close: () => db.$disconnect(),
  };
}

const apiKeysOf = (db: Db): Pick<Reads, 'saveApiKey'> => ({
  async saveApiKey({ id, hash, role }) {
    await db.apiKey.upsert({ where: { id }, create: { id, hash, role }, update: { hash, role }, select: { id: true } });
  },
});
