import type { Allocation, Invoice } from '../../account.ts';
import { today } from '../reads/today.ts';
import { newDebt } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import type { Paid } from './receipts.ts';

/** Money for debts that were written off: a recovery, and one that is undone (rules, Money). */

/** As the ledger says they are. `allocations`: what was put against them, among others. */
export function recover(turn: Turn, told: readonly Invoice[], allocations: readonly Allocation[]): Paid[] {
  if (told.length === 0) return [];
  keep(turn, told);
  for (const { id: invoiceId, number, balanceMinor } of told) {
    if (balanceMinor > 0) continue;
    turn.note('invoice.paid', `Invoice ${number} is paid, though it was written off`, { invoiceId, number }, SYSTEM);
    turn.closeTask(recoveryUndone(invoiceId));
  }
  turn.raise('WRITE_OFF_RECOVERED');
  const numbers = new Map(told.map(({ id, number }) => [id, number]));
  return allocations.flatMap(({ invoiceId, amountMinor }) => {
    const number = numbers.get(invoiceId);
    return number === undefined ? [] : [{ invoiceId, number, amountMinor }];
  });
}

/** It is asked for no more by anybody: a void one. */
export function forgetUncollected(turn: Turn, invoiceId: string): void {
  turn.set({ uncollected: turn.context.uncollected.filter((debt) => debt.id !== invoiceId) });
  turn.closeTask(recoveryUndone(invoiceId));
  turn.raise('WRITE_OFF_RECOVERED');
}

/** Money for them was taken back: they are uncollectible as before, nobody is reminded, and a person hears of it. */
export function undoRecovery(turn: Turn, told: readonly Invoice[], taken: ReadonlyMap<string, number>): void {
  if (told.length === 0) return;
  keep(turn, told);
  for (const { id: invoiceId, number, balanceMinor } of told) {
    turn.note(
      'invoice.uncollectible',
      `Invoice ${number} is uncollectible again: ${turn.money(taken.get(invoiceId) ?? 0)} for it was taken back`,
      { invoiceId, amountMinor: balanceMinor },
      SYSTEM,
    );
    turn.openTask({
      key: recoveryUndone(invoiceId),
      kind: 'recoveryUndone',
      dueOn: today(turn.context),
      subject: { invoiceId },
      data: { summary: `Money for invoice ${number}, which was written off, was taken back: decide about the service` },
    });
  }
  turn.raise('RECOVERY_UNDONE');
}

const recoveryUndone = (invoiceId: string): string => `recoveryUndone:${invoiceId}`;

/** The ledger's own balances: what is paid leaves, as with every debt. */
function keep(turn: Turn, told: readonly Invoice[]): void {
  const c = turn.context;
  const debts = new Map(c.uncollected.map((debt) => [debt.id, debt]));
  for (const invoice of told) {
    if (invoice.balanceMinor === 0) debts.delete(invoice.id);
    else debts.set(invoice.id, { ...(debts.get(invoice.id) ?? newDebt(invoice, c.now)), ...invoice });
  }
  turn.set({ uncollected: [...debts.values()] });
}
