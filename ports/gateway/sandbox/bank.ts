import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Movement } from '../../../domain/reconciliation/movements.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { type Prisma, PrismaClient, type SandboxCharge } from '../../../prisma/client/client.ts';
import { connectionTo } from '../../store/postgres/db/connection.ts';
import { BadCursor, type Page, type PageQuery } from '../../store/store.ts';
import { RailRefused, TryLater } from '../../failures.ts';
import {
  type ChargeInBook,
  type FoundAnswer,
  type Gateway,
  type GatewayAnswer,
  type GatewayCharge,
  type GatewayRefund,
  type LookUpAnswer,
  type MethodDetails,
  OutcomeUnknown,
  type RefundAnswer,
} from '../gateway.ts';
import type { ProviderBook, Span } from '../book.ts';
import { bankDaysAfter } from './bank-days.ts';
import type { BookedCharge, ChargeNamed, ChargeSeen, SandboxBook, SandboxFaultKind, SandboxRail } from './book.ts';
import { endChallenge } from './challenges.ts';
import { meetFault } from './faults.ts';
import { chargesTaken } from './provider-book.ts';
import { chargesSince } from './charges-since.ts';
import { giveBack } from './refunds.ts';
import { answerOf, booked, firstAnswer, outcomeAsOf } from './rows.ts';
import { fingerprintOf, type SandboxToken, TEST_CARDS, tokenNamed } from './tokens.ts';

export interface SandboxOptions {
  databaseUrl: string;
  /** How long `tok_slow` takes. Default 20 s. */
  slowMs?: number;
  /** How long a simulated time-out takes. Default 300 ms: nobody waits half a minute for a simulation. */
  timeoutMs?: number;
  connections?: number;
  /** Asked before every call: `down`, and the bank can't be reached; `slow`, and it takes `slowMs`. */
  fault?: (call: 'charge' | 'lookUp') => 'down' | 'slow' | null;
}

/**
 * A call waits this long for a connection and has this long once it has one: with the wait for the answer, it ends
 * within 30 s.
 */
const PATIENCE_MS = 8_000;

/** Where its tables are: no backup of the record takes them along. */
const SANDBOX = 'sandbox';

/**
 * A bank that behaves by the card's token (`tokens.ts`), with a book of its own in PostgreSQL: what it has done
 * survives restarts and is the same for every process. The book's row is written before the caller hears anything, as a
 * bank does it; so whoever dies in between finds it by the key.
 */
export class SandboxBank implements Gateway, SandboxBook, ProviderBook {
  readonly #db: PrismaClient;
  readonly #slowMs: number;
  readonly #timeoutMs: number;
  readonly #fault: NonNullable<SandboxOptions['fault']>;

