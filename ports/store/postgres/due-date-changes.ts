import { todayOf } from './decide/today.ts';
import type { ChartState } from '../../../domain/chart/chart.ts';
import { projectionOf } from '../../../domain/chart/chart.ts';
import type { Invoices } from '../invoices.ts';
import { Refused } from '../store.ts';
import { dateOf, dayOfDate } from './db/values.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';
import { invoiceRow, ownerOf } from './paper-rows.ts';

/** Another last day to pay. */
export const dueDateChangesOf = (desk: Desk): Pick<Invoices, 'changeDueDate'> => ({
  changeDueDate: ({ invoiceId, dueOn, reason, requestId, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const account = await lock(await ownerOf(tx, invoiceId));
      const read = () => invoiceRow(tx, invoiceId);
      const before = await writtenBefore(account, 'DUE_DATE_CHANGED', requestId, read);
      if (before !== null) return before;
      const { number, status, ...days } = await tx.invoice.findUniqueOrThrow({
        where: { id: invoiceId },
        select: { number: true, status: true, issuedOn: true, dueOn: true },
      });
      if (status !== 'open')
        throw new Refused(422, 'invoice_not_open', `Invoice ${number} is ${status}: its due day is over and done with`);
      const [issuedOn, from] = [dayOfDate(days.issuedOn), dayOfDate(days.dueOn)];
      if (dueOn < issuedOn)
        throw new Refused(
          422,
          'due_before_issue',
          `dueOn: invoice ${number} was issued on ${issuedOn}, not after that`,
        );
      if (dueOn === from) return read();
      if (account.state !== null && dueOn >= todayOf(account)) refuseWhileOff(account.state);
      await tx.invoice.update({ where: { id: invoiceId }, data: { dueOn: dateOf(dueOn) }, select: { id: true } });
      await account.happened({ type: 'DUE_DATE_CHANGED', invoiceId, from, dueOn, reason }, actor, requestId);
      return read();
    }),
});

/** Time that is given brings no service back (rules, The case): it would be off, and for nothing that is overdue. */
function refuseWhileOff(state: ChartState): void {
  const { service } = projectionOf(state);
  if (service.why !== null)
    throw new Refused(
      409,
      'not_allowed_now',
      'The service is off, or on for a while, and more time does not bring it back: reactivate it until a day, or ' +
        'void the invoice and issue another',
    );
}
