import type { OverrideRequest } from '../events.ts';
import { addDays } from '../time/calendar.ts';
import type { Day } from '../time/time.ts';
import type { ImportedAccount, ImportedInvoice } from './imported.ts';

/** What is done to bring an account in. */
export type OpeningStep =
  | { do: 'open' }
  /** Or its end. */
  | { do: 'hold' | 'release'; request: OverrideRequest }
  | { do: 'issue'; invoice: ImportedInvoice }
  | { do: 'addMethod'; method: NonNullable<ImportedAccount['method']> }
  | { do: 'switchAutopayOn'; consent: string | null };

/** Longer than it takes to bring one account in, whatever dies meanwhile. */
const OPENING_DAYS = 7;
const ASKED = { expectedVersion: null, role: 'admin' as const, invoiceId: null };

/**
 * In this order, in earnest as in the forecast:
 *
 * - Held first: else a last notice would go between two of its invoices, and name one.
 * - Autopay last: what fell due before it was switched on is old debt, and isn't charged by itself (rules, Charging).
 * - Released at the end, unless its turn comes on a later day. Rungs that were passed before then are never sent.
 */
export function openingSteps(account: ImportedAccount, on: { today: Day; heldThrough: Day | null }): OpeningStep[] {
  const { method, invoices } = account;
  const until = on.heldThrough ?? addDays(on.today, OPENING_DAYS);
  const reason =
    on.heldThrough === null
      ? 'Imported: nothing happens before all of it is here'
      : `Imported with old debt: what is due for a last notice is spread over several days, this one's turn is after ${until}`;
  return [
    { do: 'open' },
    { do: 'hold', request: { type: 'PAUSE_REQUESTED', until, legal: false, reason, ...ASKED } },
    ...invoices.map((invoice) => ({ do: 'issue' as const, invoice })),
    ...(method === null ? [] : [{ do: 'addMethod' as const, method }]),
    ...(method?.autopay === true ? [{ do: 'switchAutopayOn' as const, consent: method.consent }] : []),
    ...(on.heldThrough === null
      ? [
          {
            do: 'release' as const,
            request: { type: 'RESUME_REQUESTED' as const, reason: 'Imported: all is here', ...ASKED },
          },
        ]
      : []),
  ];
}
