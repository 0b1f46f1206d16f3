import type { Effect } from '../domain/effects.ts';
import type { Agenda, WorkRef } from '../domain/work.ts';
import { chargeBalance } from './charge-balance.ts';
import type { ActivityDeps } from './deps.ts';
import { lookUpCharge } from './look-up-charge.ts';
import type { StoppableRail } from '../ports/store/rails.ts';
import { performing, type Verb } from './perform.ts';
import { refundPayment } from './refund-payment.ts';
import { sendEmail } from './send-email.ts';
import { switchService } from './switch-service.ts';
import { withoutWords } from './without-words.ts';

/** What leaves the house: each verb an activity type of its own. */
export type Deed = Exclude<Effect['type'], 'applyCredit' | 'billMonth' | 'clearDeactivation'>;

/**
 * The activities of an account's workflow, as a worker registers them. Each is safe to repeat, and answers what is to
 * be done from there on.
 */
export function createActivities(deps: ActivityDeps) {
  const { store } = deps;
  const alive = (rail: StoppableRail | null, verb: Verb) => performing(store, rail, verb);
  return {
    look: (accountId: string): Promise<Agenda> => withoutWords(() => store.look(accountId)),
    reach: (accountId: string): Promise<Agenda> => withoutWords(() => store.reach(accountId)),
    wentBack: (accountId: string, knownStep: number): Promise<Agenda> =>
      withoutWords(() => store.wentBack(accountId, knownStep)),
    chargeBalance: alive('charges', chargeBalance(deps)),
    lookUpCharge: alive('charges', lookUpCharge(deps)),
    refundPayment: alive('charges', refundPayment(deps)),
    sendEmail: alive('mails', sendEmail(deps)),
    deactivateService: alive(null, switchService(deps)),
    reactivateService: alive(null, switchService(deps)),
  } satisfies Record<Deed, (ref: WorkRef) => Promise<Agenda>> &
    Record<'look' | 'reach', (accountId: string) => Promise<Agenda>> &
    Record<'wentBack', (accountId: string, knownStep: number) => Promise<Agenda>>;
}
