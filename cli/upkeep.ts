import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Instant } from '../domain/time/time.ts';
import type { Gateway } from '../ports/gateway/gateway.ts';
import { deliverDue, type Send } from '../ports/hooks/deliver.ts';
import { forgetOnce } from '../ports/forget-once.ts';
import { type HearOptions, sweepInbox } from '../ports/inbox/hear.ts';
import type { Store } from '../ports/store/store.ts';
import { overrideInBulk } from '../workflows/upkeep/bulk-overrides.ts';
import { migrateAccounts } from '../workflows/upkeep/migrate-accounts.ts';
import type { Nudger } from '../workflows/client/nudge.ts';
import { keepImports } from './keep-imports.ts';
import { moveBodies, turnMonths } from '../workflows/upkeep/keep-bodies.ts';
import { sweep } from '../workflows/upkeep/sweep.ts';
import type { Asked } from './verify-proofs.ts';
import { tellSuggested } from '../workflows/upkeep/tell-suggested.ts';

const sweepEveryMs = 2_000;
const migrateEveryMs = 2_000;
const bulkEveryMs = 1_000;
const importsEveryMs = 1_000;
const hooksEveryMs = 500;
const inboxEveryMs = 2_000;
const suggestEveryMs = 2_000;
const verifyEveryMs = 5_000;
const mendEveryMs = 10_000;
const foldEveryMs = 10_000;
const foldAtLeast = 1_000;
const railsEveryMs = 10_000;
const restoredEveryMs = 10_000;
const forgetEveryMs = 10_000;
const moveEveryMs = 10_000;
const hourMs = 3_600_000;
const answersKeptMs = 30 * 24 * hourMs;
const changesKeptMs = 24 * hourMs;
const sessionsKeptMs = 30 * 24 * hourMs;
const passwordLinksKeptMs = 30 * 24 * hourMs;
/** A year, and a day for clocks that differ: the database lets go of none that is younger than a year. */
const signInsKeptMs = 367 * 24 * hourMs;
const importsKeptMs = 30 * 24 * hourMs;
const stuckAtOnce = 20;

/** What nobody waits for: until the signal. */
export interface UpkeepInput {
  signal: AbortSignal;
  store: Store;
  nudger: Nudger;
  /** Whose calendar says by when somebody is to look at a transfer that matches nothing. */
  policyName: string;
  /** Who moves the money: its words are heard, and its tokens known. */
  gateway: Gateway;
  mailsIn: HearOptions['mailsIn'];
  /** Sends a webhook. */
  send: Send;
  /** Asks of the transfers that proofs show; null: there is nobody to ask. */
  verifyProofs: (() => Promise<Asked>) | null;
  /** Bodies of what is done go when their month has been over for so many days; null: never. */
  keepBodiesDays: number | null;
  /** Asks the rails' providers that are due whether they take us. */
  keepRails(): Promise<void>;
  log: Logger;
}

