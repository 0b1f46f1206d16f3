import { setup } from 'xstate';
import type { Request } from '../../events.ts';
import { refusalOf } from '../requests/refusal-of.ts';
import type { Context } from '../state/context.ts';
import type { Due, MachineEvent, Seen } from './reacting.ts';
import { isDue } from './reacting.ts';
import * as billing from './setup/billing.ts';
import * as autopay from './setup/autopay.ts';
import * as collections from './setup/collections.ts';
import * as hold from './setup/hold.ts';
import * as ledger from './setup/ledger.ts';
import * as mail from './setup/mail.ts';
import * as orders from './setup/orders.ts';
import * as payment from './setup/payment.ts';
import * as service from './setup/service.ts';

/**
 * The machine's setup: every guard and action by name, from a file a region. What they mean is in the reactions and
 * reads; where they stand is in the regions. Custom actions (`effect`, `note`, `mark`, `task`) are plain data that the
 * step hands out.
 */
export const account = setup({
  types: {} as { context: Context; events: MachineEvent; input: Context },
  actions: {
    effect: () => {},
    note: () => {},
    mark: () => {},
    task: () => {},
    ...ledger.actions,
    ...hold.actions,
    ...payment.actions,
    ...service.actions,
    ...collections.actions,
    ...mail.actions,
    ...orders.actions,
    ...billing.actions,
  },
  guards: {
    isPermitted: ({ context, event }: Seen) => refusalOf(context, event as Request & MachineEvent) === null,
    isDue: ({ event }: Seen, due: Due) => isDue(event, due),
    ...ledger.guards,
    ...hold.guards,
    ...payment.guards,
    ...autopay.guards,
    ...service.guards,
    ...collections.guards,
    ...billing.guards,
  },
});
