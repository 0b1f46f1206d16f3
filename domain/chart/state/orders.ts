import type { Day, Instant } from '../../time/time.ts';
import { each } from './filled.ts';
import type { Since } from './filled.ts';

/** What was ordered and has not come to its end. */
export interface OrdersSlice {
  orders: {
    /** Bought, and not invoiced yet; or to be rented, and not delivered. */
    equipment: EquipmentOrder[];
    /** Numbers that are to leave, and haven't. */
    ports: Port[];
  };
}

export interface EquipmentOrder {
  id: string;
  /** It is rented: nothing is invoiced before it is delivered, and then by the month. */
  rented: boolean;
  /** The last day on which it is invoiced; null: its signature is awaited. */
  invoiceByOn: Day | null;
  signed: boolean;
  /** It couldn't be invoiced, and is tried again from then on; null: it wasn't tried. */
  notBefore: Instant | null;
  /** The key under which the record was asked, which has not answered. */
  asked: string | null;
}

export interface Port {
  id: string;
  /** By this day the other carrier has them. */
  latestOn: Day;
  /** A person was told that they are late. */
  told: boolean;
  /** It came to nothing, and another is to be sent. */
  failed: boolean;
}

export const emptyOrders = (): OrdersSlice => ({ orders: { equipment: [], ports: [] } });

const EQUIPMENT: Since<EquipmentOrder, 'id' | 'invoiceByOn' | 'signed' | 'notBefore' | 'asked'> = {
  rented: false,
};
const PORT: Since<Port, 'id' | 'latestOn' | 'told' | 'failed'> = {};

export const wholeOrders = ({ orders }: OrdersSlice): OrdersSlice => ({
  orders: { ...orders, equipment: each(EQUIPMENT, orders.equipment), ports: each(PORT, orders.ports) },
});
