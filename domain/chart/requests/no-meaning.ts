import type { CollectionsState, ServiceState } from '../../account.ts';
import type { Request } from '../../events.ts';
import type { Refusal } from '../../refusal.ts';
import { notNow } from './refusals.ts';

/** What is asked for, as an agent would say it. */
const SAID = {
  PAY_REQUESTED: 'A payment',
  DISPUTE_REQUESTED: 'A dispute',
  PROOF_ACCEPTED: 'Accepting a proof',
  PROOF_REJECTED: 'Rejecting a proof',
  PAUSE_REQUESTED: 'A pause',
  RESUME_REQUESTED: 'Ending a pause',
  EXTEND_REQUESTED: 'More time',
  PROMISE_REQUESTED: 'A promise to pay',
  PLAN_REQUESTED: 'A plan',
  CANCEL_PROMISE_REQUESTED: 'Taking back a promise',
  CANCEL_PLAN_REQUESTED: 'Taking back a plan',
  RETRY_NOW_REQUESTED: 'Trying the charge again',
  SKIP_REMINDER_REQUESTED: 'Skipping a reminder',
  SEND_REMINDER_REQUESTED: 'A reminder',
  DEACTIVATE_REQUESTED: 'Deactivating the service',
  REACTIVATE_REQUESTED: 'Reactivating the service',
  WRITE_OFF_REQUESTED: 'A write-off',
  CLOSE_REQUESTED: 'Closing the account',
  REOPEN_REQUESTED: 'Reopening the account',
  CHANGE_POLICY_REQUESTED: 'Another policy',
} satisfies Record<Request['type'], string>;

/** In none of the account's present states anything is done about such a request. */
export const noMeaning = (
  { type }: Request,
  { collections, service }: { collections: CollectionsState; service: ServiceState },
): Refusal =>
  notNow(`${SAID[type]} has no meaning now: the account is ${inWords(collections)}, its service ${inWords(service)}`);

/** `writtenOff` is written off. */
const inWords = (state: string): string => state.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
