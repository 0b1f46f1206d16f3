import fc from 'fast-check';
import type { Request } from '../../domain/events.ts';
import { addDays, dayOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import { Refused, type Store } from '../../ports/store/store.ts';
import { agent, issuing, receiving } from '../ports/store-world.ts';
import { Dead } from './mortal.ts';
import { FATES, PORTS } from './outside.ts';
import type { World } from './world.ts';

/** What people and providers do to an account, and what goes wrong meanwhile. */

const DEEDS = [
  'nothing',
  'invoice',
  'invoice',
  'card',
  'pay',
  'pay',
  'transfer',
  'transfer',
  'void',
  'creditNote',
  'refund',
  'chargeback',
  'proof',
  'acceptProof',
  'pause',
  'resume',
  'promise',
  'extend',
  'remind',
  'deactivate',
  'reactivate',
  'dispute',
  'resolve',
  'unmatch',
  'removeCard',
] as const;
const FAULTS = ['death', 'death', 'death', 'death', 'death', 'fate', 'fate', 'fate', 'nudge'] as const;

/** What lives without a loss don't do: they are what they were before there were losses. */
const AMONG_LOST = ['fraud'] as const;

/** `n` chooses among what there is. */
export interface Deed {
  what: (typeof DEEDS | typeof FAULTS | typeof AMONG_LOST)[number];
  /** Minutes before it. */
  wait: number;
  /** It comes as soon as something has gone wrong, before anybody has noticed: what was done is overtaken unwritten. */
  hurries: boolean;
  n: number;
  minor: number;
  flag: boolean;
}

const TOKENS = [
  'tok_ok',
  'tok_ok',
  'tok_insufficient_funds',
  'tok_declined_once',
  'tok_timeout_charged',
  'tok_timeout_lost',
  'tok_error_charged',
  'tok_expired',
] as const;

export const payer = fc.record({
  token: fc.constantFrom(null, ...TOKENS),
  autopay: fc.boolean(),
  seed: fc.noShrink(fc.nat()),
});

const MINUTES = [0, 0, 1, 30, 61, 600, 1_440, 2 * 1_440, 4 * 1_440, 9 * 1_440, 20 * 1_440];

const some = <const What extends Deed['what']>(...whats: readonly What[]) =>
  fc.record({
    what: fc.constantFrom<What[]>(...whats),
    wait: fc.constantFrom(...MINUTES),
    hurries: fc.boolean(),
    n: fc.nat(999),
    minor: fc.integer({ min: 1, max: 3_000 }),
    flag: fc.boolean(),
  });

/** Through which port it goes out at once. */
const GOES_BY = {
  pay: 'charge',
  refund: 'refund',
  remind: 'mail',
  deactivate: 'service',
  reactivate: 'service',
} as const;
type Outgoing = keyof typeof GOES_BY;
const OUTGOING: readonly Outgoing[] = ['pay', 'pay', 'pay', 'pay', 'refund', 'remind', 'deactivate', 'reactivate'];
const OVERTAKING = ['transfer', 'transfer', 'void', 'creditNote', 'removeCard', 'pay', 'pause', 'resume'] as const;

/** The outside is asked, something goes wrong with that, and before anybody has noticed something else happens. */
const overtaken = fc
  .record({
    owed: some('invoice'),
    asked: some(...OUTGOING),
    fate: some('fate'),
    overtaking: some(...OVERTAKING),
  })
  .map(({ owed, asked, fate, overtaking }): Deed[] => [
    owed,
    { ...fate, n: PORTS.indexOf(GOES_BY[asked.what]) },
    { ...asked, wait: 0 },
    { ...overtaking, wait: 1, hurries: true },
  ]);
/** What others remember when a record has forgotten it: it goes out, or comes in. */
export const remembered = fc.array(some(...OUTGOING, ...AMONG_LOST, 'invoice', 'card', 'transfer'), {
  minLength: 1,
  maxLength: 4,
});

const alone = some(...DEEDS, ...FAULTS).map((deed): Deed[] => [deed]);

export const deeds = fc
  .array(fc.oneof({ weight: 3, arbitrary: alone }, { weight: 1, arbitrary: overtaken }), {
    minLength: 3,
    maxLength: 10,
  })
  .map((acts) => acts.flat());

/** Invoices and cards by the company's own system, transfers by its bank, chargebacks by its provider. */
const TOLD_AGAIN: readonly Deed['what'][] = ['invoice', 'card', 'transfer', 'chargeback'];

/** Ids of a life's own: the same life has the same ones again. */
export class Doer {
  readonly accountId: string;
  private readonly world: World;
  private readonly store: Store;
  private count = 0;
  private readonly had: Record<string, string[]> = {};
  /** What others know by themselves, and tell again where a record has forgotten it. */
  readonly told: (() => () => Promise<unknown>)[] = [];

  constructor(world: World, accountId: string) {
    this.world = world;
    this.store = world.api.store;
    this.accountId = accountId;
  }

  private id(prefix: string): string {
    const id = `${prefix}_${this.accountId.slice(4)}${this.count++}`;
    this.had[prefix] = [...(this.had[prefix] ?? []), id];
    return id;
  }

  private some(prefix: string, n: number): string | null {
    const ids = this.had[prefix] ?? [];
    return ids[n % Math.max(1, ids.length)] ?? null;
  }

  /** A fault is set up; a deed is made as a request that is sent again until it is answered. */
  async do(deed: Deed): Promise<void> {
    const { what, n, flag } = deed;
    const { mortals, outside, nudges } = this.world;
    if (what === 'death') mortals[n % mortals.length]?.dieAt(1 + (n % 37), { done: flag });
    else if (what === 'fate')
      outside.foretell(PORTS[n % PORTS.length] ?? 'charge', FATES[deed.minor % FATES.length] ?? 'lost');
    else if (what === 'nudge') nudges.push((['lost', 'late', 'twice'] as const)[n % 3] ?? 'lost');
    else {
      const request = this.requestOf(deed);
      if (request === null) return;
      // The record has forgotten its idempotency key too: another card, to it.
      if (TOLD_AGAIN.includes(what)) this.told.push(() => (what === 'card' ? this.requestOf(deed) : null) ?? request);
      await this.untilAnswered(request);
    }
  }

  /** Whoever asks asks again, under the same id, until he is told. */
  async untilAnswered(request: () => Promise<unknown>): Promise<void> {
    const { loop, api } = this.world;
    await loop.begin(async () => {
      try {
        await request();
      } catch (error) {
        if (error instanceof Refused) return;
        if (!api.mortal.isDead && !(error instanceof Dead)) throw error;
        loop.after(2_000, () => this.untilAnswered(request));
      }
    }, api.mortal.now);
  }

  private requestOf({ what, n, minor, flag }: Deed): (() => Promise<unknown>) | null {
    const { store, accountId } = this;
    const invoiceId = this.some('inv', n);
    const today = dayOf(this.world.loop.now, 'America/Mexico_City');
    const on = (days: number): Day => addDays(today, days);
    const override = (request: object): (() => Promise<unknown>) => {
      const id = this.id('ovr');
      const whole = { ...request, reason: 'because', expectedVersion: null, role: 'admin' } as unknown as Request;
      return () => store.ask(accountId, { id, request: whole, actor: agent });
    };
    const asking = (request: Request): (() => Promise<unknown>) => {
      const id = this.id('req');
      return () => store.ask(accountId, { id, request, actor: agent });
    };
    switch (what) {
      case 'invoice': {
        const id = this.id('inv');
        const invoice = { ...issuing(accountId, 100 + minor), id, issuedOn: today, dueOn: on(n % 12) };
        return () => store.issueInvoice(invoice);
      }
      case 'card':
        return this.addCard(TOKENS[n % TOKENS.length] ?? 'tok_ok', flag);
      case 'pay':
        return asking({
          type: 'PAY_REQUESTED',
          attemptId: this.id('att'),
          invoiceId: flag ? null : invoiceId,
          methodId: null,
          trigger: 'portal',
        });
      case 'transfer': {
        const id = this.id('btx');
        const { now } = this.world.loop;
        const concept = invoiceId === null ? null : `IN${id}`;
        const transfer = receiving(minor, { id, trackingKey: `K${id}`, concept, settledAt: now, now });
        return async () => {
          const invoice = invoiceId === null ? null : await store.invoiceById(invoiceId);
          await store.receiveTransfer({ ...transfer, concept: invoice?.number ?? concept });
        };
      }
      case 'void':
        return invoiceId === null ? null : () => store.voidInvoice({ invoiceId, reason: 'x', actor: agent });
      case 'creditNote': {
        if (invoiceId === null) return null;
        const id = this.id('crn');
        return () => store.noteCredit({ id, invoiceId, amountMinor: minor, reason: 'x', actor: agent });
      }
      case 'refund': {
        const id = this.id('rfd');
        return () => store.refundCredit({ id, accountId, amountMinor: minor, reason: 'x', actor: agent });
      }
      case 'chargeback':
        return this.chargeback(n);
      case 'proof': {
        const id = this.id('prf');
        const proof = { id, accountId, trackingKey: `P${id}`, amountMinor: minor, paidOn: today, file: null };
        return () => store.receiveProof({ ...proof, actor: agent });
      }
      case 'acceptProof': {
        const proofId = this.some('prf', n);
        return proofId === null ? null : asking({ type: 'PROOF_ACCEPTED', proofId });
      }
      case 'dispute':
        return invoiceId === null
          ? null
          : asking({
              type: 'DISPUTE_REQUESTED',
              disputeId: this.id('dsp'),
              invoiceId,
              amountMinor: flag ? null : minor,
              reason: 'no',
              late: true,
            });
      case 'resolve': {
        const disputeId = this.some('dsp', n);
        const outcome = flag ? ('accepted' as const) : ('rejected' as const);
        return disputeId === null
          ? null
          : () => store.resolveDispute({ disputeId, outcome, creditMinor: null, actor: agent });
      }
      case 'unmatch': {
        const transferId = this.some('btx', n);
        return transferId === null ? null : () => store.unmatchTransfer({ transferId, reason: 'x', actor: agent });
      }
      case 'removeCard': {
        const methodId = this.some('pm', n);
        return methodId === null ? null : () => store.removeMethod({ methodId, actor: agent });
      }
      case 'pause':
        return override({ type: 'PAUSE_REQUESTED', until: on(1 + (n % 10)), invoiceId: null, legal: false });
      case 'resume':
        return override({ type: 'RESUME_REQUESTED', invoiceId: null });
      case 'promise':
        return override({ type: 'PROMISE_REQUESTED', amountMinor: minor, on: on(n % 10) });
      case 'extend':
        return override({ type: 'EXTEND_REQUESTED', days: 1 + (n % 10) });
      case 'remind':
        return override({ type: 'SEND_REMINDER_REQUESTED' });
      case 'deactivate':
      case 'fraud':
        return override({ type: 'DEACTIVATE_REQUESTED', fraud: what === 'fraud' });
      case 'reactivate':
        return override({ type: 'REACTIVATE_REQUESTED', until: n % 2 === 0 ? null : on(1 + (n % 4)) });
      default:
        return null;
    }
  }

  addCard(token: string, chargeNow: boolean): () => Promise<unknown> {
    const id = this.id('pm');
    const card = { id, accountId: this.accountId, token, last4: '4242', expMonth: 12, expYear: 2030 } as const;
    const rest = { provider: 'sandbox', kind: 'card', brand: 'visa', fingerprint: `fp_${id}`, default: true } as const;
    return () => this.store.addMethod({ ...card, ...rest, chargeNow, actor: agent });
  }

  /** A cardholder takes a charge back; we hear of it, perhaps late. */
  private chargeback(n: number): () => Promise<unknown> {
    const { bank, sql } = this.world;
    return async () => {
      const taken = await sql<{ id: string }>(
        `SELECT c.id FROM sandbox.sandbox_charges c JOIN payments p ON p.attempt_id IN (SELECT id FROM attempts WHERE key = c.key)
         WHERE c.account_id = $1 AND c.outcome = 'succeeded' ORDER BY c.ordinal`,
        [this.accountId],
      );
      const charge = taken[n % Math.max(1, taken.length)];
      if (charge === undefined) return;
      const back = await bank.chargeBack(charge.id, `req_${charge.id}`);
      if (back === null) return;
      const [attempt] = await sql<{ id: string }>('SELECT id FROM attempts WHERE key = $1', [back.key]);
      if (attempt !== undefined) await this.store.chargeBack({ attemptId: attempt.id, actor: agent });
    };
  }
}
