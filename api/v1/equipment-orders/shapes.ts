import { z } from 'zod';
import { TERMS } from '../../../domain/billing/terms/company-terms.ts';
import { EQUIPMENT_MODES, isUnderWarranty } from '../../../domain/billing/terms/equipment.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { EquipmentOrderRow } from '../../../ports/store/equipment-orders.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut } from '../../http/schemas/time.ts';

const STATES = ['ordered', 'signed', 'released', 'delivered', 'ended'] as const;

export const EquipmentOrder = z
  .strictObject({
    id: idOut('eqo'),
    accountId: idOut('acc'),
    mode: z.enum(EQUIPMENT_MODES),
    priceBook: z.string(),
    lines: z.array(z.strictObject({ price: z.string(), quantity: z.int() })),
    state: z.enum(STATES).meta({ description: 'How far it has come.' }),
    termMonths: z.int().nullable(),
    signedOn: dayOut.nullable(),
    invoiceByOn: dayOut.nullable().meta({
      description:
        'What was bought is invoiced on release, and at the latest on this day; null: its signature is awaited.',
    }),
    releasedOn: dayOut.nullable(),
    deliveredOn: dayOut.nullable().meta({ description: 'What is rented is charged from the day after.' }),
    contractThrough: dayOut.nullable().meta({ description: 'Of a rental, which goes on after it.' }),
    endedOn: dayOut.nullable().meta({ description: 'The last day of a rental; null: it goes on.' }),
    invoiceId: idOut('inv').nullable(),
    warranty: z.enum(['covered', 'none']).meta({ description: 'Whether a defect is replaced today.' }),
  })
  .meta({ id: 'EquipmentOrder', title: 'An order of equipment' });

/** `today`: the account's. */
export const equipmentOrderShape = (row: EquipmentOrderRow, today: Day): z.infer<typeof EquipmentOrder> => ({
  ...row,
  state: stateOf(row, today),
  warranty: isUnderWarranty(row, today, TERMS.warrantyMonths) ? 'covered' : 'none',
});

function stateOf({ endedOn, deliveredOn, releasedOn, signedOn }: EquipmentOrderRow, today: Day) {
  if (endedOn !== null && today > endedOn) return 'ended';
  if (deliveredOn !== null) return 'delivered';
  if (releasedOn !== null) return 'released';
  return signedOn === null ? 'ordered' : 'signed';
}
