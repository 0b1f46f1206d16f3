import { makeContinueAsNewFunc, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { ChartState } from '../domain/chart/chart.ts';
import { accountChart, projectionOf } from '../domain/chart/chart.ts';
import type { Effect } from '../domain/effects.ts';
import type { ChartEvent, Outcome, Request } from '../domain/events.ts';
import type { Instant } from '../domain/time.ts';
import { CHARGE_QUEUE } from '../temporal.config.ts';
import type { Binding, Clock, Lanes, Order, Untimed } from './binding.ts';
import type { Carried } from './carried.ts';
import { Interpreter } from './interpreter.ts';
import type { Ask, Delivery } from './messages.ts';
import * as attributes from './search-attributes.ts';

/**
 * An account's life: the account's chart on the interpreter, one workflow an account, whose id is the account's. It has
 * no end; a new run begins at the start of each month.
 */
export async function account(carried: Carried): Promise<void> {
  const next = await new Interpreter(accountBinding(workflowInfo().workflowId), carried).run();
  await makeContinueAsNewFunc<typeof account>({ initialVersioningBehavior: 'AUTO_UPGRADE' })(next);
}

const LANES = {
  chargeBalance: 'payment',
  lookUpCharge: 'payment',
  sendEmail: null,
  deactivateService: 'service',
  reactivateService: 'service',
  clearDeactivation: null,
  applyCredit: 'payment',
  recordStep: 'record',
} satisfies Record<Effect['type'], string | null>;

const lanes: Lanes<Effect> = {
  laneOf: ({ type }) => LANES[type],
  record: LANES.recordStep,
  // The service only ever has to reach the newest state; what was waiting is overtaken.
  replaces: (newer, waiting) => LANES[newer.type] === 'service' && newer.type !== waiting.type,
};

const SYSTEM = { kind: 'system', id: 'puntual' } as const;
const PROVIDER = { kind: 'provider', id: 'gateway' } as const;

/** Somebody waits for the answer of these; autopay's herd of the 10th does not mind. */
const URGENT = { charge: 1, lookUp: 2, herd: 4 };

function accountBinding(accountId: string): Binding<ChartState, ChartEvent, Request, Effect, Delivery, Ask> {
  const verbs = verbsOf(accountId);
  return {
    chart: accountChart,
    lanes,
    factEvent: ({ fact, actor }) => ({ ...fact, actor }),
    askEvent: ({ request, actor }) => ({ ...request, actor }),
    requestOf: ({ request }) => request,
    factsAfter: (seq) => verbs.readFacts(accountId, seq),
    perform: (order, now, clock) => perform(verbs, order, now, clock),
    versionOf: (state) => state.version,
    searchAttributes(state) {
      const { collections, service, balance, upcoming } = projectionOf(state);
      return [
        { key: attributes.ACCOUNT_STATE, value: collections.state },
        { key: attributes.ACCOUNT_SERVICE, value: service.state },
        { key: attributes.ACCOUNT_NEXT_ACTION, value: upcoming[0]?.kind ?? null },
        { key: attributes.ACCOUNT_OVERDUE_SINCE, value: collections.overdueSince },
        { key: attributes.ACCOUNT_BALANCE_MINOR, value: balance.openMinor },
      ];
    },
  };
}

/** The activities, as this account calls them. The outside world is never given up on; what is impossible is a value that they answer. */
function verbsOf(accountId: string) {
  const common = { startToCloseTimeout: '60s', heartbeatTimeout: '20s', retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } } as const;
  const charging = (priorityKey: number) => proxyActivities<Activities>({ ...common, taskQueue: CHARGE_QUEUE, priority: { priorityKey, fairnessKey: accountId } });
  // A proxy has no members to spread: each verb is taken by its name.
  const { sendEmail, switchService, clearDeactivation, applyCredit, recordStep, readFacts } = proxyActivities<Activities>(common);
  return {
    sendEmail,
    switchService,
    clearDeactivation,
    applyCredit,
    recordStep,
    readFacts,
    chargeNow: charging(URGENT.charge).chargeBalance,
    chargeInTurn: charging(URGENT.herd).chargeBalance,
    lookUpCharge: charging(URGENT.lookUp).lookUpCharge,
  };
}

async function perform(verbs: ReturnType<typeof verbsOf>, { effect, appliedSeq }: Order<Effect>, now: Instant, clock: Clock): Promise<Untimed<ChartEvent> | null> {
  const told = (outcome: Outcome | null, actor: ChartEvent['actor'] = SYSTEM): Untimed<ChartEvent> | null => (outcome === null ? null : { ...outcome, actor });
  switch (effect.type) {
    case 'chargeBalance': {
      const isAutomatic = effect.params.trigger === 'autopay' || effect.params.trigger === 'retry';
      return told(await (isAutomatic ? verbs.chargeInTurn : verbs.chargeNow)(effect.params), PROVIDER);
    }
    case 'lookUpCharge':
      return told(await verbs.lookUpCharge(effect.params), PROVIDER);
    case 'sendEmail':
      return told(await verbs.sendEmail(effect.params));
    case 'deactivateService':
      return told(await verbs.switchService(effect.key, 'deactivate', effect.params));
    case 'reactivateService':
      return told(await verbs.switchService(effect.key, 'reactivate', effect.params));
    case 'clearDeactivation':
      return told(await verbs.clearDeactivation(effect.key, effect.params));
    case 'applyCredit':
      return told(await verbs.applyCredit(effect.key, effect.params));
    case 'recordStep':
      await verbs.recordStep({ record: effect.params, appliedSeq, testNow: clock.test ? now : null });
      return null;
  }
}
