import type { Policy } from '../../policy/policy.ts';
import { addDays, addWorkingDays } from '../../time/calendar.ts';
import { dueOnFor } from '../../time/due-dates.ts';
import type { SampleAccount } from './sample-account.ts';

/** `play` throws where the chart breaks, or where what has to come never does. */
export interface SampleLife {
  name: string;
  autopay: boolean;
  play(life: SampleAccount): void;
}

/** Off, or a person is asked whether it may be. */
const deactivates = (life: SampleAccount): void =>
  life.awaits('a deactivation', () => life.service === 'deactivated' || life.approvals > 0);

/** The monthly word to whoever is off is part of the life. */
function staysOff(life: SampleAccount, policy: Policy): void {
  life.until(addDays(life.today, 2 * policy.reminders.whileDeactivatedEveryDays + 10));
}

/** What a policy has to be able to live through. */
export const sampleLives = (policy: Policy): SampleLife[] => [
  {
    name: 'autopay, and the bank declines each time',
    autopay: true,
    play(life) {
      life.awaits('a charge', () => life.charges > 0);
      deactivates(life);
    },
  },
  {
    name: 'nobody pays',
    autopay: false,
    play(life) {
      deactivates(life);
      staysOff(life, policy);
    },
  },
  {
    name: 'a proof of payment whose money does not come',
    autopay: false,
    play(life) {
      deactivates(life);
      const { amountMinor, today: paidOn } = life;
      const proofId = 'prf_sample';
      life.happens({ type: 'PROOF_RECEIVED', proofId, amountMinor, paidOn, trackingKey: 'SAMPLE' });
      const wasOff = life.service === 'deactivated';
      if (life.asks({ type: 'PROOF_ACCEPTED', proofId }) && wasOff)
        life.awaits('the end of the provisional return', () => life.service === 'deactivated');
      staysOff(life, policy);
    },
  },
  {
    name: 'a promise that is broken',
    autopay: false,
    play(life) {
      const dueOn = dueOnFor({ issuedOn: life.today, kind: 'recurring' }, policy);
      life.until(addDays(dueOn, 1));
      const { amountMinor } = life;
      const on = addWorkingDays(life.today, policy.holds.promiseMaxWorkingDays, policy.calendar);
      const asked = { reason: 'sample', expectedVersion: null, role: 'agent' as const };
      life.asks({ type: 'PROMISE_REQUESTED', amountMinor, on, ...asked });
      deactivates(life);
    },
  },
];
