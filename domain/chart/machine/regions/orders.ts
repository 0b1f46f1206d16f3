import { account } from '../setup.ts';

/** Equipment that was ordered, and numbers that are to leave: several at once, so that no state stands for them. */
export const orders = account.createStateConfig({
  on: {
    DEADLINE_REACHED: [
      { guard: { type: 'isDue', params: { kind: 'issueEquipment' } }, actions: 'issueEquipment' },
      { guard: { type: 'isDue', params: { kind: 'portOverdue' } }, actions: 'askAboutPort' },
    ],
    EQUIPMENT_ORDERED: { actions: 'takeOrder' },
    EQUIPMENT_SIGNED: { actions: 'takeSignature' },
    EQUIPMENT_RELEASED: { actions: 'invoiceReleased' },
    EQUIPMENT_INVOICED: { actions: 'takeEquipmentInvoice' },
    EQUIPMENT_UNBILLED: { actions: 'askAboutEquipment' },
    EQUIPMENT_DELIVERED: { actions: 'noteDelivery' },
    RENTAL_ENDED: { actions: 'noteRentalEnd' },
    EQUIPMENT_REPLACED: { actions: 'noteReplacement' },
    PORT_SENT: { actions: 'takePort' },
    PORT_COMPLETED: { actions: 'completePort' },
    SUBSCRIPTION_ENDING: { actions: 'dropFailedPorts' },
    PORT_FAILED: { actions: 'failPort' },
  },
});
