import type { Actor } from '../../domain/account.ts';
import type { Day } from '../../domain/time/time.ts';

export const PORT_STATUSES = ['pending', 'completed', 'failed'] as const;
export type PortStatus = (typeof PORT_STATUSES)[number];

export interface PortRequestRow {
  id: string;
  accountId: string;
  subscriptionId: string;
  numbers: string[];
  submittedOn: Day;
  earliestOn: Day;
  latestOn: Day;
  status: PortStatus;
  completedOn: Day | null;
}

/** Numbers that leave for another carrier. One that is over is 409 `not_allowed_now`. */
export interface PortRequests {
  /** `submittedOn`: the account's day unless given. 422 `subscription_ended`, `number_unknown`. */
  requestPort(input: {
    id: string;
    subscriptionId: string;
    numbers: string[];
    submittedOn: Day | null;
    actor: Actor;
  }): Promise<PortRequestRow>;
  portRequestById(id: string): Promise<PortRequestRow | null>;
  /** Oldest first. */
  portRequestsOf(subscriptionId: string): Promise<PortRequestRow[]>;
  /** Numbers that have left on a day keep the service on through its month. */
  completePort(input: { portId: string; on: Day | null; requestId: string; actor: Actor }): Promise<PortRequestRow>;
  /** `releaseNumbers`: the customer gives them up; else they keep the service on until another request is done. */
  failPort(input: {
    portId: string;
    reason: string;
    releaseNumbers: boolean;
    requestId: string;
    actor: Actor;
  }): Promise<PortRequestRow>;
}
