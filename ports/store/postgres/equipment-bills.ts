import type { OneOff } from '../../../domain/billing/one-off.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { EquipmentBill } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { hashedId } from '../../hashed-id.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import { linesOf } from './equipment-order-rows.ts';
import { issueOneOff } from './one-off-bills.ts';

/** Issues the invoice of equipment that was bought, at the chart's word and in the transaction of its step. */
export async function issueEquipment(account: Account, key: string, { orderId, on }: EquipmentBill): Promise<Outcome> {
  const order = await account.tx.equipmentOrder.findUniqueOrThrow({ where: { id: orderId } });
  const id = hashedId('inv', key);
  try {
    const ordered = linesOf(order).filter((line): line is OneOff & { price: string } => 'unitMinor' in line);
    const { totalMinor } = await issueOneOff(account, { id, issuedOn: on, ordered }, SYSTEM);
    await account.tx.equipmentOrder.update({
      where: { id: orderId },
      data: { invoiceId: id },
      select: { id: true },
    });
    return { type: 'EQUIPMENT_INVOICED', key, orderId, invoiceId: id, totalMinor };
  } catch (error) {
    // Refused before anything was written of it: too many are open, say.
    if (!(error instanceof Refused)) throw error;
    return { type: 'EQUIPMENT_UNBILLED', key, orderId, because: error.message };
  }
}
