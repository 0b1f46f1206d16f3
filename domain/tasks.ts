import type { Day } from './time/time.ts';

/**
 * What only a person can do. Opened by the chart where it comes upon it, or by the engine, and closed by whoever
 * settles it.
 */
export const TASK_KINDS = [
  'accountStuck',
  'effectRefused',
  'railStopped',
  'keyMismatch',
  'deactivationApproval',
  'proofReview',
  'transferUnmatched',
  'disputeUndecided',
  'lookupFailing',
  'debitStuck',
  'chargeback',
  'moneyOutTwice',
  'undeliverable',
  'cardExpiring',
  'breaker',
  'followUp',
  'recoveryUndone',
  'webhookFailing',
  'reply',
  'refundByHand',
  'monthUnbilled',
  'callsUnbilled',
  'lowUseShort',
  'portLate',
  'repDue',
  'receiptToCancel',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** What it is about, besides its account. */
export interface TaskSubject {
  invoiceId?: string;
  transferId?: string;
  proofId?: string;
  disputeId?: string;
  refundId?: string;
  attemptId?: string;
  /** A receipt of payments that is owed. */
  repId?: string;
  /** A mail that came in. */
  mailId?: string;
}

export interface TaskOpening {
  /**
   * Natural within the account: one thing to be done has one key, however often it is come upon. `proofReview:prf_1`.
   */
  key: string;
  kind: TaskKind;
  /** The account's local day; null: whenever there is time. */
  dueOn: Day | null;
  subject: TaskSubject;
  /** `summary`: in a sentence what is to be done. `day`: one task for the whole company on that day. */
  data: Record<string, unknown>;
}

/** `close`: the key of what has been settled meanwhile. */
export type TaskChange = { open: TaskOpening } | { close: string };

/**
 * Tasks whose end the chart comes upon by itself, where it has opened them: it remembers their keys until then. The
 * others are closed by a person, or by the engine.
 */
export const ENDED_BY_THE_CHART = {
  deactivationApproval: true,
  proofReview: true,
  lookupFailing: true,
  debitStuck: true,
  undeliverable: true,
  effectRefused: true,
  keyMismatch: true,
  accountStuck: false,
  railStopped: false,
  transferUnmatched: false,
  disputeUndecided: true,
  chargeback: true,
  moneyOutTwice: true,
  cardExpiring: true,
  breaker: false,
  followUp: true,
  recoveryUndone: true,
  webhookFailing: false,
  reply: false,
  refundByHand: false,
  monthUnbilled: true,
  callsUnbilled: false,
  lowUseShort: false,
  portLate: true,
  repDue: false,
  receiptToCancel: false,
} satisfies Record<TaskKind, boolean>;

/** What only settles itself: an agent's word for it would say nothing. */
export const BY_ACT: Partial<Record<TaskKind, string>> = {
  accountStuck: 'it closes when the account goes on',
  effectRefused: 'it closes when what could not be done is done, or no longer to be done',
  railStopped: 'let it go on with POST /v1/switches',
  proofReview: 'accept or reject the proof',
  transferUnmatched: 'match the transfer',
  disputeUndecided: 'resolve the dispute',
  deactivationApproval: 'deactivate the account, or dismiss this',
  lookupFailing: 'it closes when the outcome of the attempt is known',
  debitStuck: 'it closes when the direct debit has settled or come back',
  cardExpiring: 'another default card, or its removal, closes it',
  undeliverable: 'give the account another address',
  monthUnbilled:
    'mend the price book, or release the invoice run; the month is billed within a day, and this closes by itself',
  portLate: 'complete the port request, or fail it',
  repDue: 'have it stamped with POST /v1/rep-obligations/{id}/stamp',
  webhookFailing: 'let it go on with PATCH /v1/webhook-endpoints/{id}, or remove it',
  breaker: 'release the breaker with POST /v1/deactivation-breaker/release',
};
