import { applyCredit } from './apply-credit.ts';
import { chargeBalance } from './charge-balance.ts';
import { clearDeactivation } from './clear-deactivation.ts';
import type { ActivityDeps } from './deps.ts';
import { lookUpCharge } from './look-up-charge.ts';
import { heartbeating } from './patience.ts';
import { readFacts } from './read-facts.ts';
import { recordStep } from './record-step.ts';
import { sendEmail } from './send-email.ts';
import { switchService } from './switch-service.ts';

/** The verbs of an account's workflow, as a worker registers them. Each is safe to repeat. */
export function createActivities(deps: ActivityDeps) {
  return {
    chargeBalance: alive(chargeBalance(deps)),
    lookUpCharge: alive(lookUpCharge(deps)),
    sendEmail: alive(sendEmail(deps)),
    switchService: alive(switchService(deps)),
    clearDeactivation: alive(clearDeactivation(deps)),
    applyCredit: alive(applyCredit(deps)),
    recordStep: alive(recordStep(deps)),
    readFacts: alive(readFacts(deps)),
  };
}

export type Activities = ReturnType<typeof createActivities>;

const alive =
  <A extends unknown[], R>(verb: (...args: A) => Promise<R>) =>
  (...args: A): Promise<R> =>
    heartbeating(() => verb(...args));
