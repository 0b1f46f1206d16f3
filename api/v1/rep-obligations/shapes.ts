import { z } from 'zod';
import { REP_STATUSES, type RepObligationRow } from '../../../ports/store/receipts.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

const Document = z.strictObject({
  invoiceId: idOut('inv'),
  number: z.string(),
  uuid: z.string().nullable().meta({ description: "Of the invoice's receipt; null: that is not stamped yet." }),
  installment: z.int().meta({ description: 'Which payment of the invoice it is, from 1 (NumParcialidad).' }),
  balanceBeforeMinor: minor,
  paidMinor: minor,
  balanceAfterMinor: minor,
  taxes: z.array(z.strictObject({ code: z.string(), rate: z.string(), baseMinor: minor, amountMinor: minor })),
});

export const RepObligation = z
  .strictObject({
    id: idOut('rep'),
    accountId: idOut('acc'),
    month: z.string().meta({ description: "Of the payments, by the account's days." }),
    dueOn: dayOut,
    status: z.enum(REP_STATUSES).meta({
      description:
        '`pending`: to be made; `sent`: nobody has said yet whether it is stamped; `toCancel`: a payment of it was taken ' +
        'back since; `dropped`: before it was made.',
    }),
    uuid: z.string().nullable(),
    stampedAt: instantOut.nullable(),
    problem: z.string().nullable().meta({ description: 'What the stamper said was wrong.' }),
    amountMinor: minor,
    payments: z.array(
      z.strictObject({
        paymentId: idOut('pay').nullable().meta({ description: "Null: the account's credit." }),
        paidAt: instantOut,
        form: z.string().meta({ description: 'c_FormaPago.' }),
        operation: z.string().nullable().meta({ description: "The bank's key of it." }),
        amountMinor: minor,
        documents: z.array(Document),
      }),
    ),
  })
  .meta({ id: 'RepObligation', title: 'A receipt of payments that is owed' });

export const repObligationShape = (row: RepObligationRow): z.infer<typeof RepObligation> => ({
  id: row.id,
  accountId: row.accountId,
  month: row.month,
  dueOn: row.dueOn,
  status: row.status,
  uuid: row.uuid,
  stampedAt: row.stampedAt,
  problem: row.problem,
  amountMinor: row.amountMinor,
  payments: row.payments.map(({ paymentId, paidAt, form, operation, amountMinor, documents }) => ({
    paymentId,
    paidAt,
    form,
    operation,
    amountMinor,
    documents: documents.map((document) => ({
      invoiceId: document.invoiceId,
      number: document.number,
      uuid: document.uuid,
      installment: document.installment,
      balanceBeforeMinor: document.balanceBeforeMinor,
      paidMinor: document.paidMinor,
      balanceAfterMinor: document.balanceAfterMinor,
      taxes: document.taxes.map(({ code, rate, baseMinor, amountMinor: of }) => ({
        code,
        rate,
        baseMinor,
        amountMinor: of,
      })),
    })),
  })),
});