  constructor({ databaseUrl, slowMs = 20_000, timeoutMs = 300, connections = 5, fault = () => null }: SandboxOptions) {
    this.#db = new PrismaClient({
      adapter: new PrismaPg(connectionTo(databaseUrl, connections), { schema: SANDBOX }),
      transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
    });
    this.#slowMs = slowMs;
    this.#timeoutMs = timeoutMs;
    this.#fault = fault;
  }

  readonly provider = 'sandbox';
  readonly isLive = false;

  readonly testCards = TEST_CARDS;

  /** A book forgets nothing. */
  readonly keyLifeMs = Number.POSITIVE_INFINITY;

  probe = (): Promise<void> =>
    this.#reach('probe').catch((error: unknown) => (error instanceof RailRefused ? Promise.reject(error) : undefined));

  async charge(charge: GatewayCharge): Promise<GatewayAnswer> {
    const token = tokenNamed(charge.token);
    assert(Number.isSafeInteger(charge.amountMinor) && charge.amountMinor > 0, `Nobody charges ${charge.amountMinor}`);
    await this.#reach('charge').catch((cause: unknown) =>
      Promise.reject(
        cause instanceof RailRefused ? cause : new OutcomeUnknown('The sandbox bank was not reached', { cause }),
      ),
    );
    if (token === null || token.answers === 'notAtAll') return unknownToken(charge);

    const booking = await this.#db
      .$transaction((tx) => bookOnce(tx, charge, token))
      .catch((cause: unknown) => {
        // Whether it was written down before the connection broke, nobody here can know.
        throw new OutcomeUnknown("The sandbox bank's book broke off", { cause });
      });
    if (booking === null) return unknownToken(charge);
    const { row, isFirstCall } = booking;
    assert(row.currency === charge.currency, `Key ${charge.key} was another charge's`);

    if (token.answers === 'withError') throw new OutcomeUnknown('The sandbox bank answered 500');
    if (token.answers === 'firstTimesOut' && isFirstCall) {
      await wait(this.#timeoutMs);
      throw new OutcomeUnknown('The sandbox bank timed out');
    }
    if (token.answers === 'slowly') await wait(this.#slowMs);
    return firstAnswer(row);
  }

  async lookUp(key: string, at: Instant): Promise<LookUpAnswer> {
    await this.#reach('lookUp');
    const row = await this.#db.sandboxCharge.findFirst({ where: { key, outcome: { not: 'lost' } } });
    if (row === null) return { outcome: 'notFound' };
    const outcome = outcomeAsOf(row, at);
    if (outcome !== row.outcome)
      await this.#db.sandboxCharge.updateMany({ where: { id: row.id, outcome: row.outcome }, data: { outcome } });
    return answerOf({ ...row, outcome });
  }

  async cancel(providerRef: string): Promise<FoundAnswer> {
    await this.#reach('cancel');
    const row =
      (await endChallenge(this.#db, { id: providerRef }, 'canceled')) ??
      (await this.#db.sandboxCharge.findUniqueOrThrow({ where: { id: providerRef } }));
    return answerOf(row);
  }

  async refund(refund: GatewayRefund): Promise<RefundAnswer> {
    const { amountMinor } = refund;
    assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, `Nobody gives ${amountMinor} back`);
    try {
      await this.#reach('refund');
      return await giveBack(this.#db, refund);
    } catch (cause) {
      if (cause instanceof RailRefused || cause instanceof TryLater) throw cause;
      throw new OutcomeUnknown("The sandbox bank's book broke off", { cause });
    }
  }

  async *chargesSince(from: Instant): AsyncGenerator<ChargeInBook[]> {
    await this.#reach('book');
    yield* chargesSince(this.#db, from);
  }

  async forget({ methodId }: { methodId: string }): Promise<void> {
    await this.#reach('forget');
    await this.#db.sandboxMethod.upsert({
      where: { methodId },
      create: { methodId, forgotten: true },
      update: { forgotten: true },
    });
  }

  describe(token: string, accountId: string): Promise<MethodDetails | null> {
    const known = tokenNamed(token);
    const fingerprint = fingerprintOf(token, accountId);
    return Promise.resolve(known === null ? null : { provider: this.provider, ...known.details, fingerprint });
  }

  async charges(accountId: string, { limit, cursor }: PageQuery): Promise<Page<BookedCharge>> {
    if (cursor !== null && !/^\d{1,18}$/.test(cursor)) throw new BadCursor();
    const rows = await this.#db.sandboxCharge.findMany({
      where: { accountId, ordinal: { gt: BigInt(cursor ?? 0) } },
      orderBy: { ordinal: 'asc' },
      take: limit + 1,
    });
    const items = rows.slice(0, limit);
    return {
      items: items.map(booked),
      nextCursor: rows.length > limit ? String(items.at(-1)?.ordinal) : null,
    };
  }

  async chargeBack(chargeId: string, requestId?: string): Promise<{ key: string } | null> {
    const taken = await this.#db.sandboxCharge.updateManyAndReturn({
      where: { id: chargeId, outcome: 'succeeded', chargedBack: false },
      data: { chargedBack: true, chargedBackBy: requestId ?? null },
      select: { key: true },
    });
    if (taken[0] !== undefined) return taken[0];
    return requestId === undefined
      ? null
      : this.#db.sandboxCharge.findFirst({ where: { id: chargeId, chargedBackBy: requestId }, select: { key: true } });
  }

  async closeChargeback(
    charge: ChargeNamed,
    outcome: 'won' | 'lost',
    requestId?: string,
  ): Promise<{ key: string } | null> {
    const closed = await this.#db.sandboxCharge.updateManyAndReturn({
      where: { ...charge, chargedBack: true, chargebackOutcome: null },
      data: { chargebackOutcome: outcome, chargebackClosedBy: requestId ?? null },
      select: { key: true },
    });
    if (closed[0] !== undefined) return closed[0];
    return requestId === undefined
      ? null
      : this.#db.sandboxCharge.findFirst({
          where: { ...charge, chargebackClosedBy: requestId },
          select: { key: true },
        });
  }

  async chargeNamed(charge: ChargeNamed): Promise<ChargeSeen | null> {
    const row = await this.#db.sandboxCharge.findFirst({
      where: { ...charge, ...('key' in charge ? { outcome: { not: 'lost' } } : {}) },
      select: { outcome: true, chargedBack: true, chargebackOutcome: true, challenge: true },
    });
    return row as ChargeSeen | null;
  }

  async challenge(key: string, outcome: 'confirmed' | 'refused', requestId?: string): Promise<BookedCharge | null> {
    const row = await endChallenge(this.#db, { key }, outcome, requestId);
    return row === null ? null : booked(row);
  }

  readonly clock = 'account';
  readonly covers = new Set(['charge'] as const);

  async *movements(span: Span): AsyncGenerator<Movement[]> {
    await this.#reach('book');
    yield* chargesTaken(this.#db, span);
  }

  /** It pays nothing out. */
  async *payouts(): AsyncGenerator<never[]> {}

  /** What is made to go wrong with a rail of the sandbox, for all processes, until it is told otherwise. */
  async setFault(rail: SandboxRail, kind: SandboxFaultKind): Promise<void> {
    if (kind === 'none') await this.#db.sandboxFault.deleteMany({ where: { rail } });
    else await this.#db.sandboxFault.upsert({ where: { rail }, create: { rail, kind }, update: { kind } });
  }

  /** The sandbox's carrier of mails and switch of services meet theirs here. */
  meetFault = (rail: SandboxRail): Promise<void> => meetFault(this.#db, rail, this.#slowMs);

  close(): Promise<void> {
    return this.#db.$disconnect();
  }

  async #reach(call: 'charge' | 'lookUp' | 'cancel' | 'refund' | 'forget' | 'book' | 'probe'): Promise<void> {
    const fault = call === 'charge' || call === 'lookUp' ? this.#fault(call) : null;
    if (fault === 'slow') await wait(this.#slowMs);
    if (fault === 'down') throw new Error('The sandbox bank is down');
    await meetFault(this.#db, 'cards', this.#slowMs);
  }
}

const unknownToken = ({ token }: GatewayCharge): GatewayAnswer => ({
  outcome: 'refused',
  blames: 'method',
  because: `the bank knows no token ${token}`,
});

/**
 * Finds the key's row, or writes it and counts the method's call; one transaction, under the method's row, so that ten
 * calls of one key and calls of other keys on one method come one after the other. `isFirstCall`: of all the method's
 * calls, repeats included. Null: the method was forgotten before, and this key is new.
 */
async function bookOnce(
  tx: Prisma.TransactionClient,
  charge: GatewayCharge,
  token: SandboxToken,
): Promise<{ row: SandboxCharge; isFirstCall: boolean } | null> {
  await tx.$executeRaw`INSERT INTO sandbox.sandbox_methods (method_id) VALUES (${charge.methodId}) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM sandbox.sandbox_methods WHERE method_id = ${charge.methodId} FOR UPDATE`;
  const known = await tx.sandboxCharge.findFirst({ where: { key: charge.key, outcome: { not: 'lost' } } });
  if (known !== null) return { row: known, isFirstCall: false };

  const { calls, forgotten } = await tx.sandboxMethod.update({
    where: { methodId: charge.methodId },
    data: { calls: { increment: 1 } },
  });
  if (forgotten) return null;
  const deed = token.deed(calls);
  const row = await tx.sandboxCharge.create({
    data: {
      id: `sch_${randomUUID().replaceAll('-', '')}`,
      key: charge.key,
      accountId: charge.accountId,
      methodId: charge.methodId,
      token: charge.token,
      amountMinor: charge.amountMinor,
      currency: charge.currency,
      at: new Date(charge.at),
      outcome: deed.outcome,
      declineCode: deed.outcome === 'declined' ? deed.declineCode : null,
      challenge: deed.outcome === 'requiresAction' ? 'open' : null,
      settlesOn:
        deed.outcome === 'pending' ? new Date(bankDaysAfter(charge.at, deed.settlesAfter, charge.currency)) : null,
      returnsOn:
        deed.outcome === 'pending' && deed.returnsAfter !== null
          ? new Date(bankDaysAfter(charge.at, deed.returnsAfter, charge.currency))
          : null,
    },
  });
  return { row, isFirstCall: calls === 1 };
}
