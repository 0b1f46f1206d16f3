import * as orders from '../../reactions/orders.ts';
import type { OfType } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  takeOrder: react(orders.ordered),
  takeSignature: react(orders.signed),
  invoiceReleased: react(orders.released),
  issueEquipment: react((turn, event: OfType<'DEADLINE_REACHED'>) => orders.issueEquipment(turn, event.id)),
  takeEquipmentInvoice: react(orders.invoiced),
  askAboutEquipment: react(orders.unbilled),
  noteDelivery: react(orders.delivered),
  noteRentalEnd: react(orders.rentalEnds),
  noteReplacement: react(orders.replaced),
  takePort: react(orders.portRequested),
  completePort: react(orders.portCompleted),
  failPort: react(orders.portFailed),
  dropFailedPorts: react(orders.dropFailedPorts),
  askAboutPort: react((turn, event: OfType<'DEADLINE_REACHED'>) => orders.portOverdue(turn, event.id)),
};
