import type { Schemas } from '../../ui/api/client.ts';
import type { Words } from '../../ui/words.tsx';

export type Task = Schemas['Task'];
export type Kind = Task['kind'];

interface Told {
  /** What it is. */
  word: keyof Words;
  /** What is to be done, in a sentence. */
  toDo: keyof Words;
  /** Where it is done; null: in no page of the console. */
  leads(task: Task): { path: string; word: keyof Words } | null;
  /** An act settles it, and saying that it is done does not. */
  byAct?: true;
  /** Its summary, which is in English, says no more than these words do. */
  saysAll?: true;
}

const account =
  (part = '') =>
  ({ accountId }: Task) =>
    accountId === null ? null : { path: `/accounts/${accountId}${part}`, word: 'tasks.toAccount' as const };
const attempts = ({ accountId }: Task) =>
  accountId === null ? null : { path: `/accounts/${accountId}/attempts`, word: 'tasks.toAttempts' as const };
const switches = () => ({ path: '/switches', word: 'tasks.toSwitches' as const });

/** Every kind of task: a new one doesn't compile until it has its words and leads somewhere. */
export const TOLD = {
  accountStuck: { word: 'tasks.accountStuck', toDo: 'tasks.accountStuck.do', leads: account(), byAct: true },
  effectRefused: { word: 'tasks.effectRefused', toDo: 'tasks.effectRefused.do', leads: attempts, byAct: true },
  railStopped: { word: 'tasks.railStopped', toDo: 'tasks.railStopped.do', leads: switches, byAct: true },
  keyMismatch: { word: 'tasks.keyMismatch', toDo: 'tasks.keyMismatch.do', leads: attempts },
  deactivationApproval: {
    word: 'tasks.deactivationApproval',
    toDo: 'tasks.deactivationApproval.do',
    leads: account('/act/deactivate'),
    byAct: true,
    saysAll: true,
  },
  proofReview: {
    word: 'tasks.proofReview',
    toDo: 'tasks.proofReview.do',
    leads: ({ subject: { proofId } }) =>
      proofId === undefined ? null : { path: `/proofs/${proofId}`, word: 'tasks.toProof' },
    byAct: true,
    saysAll: true,
  },
  transferUnmatched: {
    word: 'tasks.transferUnmatched',
    toDo: 'tasks.transferUnmatched.do',
    leads: ({ subject: { transferId } }) =>
      transferId === undefined ? null : { path: `/transfers/${transferId}`, word: 'tasks.toTransfer' },
    byAct: true,
    saysAll: true,
  },
  disputeUndecided: {
    word: 'tasks.disputeUndecided',
    toDo: 'tasks.disputeUndecided.do',
    leads: ({ subject: { disputeId } }) =>
      disputeId === undefined ? null : { path: `/disputes/${disputeId}`, word: 'tasks.toDispute' },
    byAct: true,
  },
  lookupFailing: { word: 'tasks.lookupFailing', toDo: 'tasks.lookupFailing.do', leads: attempts, byAct: true },
  debitStuck: { word: 'tasks.debitStuck', toDo: 'tasks.debitStuck.do', leads: attempts, byAct: true },
  chargeback: { word: 'tasks.chargeback', toDo: 'tasks.chargeback.do', leads: attempts, saysAll: true },
  moneyOutTwice: { word: 'tasks.moneyOutTwice', toDo: 'tasks.moneyOutTwice.do', leads: account('/money') },
  undeliverable: {
    word: 'tasks.undeliverable',
    toDo: 'tasks.undeliverable.do',
    leads: account('/emails'),
    byAct: true,
  },
  cardExpiring: { word: 'tasks.cardExpiring', toDo: 'tasks.cardExpiring.do', leads: account(), byAct: true },
  breaker: { word: 'tasks.breaker', toDo: 'tasks.breaker.do', leads: switches, byAct: true },
  followUp: { word: 'tasks.followUp', toDo: 'tasks.followUp.do', leads: account() },
  recoveryUndone: { word: 'tasks.recoveryUndone', toDo: 'tasks.recoveryUndone.do', leads: account('/money') },
  monthUnbilled: { word: 'tasks.monthUnbilled', toDo: 'tasks.monthUnbilled.do', leads: account(), byAct: true },
  callsUnbilled: { word: 'tasks.callsUnbilled', toDo: 'tasks.callsUnbilled.do', leads: account() },
  lowUseShort: { word: 'tasks.lowUseShort', toDo: 'tasks.lowUseShort.do', leads: account() },
  portLate: { word: 'tasks.portLate', toDo: 'tasks.portLate.do', leads: account(), byAct: true },
  repDue: { word: 'tasks.repDue', toDo: 'tasks.repDue.do', leads: account('/money'), byAct: true },
  receiptToCancel: { word: 'tasks.receiptToCancel', toDo: 'tasks.receiptToCancel.do', leads: account('/money') },
  webhookFailing: { word: 'tasks.webhookFailing', toDo: 'tasks.webhookFailing.do', leads: () => null, byAct: true },
  reply: { word: 'tasks.reply', toDo: 'tasks.reply.do', leads: account() },
  refundByHand: { word: 'tasks.refundByHand', toDo: 'tasks.refundByHand.do', leads: account('/money') },
} satisfies Record<Kind, Told>;

export const KINDS = Object.keys(TOLD) as Kind[];
export const toldOf = (kind: Kind): Told => TOLD[kind];

/** What it is about comes to, where it says so. */
export const amountOf = ({ data: { amountMinor, currency } }: Task): { minor: number; currency: string } | null =>
  typeof amountMinor === 'number' && typeof currency === 'string' ? { minor: amountMinor, currency } : null;
