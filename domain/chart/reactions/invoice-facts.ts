import type { EventOf } from '../../events.ts';
import { addDays } from '../../time/calendar.ts';
import { debtById, pastDueMinor } from '../reads/debts.ts';
import { disputeUndecided } from '../reads/holds.ts';
import { today } from '../reads/today.ts';
import { mailInvoice } from '../reads/topics.ts';
import { beforeDueGone } from '../reads/before-due.ts';
import { noticeDays } from '../reads/charge-notice.ts';
import { uncollectedById } from '../reads/uncollected.ts';
import { isOldDebt } from '../reads/window.ts';
import { invoiceOf } from '../state/hold.ts';
import { newDebt } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { noteGiven } from './giving-away.ts';
import { releaseAll } from './holds.ts';
import { paper, takeBack } from './mails.ts';
import { allocate, settle } from './money.ts';
import { forgetUncollected } from './recoveries.ts';
import { overtake } from './watched-attempts.ts';

/** Facts about invoices and their credit notes. None of them can be refused. */

export function invoiceIssued(
  turn: Turn,
  { invoice, creditMinor, sentAlready, bought }: EventOf<'INVOICE_ISSUED'>,
): void {
  const c = turn.context;
  const known = sentAlready === true ? '; the customer has it' : '';
  turn.note(
    'invoice.issued',
    `Invoice ${invoice.number} over ${turn.money(invoice.totalMinor)}, due on ${invoice.dueOn}${known}`,
    { invoiceId: invoice.id, number: invoice.number, totalMinor: invoice.totalMinor, dueOn: invoice.dueOn },
  );
  if (creditMinor > 0) {
    turn.set({ creditMinor: c.creditMinor - creditMinor });
    turn.note(
      'credit.applied',
      `Credit of ${turn.money(creditMinor)} paid towards invoice ${invoice.number}`,
      { invoiceId: invoice.id, amountMinor: creditMinor },
      SYSTEM,
    );
  }
  // A charge soon after the invoice needs no notice besides the invoice's own mail.
  const days = noticeDays(c);
  const debt = {
    ...newDebt(invoice, c.now),
    triedByAutopay: isOldDebt(c, invoice.dueOn),
    beforeDueDays: beforeDueGone(c, invoice.dueOn),
    chargeNoticed: days === 0 || (sentAlready !== true && today(c) >= addDays(invoice.dueOn, -days)),
  };
  if (invoice.balanceMinor > 0) turn.set({ debts: [...turn.context.debts, debt] });
  else
    turn.note(
      'invoice.paid',
      `Invoice ${invoice.number} is paid`,
      { invoiceId: invoice.id, number: invoice.number },
      SYSTEM,
    );
  if (sentAlready === true) return;
  // Of what somebody has just bought it is an answer (rules, Equipment and one-off invoices).
  const said = { creditMinor, invoice: mailInvoice(c, debt), ...(bought === undefined ? {} : { atOnce: true }) };
  if (bought === 'equipment') paper(turn, 'equipment-invoice', invoice.id, [invoice.id], said);
  else paper(turn, 'invoice-issued', invoice.id, [invoice.id], said);
}

/** More than any reversal can open again. */
const WHATEVER_COMES = Number.MAX_SAFE_INTEGER;

export function invoiceVoided(turn: Turn, { invoiceId, creditMinor, reason, role }: EventOf<'INVOICE_VOIDED'>): void {
  const c = turn.context;
  const debt = debtById(c, invoiceId);
  const before = pastDueMinor(c);
  const forgivenMinor = (debt ?? uncollectedById(c, invoiceId))?.balanceMinor ?? 0;
  noteGiven(turn, 'credit', forgivenMinor + creditMinor, role);
  turn.set({ debts: c.debts.filter((one) => one.id !== invoiceId), creditMinor: c.creditMinor + creditMinor });
  forgetUncollected(turn, invoiceId);
  // Where we think it paid, and the ledger had it open: a return that we haven't heard of yet must not open it again.
  overtake(turn, [{ invoiceId, amountMinor: WHATEVER_COMES }]);
  takeBack(turn, 'invoice-issued', invoiceId);
  takeBack(turn, 'equipment-invoice', invoiceId);
  turn.note('invoice.voided', `Invoice ${debt === null ? '' : `${debt.number} `}voided: ${reason}`, {
    invoiceId,
    creditMinor,
    reason,
  });
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => invoiceOf(hold) === invoiceId),
    () => 'the invoice is void',
  );
  for (const hold of c.holds)
    if (hold.kind === 'dispute' && hold.invoiceId === invoiceId) turn.closeTask(disputeUndecided(hold.id));
  settle(turn, 0, before);
}

export function creditNoted(
  turn: Turn,
  { creditNoteId, invoiceId, amountMinor, creditMinor, reason, uncollectible, role }: EventOf<'CREDIT_NOTED'>,
): void {
  const before = pastDueMinor(turn.context);
  turn.note('credit.applied', `Credit note of ${turn.money(amountMinor)}: ${reason}`, {
    creditNoteId,
    invoiceId,
    amountMinor,
    creditMinor,
    reason,
  });
  noteGiven(turn, 'credit', amountMinor, role);
  allocate(turn, [{ invoiceId, amountMinor: amountMinor - creditMinor }], creditMinor, uncollectible);
  settle(turn, 0, before);
}
