import type { Effect } from '../domain/effects.ts';
import type { Agenda, WorkRef } from '../domain/work.ts';
import { chargeBalance } from './charge-balance.ts';
import type { ActivityDeps } from './deps.ts';
import { lookUpCharge } from './look-up-charge.ts';
import { type Doing, performing } from './perform.ts';
import { refundPayment } from './refund-payment.ts';
import { sendEmail } from './send-email.ts';
import { switchService } from './switch-service.ts';
import { withoutWords } from './without-words.ts';

/** What leaves the house: each verb an activity type of its own. */
export type Deed = Exclude<Effect['type'], 'applyCredit' | 'billMonth' | 'clearDeactivation' | 'issueEquipment'>;

/** Who does what. */
export const doingOf = (deps: ActivityDeps): Record<Deed, Doing> => ({
  chargeBalance: { rail: 'charges', verb: chargeBalance(deps) },
  lookUpCharge: { rail: 'charges', verb: lookUpCharge(deps) },
  refundPayment: { rail: 'charges', verb: refundPayment(deps) },
  sendEmail: { rail: 'mails', verb: sendEmail(deps) },
  deactivateService: { rail: null, verb: switchService(deps) },
  reactivateService: { rail: null, verb: switchService(deps) },
});

/**
 * The activities of an account's workflow, as a worker registers them. Each is safe to repeat, and answers what is to
 * be done from there on.
 */
export function createActivities(deps: ActivityDeps) {
  const { store } = deps;
  const doing = doingOf(deps);
  return {
    look: (accountId: string): Promise<Agenda> => withoutWords(() => store.look(accountId)),
    reach: (accountId: string): Promise<Agenda> => withoutWords(() => store.reach(accountId)),
    wentBack: (accountId: string, knownStep: number): Promise<Agenda> =>
      withoutWords(() => store.wentBack(accountId, knownStep)),
    chargeBalance: performing(store, doing.chargeBalance),
    lookUpCharge: performing(store, doing.lookUpCharge),
    refundPayment: performing(store, doing.refundPayment),
    sendEmail: performing(store, doing.sendEmail),
    deactivateService: performing(store, doing.deactivateService),
    reactivateService: performing(store, doing.reactivateService),
  } satisfies Record<Deed, (ref: WorkRef) => Promise<Agenda>> &
    Record<'look' | 'reach', (accountId: string) => Promise<Agenda>> &
    Record<'wentBack', (accountId: string, knownStep: number) => Promise<Agenda>>;
}
