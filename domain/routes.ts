import type { Effect } from './effects.ts';
import { QUEUES, type Work } from './work.ts';

/** Which lane, queue and priority: written with the effect, so that the workflow needs to know nothing of it. */
export function routeOf({ type, params }: Effect): Pick<Work, 'lane' | 'queue' | 'priority'> {
  switch (type) {
    case 'chargeBalance': {
      const isAutomatic = params.trigger === 'autopay' || params.trigger === 'retry';
      // Somebody waits for the answer of the others; the herd of the 10th does not mind.
      return { lane: 'payment', queue: QUEUES.charges, priority: isAutomatic ? 4 : 1 };
    }
    case 'lookUpCharge':
      return { lane: 'payment', queue: QUEUES.charges, priority: 2 };
    case 'refundPayment':
      return { lane: null, queue: QUEUES.charges, priority: 3 };
    case 'sendEmail':
      return { lane: null, queue: QUEUES.mails, priority: 3 };
    case 'deactivateService':
    case 'reactivateService':
      return { lane: 'service', queue: QUEUES.service, priority: 2 };
    case 'clearDeactivation':
    case 'applyCredit':
    case 'billMonth':
    case 'issueEquipment':
      throw new Error(`${type} is answered by the record itself`);
  }
}
