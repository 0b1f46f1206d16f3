import type { ChartState } from '../../chart/chart.ts';
import { inRealTime } from '../../chart/chart.ts';
import { tell } from '../../chart/play.ts';
import { SYSTEM } from '../../chart/state/turn.ts';
import type { Fact, Request } from '../../events.ts';
import type { ImportedAccount } from '../../imports/imported.ts';
import { invoiceMinor } from '../../imports/imported.ts';
import { type OpeningStep, openingSteps } from '../../imports/steps.ts';
import type { Policy } from '../../policy/policy.ts';
import { addDays, dayOf } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import { forecast } from '../forecast/forecast.ts';
import { mailsIn } from '../forecast/items.ts';
import { quietWorld } from '../forecast/world.ts';

/** So far ahead one looks before anything happens. */
export const OBSERVED_DAYS = 60;

/** One thing that Puntual would do with an account. */
export interface Foreseen {
  at: Instant;
  /** The account's local day. */
  on: Day;
  kind: 'charge' | 'email' | 'deactivation';
  /** Of a mail. */
  template: string | null;
}

const BANKS = { charge: 'declined' as const };

/**
 * What would happen to an account within 60 days if it went live now, nobody paid, and the banks declined every charge:
 * the same steps as in earnest, on a chart that nobody keeps. `heldThrough`: see `openingSteps`.
 */
export function observe(
  account: ImportedAccount,
  { policy, now, heldThrough }: { policy: Policy; now: Instant; heldThrough: Day | null },
): Foreseen[] {
  const { timeZone } = account.profile;
  const today = dayOf(now, timeZone);
  const world = quietWorld(BANKS);
  let state: ChartState | null = null;
  const items = [];
  for (const step of openingSteps(account, { today, heldThrough })) {
    for (const told of tell(state, { ...eventOf(step, account, policy), at: now, actor: SYSTEM } as never, world)) {
      state = inRealTime(told.state, true);
      items.push(...mailsIn(told.effects));
    }
  }
  if (state === null) throw new Error('It was not opened');
  const until = addDays(today, OBSERVED_DAYS);
  const ahead = forecast({ state, inFlight: [], now, until, banks: BANKS, override: null });
  if (!ahead.ok) throw new Error('Without an order nothing is refused');
  return [...items, ...ahead.items].flatMap(({ at, kind, detail }): Foreseen[] => {
    const on = dayOf(at, timeZone);
    if (kind === 'email') return [{ at, on, kind, template: String(detail.template) }];
    if (kind === 'charge' || kind === 'retry') return [{ at, on, kind: 'charge', template: null }];
    return kind === 'deactivation' ? [{ at, on, kind, template: null }] : [];
  });
}

function eventOf(step: OpeningStep, account: ImportedAccount, policy: Policy): Fact | Request {
  switch (step.do) {
    case 'open':
      return { type: 'ACCOUNT_OPENED', profile: account.profile, policy, autopay: false };
    case 'hold':
    case 'release':
      return step.request;
    case 'issue': {
      const { id, number, issuedOn, dueOn } = step.invoice;
      const totalMinor = invoiceMinor(step.invoice);
      const invoice = { id, number, issuedOn, dueOn, totalMinor, balanceMinor: totalMinor };
      return { type: 'INVOICE_ISSUED', invoice, creditMinor: 0, sentAlready: true };
    }
    case 'addMethod': {
      // Which card it is, the provider says when it goes live; here it is one that is declined.
      const { id, token } = step.method;
      const method = { id, kind: 'card' as const, brand: 'card', last4: '', fingerprint: token, default: true };
      return { type: 'METHOD_ADDED', method, chargeNow: false };
    }
    case 'switchAutopayOn':
      return { type: 'AUTOPAY_CHANGED', enabled: true, consent: step.consent };
  }
}