export async function keepUp(input: UpkeepInput): Promise<void> {
  const { signal, store, nudger, policyName, gateway, send, log } = input;
  // Each of them waits for it.
  setMaxListeners(0, signal);
  const worker = `${hostname()}:${process.pid}`;
  const now = () => new Date().toISOString() as Instant;
  const ago = (ms: number) => new Date(Date.now() - ms).toISOString() as Instant;
  await Promise.all([
    every(sweepEveryMs, signal, log, async () => {
      const { nudged, failed } = await sweep(store, (id, agenda) => nudger.deliver(id, agenda));
      if (nudged > 0) log.info({ nudged }, 'nudged accounts whose time had come or whose work waited');
      if (failed.length > 0) log.warn({ failed: failed.length, err: failed[0]?.error }, 'accounts could not be nudged');
    }),
    every(migrateEveryMs, signal, log, async () => {
      const { jobs, moved, failed } = await migrateAccounts(store, worker, now, signal);
      if (jobs > 0) log.info({ jobs, moved }, 'moved accounts to another version of their policy');
      for (const { accountId, error } of failed)
        log.error({ accountId, err: error }, 'an account could not be moved to another policy');
    }),
    every(bulkEveryMs, signal, log, async () => {
      const { jobs, accounts, failed } = await overrideInBulk(store, worker, now, signal);
      if (jobs > 0) log.info({ jobs, accounts }, 'gave many accounts an order');
      for (const { accountId, error } of failed)
        log.error({ accountId, err: error }, 'an account could not be given an order');
    }),
    every(importsEveryMs, signal, log, async () => {
      const imports = await keepImports({ store, gateway, log }, { worker, now, signal });
      if (imports > 0) log.info({ imports }, 'worked on files of accounts');
    }),
    every(mendEveryMs, signal, log, async () => {
      for (const accountId of await store.stuckAccounts(stuckAtOnce)) {
        if (await store.mend(accountId)) log.info({ accountId }, 'an account that was stuck goes on');
        else log.error({ accountId }, 'an account is stuck: our own bug');
      }
    }),
    every(restoredEveryMs, signal, log, async () => {
      const restored = await store.restoredState();
      if (restored !== null)
        log.error(
          { ...restored },
          'the record was restored: nothing leaves the house until `npm run puntual -- reconcile --restored --do`',
        );
    }),
    every(inboxEveryMs, signal, log, async () => {
      const { heard, failed } = await sweepInbox(store, { policyName, gateway, now, mailsIn: input.mailsIn });
      if (heard > 0) log.info({ heard }, 'decided what providers had told and nobody was at');
      for (const { event, error } of failed)
        log.error(
          { provider: event.provider, type: event.type, err: error },
          'what a provider told can not be decided',
        );
    }),
    every(suggestEveryMs, signal, log, async () => {
      const { told, failed } = await tellSuggested(store);
      if (told > 0) log.info({ told }, 'told accounts of transfers that may be theirs');
      for (const error of failed) log.warn({ err: error }, 'an account could not be told of a transfer');
    }),
    every(verifyEveryMs, signal, log, async () => {
      const { asked, unanswered, because } = (await input.verifyProofs?.()) ?? {
        asked: 0,
        unanswered: 0,
        because: null,
      };
      if (asked > 0) log.info({ asked, unanswered, because }, 'asked of transfers that proofs show');
    }),
    every(forgetEveryMs, signal, log, async () => {
      const { forgotten, failed } = await forgetOnce(store, gateway);
      if (forgotten > 0) log.info({ forgotten }, 'the provider has forgotten cards that were left for one payment');
      for (const { methodId, error } of failed)
        log.warn({ methodId, err: error }, 'the provider was not told to forget a card');
    }),
    every(hooksEveryMs, signal, log, async () => {
      const { delivered, failed } = await deliverDue(store, send);
      if (delivered + failed > 0) log.info({ delivered, failed }, 'told other systems');
    }),
    every(foldEveryMs, signal, log, async () => void (await store.foldSums(foldAtLeast))),
    every(railsEveryMs, signal, log, () => input.keepRails()),
    every(moveEveryMs, signal, log, async () => {
      const moved = await moveBodies(store, signal);
      if (moved > 0) log.info({ moved }, 'moved bodies of what is done into the parts of their months');
    }),
    every(hourMs, signal, log, async () => {
      const parts = await turnMonths(store, { now: now(), keepDays: input.keepBodiesDays });
      if (parts.length > 0) log.info({ parts }, 'let go of bodies whose months are over for long enough');
    }),
    every(hourMs, signal, log, async () => {
      await store.forgetAnswersBefore(ago(answersKeptMs));
      await store.forgetAccess({
        sessions: ago(sessionsKeptMs),
        passwordLinks: ago(passwordLinksKeptMs),
        signIns: ago(signInsKeptMs),
      });
      await store.countAccounts(12 * hourMs);
      await store.forgetChanges(changesKeptMs);
      await store.forgetImportsBefore(ago(importsKeptMs));
    }),
  ]);
}

/** What fails is tried again the next time: servers come back. */
async function every(periodMs: number, signal: AbortSignal, log: Logger, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log.warn({ err: error }, 'upkeep failed; the next one comes'));
    await pause(periodMs, undefined, { signal }).catch(() => {});
  }
}
