import type { Day, Instant } from '../../time/time.ts';
import { filled } from './filled.ts';
import type { Since } from './filled.ts';
import type { ServiceSlice } from './service.ts';
import { offOf } from './service.ts';

/** One case and one reminder ladder per account. */
export interface CollectionsSlice {
  case: Case | null;
}

/**
 * How far the case's last notice has come. `unreachable`: it bounced at every recipient, and another waits for other
 * addresses.
 */
export type Notice = { is: 'none' } | NoticeAsked | NoticeOut | { is: 'unreachable' };

/** It is decided, and waits or is on its way. */
export interface NoticeAsked {
  is: 'asked';
  key: string;
  at: Instant;
  /** Whose age it is that it has come to that. */
  anchorId: string;
  invoiceIds: string[];
  /** One is out already and counts until this one is; it only gives more time. */
  renews: NoticeOut | null;
}

/** It has left, and didn't bounce at every recipient. */
export interface NoticeOut {
  is: 'out';
  key: string;
  at: Instant;
  /** It counts for each of these. */
  invoiceIds: string[];
  /** The day that it names. */
  names: Day;
  /** Under a policy that wants a person's word: asked for it, the agent decides. */
  approvalAsked: boolean;
  /** He said no: nobody is asked again until another notice has left. */
  dismissed: boolean;
}

export interface Case {
  id: string;
  openedAt: Instant;
  /** The invoice whose age drives it; null: none has yet. */
  anchorId: string | null;
  /** How many rungs went in this case, the last notice among them. */
  rungsGone: number;
  notice: Notice;
  /** No deactivation before this day, to which an agent has moved it; null: nobody has. */
  extendedTo: Day | null;
  extensions: number;
  provisionalReturns: number;
  /** The local day on which an agent lent the service first; null: none has. All loans together end so many days after. */
  firstLentOn: Day | null;
  promises: number;
  /** Proofs that have stopped contacts and deactivation while they were looked at. */
  proofStops: number;
}

export const NO_NOTICE: Notice = { is: 'none' };

export const newCase = (id: string, openedAt: Instant): Case => ({
  id,
  openedAt,
  anchorId: null,
  rungsGone: 0,
  notice: NO_NOTICE,
  extendedTo: null,
  extensions: 0,
  provisionalReturns: 0,
  firstLentOn: null,
  promises: 0,
  proofStops: 0,
});

export const emptyCollections = (): CollectionsSlice => ({ case: null });

/** Of a service that is on for good it isn't known any more whether it was lent. */
const caseSince = ({
  service,
}: ServiceSlice): Since<
  Case,
  | 'id'
  | 'openedAt'
  | 'anchorId'
  | 'rungsGone'
  | 'notice'
  | 'extendedTo'
  | 'extensions'
  | 'provisionalReturns'
  | 'promises'
  | 'proofStops'
> => ({ firstLentOn: offOf(service)?.firstLentOn ?? null });

/** One that is out stands in `renews` as well. */
const NOTICE: {
  none: object;
  asked: Since<NoticeAsked, 'is' | 'key' | 'at' | 'anchorId' | 'invoiceIds' | 'renews'>;
  out: Since<NoticeOut, 'is' | 'key' | 'at' | 'invoiceIds' | 'names' | 'approvalAsked'>;
  unreachable: object;
} = { none: {}, asked: {}, out: { dismissed: false }, unreachable: {} };

export function wholeCollections({ case: stored, service }: CollectionsSlice & ServiceSlice): CollectionsSlice {
  if (stored === null) return { case: null };
  return { case: { ...filled(caseSince({ service }), stored), notice: wholeNotice(stored.notice) } };
}

function wholeNotice(stored: Notice): Notice {
  const notice = filled<Notice>(NOTICE[stored.is], stored);
  return notice.is === 'asked' && notice.renews !== null
    ? { ...notice, renews: filled(NOTICE.out, notice.renews) }
    : notice;
}
