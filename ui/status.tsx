import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconOff from '@tabler/icons-react/icons/IconCircleOff';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconHand from '@tabler/icons-react/icons/IconHandStop';
import IconHelp from '@tabler/icons-react/icons/IconHelpCircle';
import IconPower from '@tabler/icons-react/icons/IconPower';
import IconRotate from '@tabler/icons-react/icons/IconRotate2';
import IconX from '@tabler/icons-react/icons/IconX';
import type { ComponentType } from 'react';
import type { Schemas } from './api/client.ts';
import classes from './status.module.css';
import { useSay, type Words } from './words.tsx';

export type Tone = 'good' | 'due' | 'warn' | 'bad' | 'held' | 'back' | 'still';

export interface Look {
  tone: Tone;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  word: keyof Words;
}

type Account = Schemas['Account'];

export const COLLECTIONS = {
  current: { tone: 'good', icon: IconCheck, word: 'state.current' },
  overdue: { tone: 'warn', icon: IconAlert, word: 'state.overdue' },
  deactivated: { tone: 'bad', icon: IconPower, word: 'state.deactivated' },
  writtenOff: { tone: 'still', icon: IconOff, word: 'state.writtenOff' },
  closed: { tone: 'still', icon: IconOff, word: 'state.closed' },
} satisfies Record<Account['collections']['state'], Look>;

export const SERVICE = {
  active: { tone: 'good', icon: IconCheck, word: 'service.active' },
  deactivated: { tone: 'bad', icon: IconPower, word: 'service.deactivated' },
  provisional: { tone: 'back', icon: IconRotate, word: 'service.provisional' },
  cancelled: { tone: 'still', icon: IconOff, word: 'service.cancelled' },
} satisfies Record<Account['service']['state'], Look>;

export const HOLD = {
  agent: { tone: 'held', icon: IconHand, word: 'hold.agent' },
  legal: { tone: 'held', icon: IconHand, word: 'hold.legal' },
  dispute: { tone: 'held', icon: IconHand, word: 'hold.dispute' },
  promise: { tone: 'held', icon: IconHand, word: 'hold.promise' },
  plan: { tone: 'held', icon: IconHand, word: 'hold.plan' },
  proof: { tone: 'back', icon: IconRotate, word: 'hold.proof' },
  transfer: { tone: 'back', icon: IconRotate, word: 'hold.transfer' },
} satisfies Record<Account['collections']['holds'][number]['kind'], Look>;

export const AUTOPAY = {
  off: { tone: 'still', icon: IconOff, word: 'autopay.off' },
  idle: { tone: 'good', icon: IconCheck, word: 'autopay.idle' },
  charging: { tone: 'due', icon: IconClock, word: 'autopay.charging' },
  retryScheduled: { tone: 'warn', icon: IconAlert, word: 'autopay.retryScheduled' },
  unknown: { tone: 'still', icon: IconHelp, word: 'autopay.unknown' },
  needsMethod: { tone: 'bad', icon: IconX, word: 'autopay.needsMethod' },
  exhausted: { tone: 'bad', icon: IconX, word: 'autopay.exhausted' },
} satisfies Record<Account['autopay']['state'], Look>;

export const INVOICE = {
  open: { tone: 'due', icon: IconClock, word: 'invoice.open' },
  paid: { tone: 'good', icon: IconCheck, word: 'invoice.paid' },
  void: { tone: 'still', icon: IconOff, word: 'invoice.void' },
  uncollectible: { tone: 'still', icon: IconOff, word: 'invoice.uncollectible' },
} satisfies Record<Schemas['Invoice']['status'], Look>;

/** Not paid by its last day. */
export const LATE: Look = { tone: 'warn', icon: IconAlert, word: 'invoice.overdue' };

export const ATTEMPT = {
  succeeded: { tone: 'good', icon: IconCheck, word: 'attempt.succeeded' },
  declined: { tone: 'warn', icon: IconAlert, word: 'attempt.declined' },
  refused: { tone: 'bad', icon: IconX, word: 'attempt.refused' },
  unknown: { tone: 'still', icon: IconHelp, word: 'attempt.unknown' },
  lost: { tone: 'still', icon: IconOff, word: 'attempt.lost' },
  pending: { tone: 'due', icon: IconClock, word: 'attempt.pending' },
} satisfies Record<NonNullable<Schemas['PaymentAttempt']['outcome']>, Look>;

/** It is being sent at this moment. */
export const SENDING: Look = { tone: 'due', icon: IconClock, word: 'attempt.sending' };

export const EMAIL = {
  queued: { tone: 'due', icon: IconClock, word: 'email.queued' },
  sent: { tone: 'good', icon: IconCheck, word: 'email.sent' },
  delivered: { tone: 'good', icon: IconCheck, word: 'email.delivered' },
  bounced: { tone: 'bad', icon: IconX, word: 'email.bounced' },
  skipped: { tone: 'still', icon: IconOff, word: 'email.skipped' },
} satisfies Record<Schemas['Email']['status'], Look>;

export const PAYMENT = {
  settled: { tone: 'good', icon: IconCheck, word: 'payment.settled' },
  reversed: { tone: 'bad', icon: IconRotate, word: 'payment.reversed' },
} satisfies Record<Schemas['Payment']['status'], Look>;

export const METHOD = {
  active: { tone: 'good', icon: IconCheck, word: 'method.active' },
  blocked: { tone: 'bad', icon: IconX, word: 'method.blocked' },
  expired: { tone: 'warn', icon: IconAlert, word: 'method.expired' },
  removed: { tone: 'still', icon: IconOff, word: 'method.removed' },
} satisfies Record<Schemas['PaymentMethod']['status'], Look>;

export const PROOF = {
  received: { tone: 'due', icon: IconClock, word: 'proof.received' },
  accepted: { tone: 'back', icon: IconRotate, word: 'proof.accepted' },
  rejected: { tone: 'bad', icon: IconX, word: 'proof.rejected' },
  settled: { tone: 'good', icon: IconCheck, word: 'proof.settled' },
  returned: { tone: 'bad', icon: IconX, word: 'proof.returned' },
} satisfies Record<Schemas['ProofOfPayment']['status'], Look>;

/** A state as an icon, a word and a tone: never by its colour alone. */
export function Status({ look, more }: { look: Look; more?: string }) {
  const say = useSay();
  const Icon = look.icon;
  return (
    <span className={classes.status} data-tone={look.tone}>
      <Icon size={14} aria-hidden />
      <span>
        {say(look.word)}
        {more}
      </span>
    </span>
  );
}
