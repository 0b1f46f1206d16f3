import type { Policy } from '../../policy/policy.ts';
import { wholeBilling } from './billing.ts';
import { wholeAutopay } from './autopay.ts';
import { wholeCollections } from './collections.ts';
import { wholeCompany } from './company.ts';
import type { Context } from './context.ts';
import { emptyContext } from './context.ts';
import type { Since } from './filled.ts';
import { each, filled } from './filled.ts';
import { wholeHold } from './hold.ts';
import { wholeLedger } from './ledger.ts';
import { wholeMail } from './mail.ts';
import { wholeOrders } from './orders.ts';
import { wholePayment } from './payment.ts';
import { wholeService } from './service.ts';
import type { FrozenState } from './thaw.ts';

const TASK: Since<Context['tasks'][number], 'key' | 'invoiceIds'> = {};

/**
 * A context that an older release has written lacks what was added since, at any depth: a debt's new field as well as
 * the context's own. Each is as it is where nothing has happened yet. A new field doesn't compile until its slice says
 * how it begins. What comes in kinds (what an attempt is for, what a mail says) is not filled: there a change is a new
 * shape.
 */
export function whole(stored: FrozenState['snapshot']['context'], policy: Policy): Context {
  const empty = emptyContext(stored.now);
  const c: Context = filled(empty, { ...stored, policy });
  return {
    now: c.now,
    ...wholeLedger(c),
    ...wholeHold(c),
    ...wholePayment(c),
    ...wholeAutopay(c),
    ...wholeService(c),
    ...wholeCollections(c),
    ...wholeMail(c),
    ...wholeCompany(c),
    ...wholeBilling(c),
    ...wholeOrders(c),
    counters: filled(empty.counters, c.counters),
    tasks: each(TASK, c.tasks),
    epoch: c.epoch,
    realTime: c.realTime,
  };
}
