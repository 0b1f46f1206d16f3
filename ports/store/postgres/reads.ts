import type { Actor, Role } from '../../../domain/account.ts';
import type { TimelineContent } from '../../../domain/timeline.ts';
import type { PageQuery, Reads } from '../store.ts';
import type { Desk } from './desk.ts';
import { findAccount } from './ledger-accounts.ts';
import { DAY, NUMBER, pageFrom, placeIn } from './keyset.ts';
import {
  toAttempt,
  toDispute,
  toEmail,
  toEmailHead,
  toInvoice,
  toMethod,
  toPayment,
  toProof,
  toTransfer,
  withAllocations,
  withFile,
  withLines,
  withPayment,
  withSettledPayment,
} from './rows.ts';
import { dayOfDate, instantOf } from './values.ts';

/** One of each. */
export const readsOfOne = ({
  db,
  policies,
}: Desk): Pick<
  Reads,
  | 'accountById'
  | 'methodById'
  | 'invoiceById'
  | 'emailById'
  | 'transferById'
  | 'proofById'
  | 'proofFile'
  | 'disputeById'
  | 'policyBody'
  | 'apiKeyRole'
> => ({
  accountById: (id) => findAccount(db, id),
  methodById: async (id) => orNull(await db.paymentMethod.findUnique({ where: { id } }), toMethod),
  invoiceById: async (id) => orNull(await db.invoice.findUnique({ where: { id }, include: withLines }), toInvoice),
  emailById: async (id) => orNull(await db.email.findUnique({ where: { id } }), toEmail),
  transferById: async (id) =>
    orNull(await db.transfer.findUnique({ where: { id }, include: withSettledPayment }), toTransfer),
  proofById: async (id) => orNull(await db.proof.findUnique({ where: { id }, include: withFile }), toProof),
  proofFile: async (id) =>
    orNull(await db.proofFile.findUnique({ where: { proofId: id } }), ({ name, type, bytes }) => ({
      name,
      type,
      bytes,
    })),
  disputeById: async (id) => orNull(await db.dispute.findUnique({ where: { id } }), toDispute),
  policyBody: (name, version) => policies.find(db, name, version),
  apiKeyRole: async (hash) =>
    orNull(await db.apiKey.findUnique({ where: { hash } }), ({ id, role }) => ({ id, role: role as Role })),
});

const orNull = <Row, T>(row: Row | null, to: (row: Row) => T): T | null => (row === null ? null : to(row));

/** Lists of one account or of all, in the order in which things were written: oldest first. */
export const readsOfLists = ({
  db,
}: Desk): Pick<
  Reads,
  | 'methods'
  | 'invoices'
  | 'payments'
  | 'attempts'
  | 'emails'
  | 'timeline'
  | 'transfers'
  | 'proofs'
  | 'policies'
  | 'policySegments'
> => ({
  methods: async (accountId) =>
    (
      await db.paymentMethod.findMany({ where: { accountId, status: { not: 'removed' } }, orderBy: { ordinal: 'asc' } })
    ).map(toMethod),

  /** By the day of issue; of one day, as they were written. */
  async invoices(accountId, page) {
    const place = placeIn('invoices', page.cursor, [DAY, NUMBER]);
    const issuedOn = place === null ? null : new Date(place[0] as string);
    const after =
      place === null || issuedOn === null
        ? {}
        : { OR: [{ issuedOn: { gt: issuedOn } }, { issuedOn, ordinal: { gt: BigInt(place[1] as string) } }] };
    const rows = await db.invoice.findMany({
      where: { accountId, ...after },
      orderBy: [{ issuedOn: 'asc' }, { ordinal: 'asc' }],
      include: withLines,
      take: page.limit + 1,
    });
    return pageFrom('invoices', rows, page.limit, (row) => [dayOfDate(row.issuedOn), String(row.ordinal)], toInvoice);
  },

  async payments(accountId, page) {
    const rows = await db.payment.findMany({
      where: { accountId, ...after('payments', page) },
      orderBy: { ordinal: 'asc' },
      include: withAllocations,
      take: page.limit + 1,
    });
    return pageFrom('payments', rows, page.limit, placeOf, toPayment);
  },

  async attempts(accountId, page) {
    const rows = await db.attempt.findMany({
      where: { accountId, ...after('attempts', page) },
      orderBy: { ordinal: 'asc' },
      include: withPayment,
      take: page.limit + 1,
    });
    return pageFrom('attempts', rows, page.limit, placeOf, toAttempt);
  },

  async emails(accountId, page) {
    const rows = await db.email.findMany({
      where: { accountId, ...after('emails', page) },
      orderBy: { ordinal: 'asc' },
      omit: { html: true, text: true },
      take: page.limit + 1,
    });
    return pageFrom('emails', rows, page.limit, placeOf, toEmailHead);
  },

  async timeline(accountId, page) {
    const place = placeIn('timeline', page.cursor, [/^[0-9]{1,9}$/]);
    const seq = Math.max(page.after, place === null ? page.after : Number(place[0]));
    const rows = await db.timelineEntry.findMany({
      where: { accountId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(
      'timeline',
      rows,
      page.limit,
      (row) => [String(row.seq)],
      ({ seq, at, type, actorKind, actorId, summary, data }) => ({
        seq,
        at: instantOf(at),
        ...({ type, data } as TimelineContent),
        actor: { kind: actorKind as Actor['kind'], id: actorId },
        summary,
      }),
    );
  },

  async transfers({ status, ...page }) {
    const rows = await db.transfer.findMany({
      where: { ...(status === undefined ? {} : { status }), ...after('transfers', page) },
      orderBy: { ordinal: 'asc' },
      include: withSettledPayment,
      take: page.limit + 1,
    });
    return pageFrom('transfers', rows, page.limit, placeOf, toTransfer);
  },

  async proofs({ status, accountId, ...page }) {
    const wanted = { ...(status === undefined ? {} : { status }), ...(accountId === undefined ? {} : { accountId }) };
    const rows = await db.proof.findMany({
      where: { ...wanted, ...after('proofs', page) },
      orderBy: { ordinal: 'asc' },
      include: withFile,
      take: page.limit + 1,
    });
    return pageFrom('proofs', rows, page.limit, placeOf, toProof);
  },

  async policies() {
    const rows = await db.policy.findMany({ orderBy: [{ name: 'asc' }, { version: 'asc' }], omit: { body: true } });
    return rows.map(({ name, version, createdAt }) => ({ name, version, createdAt: instantOf(createdAt) }));
  },

  async policySegments() {
    const rows = await db.policySegment.findMany({ orderBy: { position: 'asc' } });
    return rows.map(({ policyName, currency, tag }) => ({ policy: policyName, currency, tag }));
  },
});

const placeOf = (row: { ordinal: bigint }): [string] => [String(row.ordinal)];

function after(list: string, { cursor }: PageQuery): { ordinal?: { gt: bigint } } {
  const place = placeIn(list, cursor, [NUMBER]);
  return place === null ? {} : { ordinal: { gt: BigInt(place[0] as string) } };
}
