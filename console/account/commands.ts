import type { Schemas } from '../../ui/api/client.ts';
import type { Words } from '../../ui/words.tsx';

export type Account = Schemas['Account'];
export type Command = Account['allowed'][number];

/** What a form asks for, besides the reason. */
export type Field =
  | 'amount'
  | 'on'
  | 'until'
  | 'days'
  | 'installments'
  | 'method'
  | 'version'
  | 'legal'
  | 'fraud'
  | 'name';

interface Offer {
  /** On its button, as a verb. */
  word: keyof Words;
  /** What confirming does, with its object. */
  confirm: keyof Words;
  /** What stands on the timeline, in the status line. */
  done: keyof Words;
  fields: readonly Field[];
  /** It can't be taken back, or hurts: the account's name is typed. */
  isGrave?: true;
}

/**
 * Every command: its words and what it asks for. In the order in which they are offered: what an agent does ten times a
 * day first, what one does once a year last.
 */
export const OFFERED = {
  promise: { word: 'act.promise', confirm: 'confirm.promise', done: 'done.promise', fields: ['amount', 'on'] },
  pause: { word: 'act.pause', confirm: 'confirm.pause', done: 'done.pause', fields: ['until', 'legal'] },
  resume: { word: 'act.resume', confirm: 'confirm.resume', done: 'done.resume', fields: [] },
  retryNow: { word: 'act.retryNow', confirm: 'confirm.retryNow', done: 'done.retryNow', fields: ['method'] },
  extend: { word: 'act.extend', confirm: 'confirm.extend', done: 'done.extend', fields: ['days'] },
  reactivate: { word: 'act.reactivate', confirm: 'confirm.reactivate', done: 'done.reactivate', fields: ['until'] },
  plan: { word: 'act.plan', confirm: 'confirm.plan', done: 'done.plan', fields: ['installments'] },
  cancelPromise: {
    word: 'act.cancelPromise',
    confirm: 'confirm.cancelPromise',
    done: 'done.cancelPromise',
    fields: [],
  },
  cancelPlan: { word: 'act.cancelPlan', confirm: 'confirm.cancelPlan', done: 'done.cancelPlan', fields: [] },
  sendReminder: { word: 'act.sendReminder', confirm: 'confirm.sendReminder', done: 'done.sendReminder', fields: [] },
  skipReminder: { word: 'act.skipReminder', confirm: 'confirm.skipReminder', done: 'done.skipReminder', fields: [] },
  reopen: { word: 'act.reopen', confirm: 'confirm.reopen', done: 'done.reopen', fields: [] },
  changePolicy: {
    word: 'act.changePolicy',
    confirm: 'confirm.changePolicy',
    done: 'done.changePolicy',
    fields: ['version'],
  },
  close: { word: 'act.close', confirm: 'confirm.close', done: 'done.close', fields: [] },
  deactivate: {
    word: 'act.deactivate',
    confirm: 'confirm.deactivate',
    done: 'done.deactivate',
    fields: ['fraud', 'name'],
    isGrave: true,
  },
  writeOff: {
    word: 'act.writeOff',
    confirm: 'confirm.writeOff',
    done: 'done.writeOff',
    fields: ['name'],
    isGrave: true,
  },
} as const satisfies Record<Command, Offer>;

export const COMMANDS = Object.keys(OFFERED) as Command[];

/** What this caller may do with this account now, in the order of the table. */
export const offered = ({ allowed }: Account): Command[] => COMMANDS.filter((command) => allowed.includes(command));

export const isCommand = (text: string): text is Command => Object.hasOwn(OFFERED, text);

export const offerOf = (command: Command): Offer => OFFERED[command];
