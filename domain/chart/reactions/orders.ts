import type { EventOf } from '../../events.ts';
import { addMinutes } from '../../time/calendar.ts';
import { today } from '../reads/today.ts';
import { equipmentKey } from '../state/keys.ts';
import type { EquipmentOrder, Port } from '../state/orders.ts';
import { SYSTEM, type Turn } from '../state/turn.ts';

/** Orders of equipment, and numbers that are to leave. What is in them is in the record. */

/** An invoice that a person has to mend something for is tried again so much later. */
const AGAIN_MINUTES = 24 * 60;

const setEquipment = (turn: Turn, equipment: EquipmentOrder[]): void =>
  turn.set({ orders: { ...turn.context.orders, equipment } });

const changeEquipment = (turn: Turn, id: string, change: Partial<EquipmentOrder>): void =>
  setEquipment(
    turn,
    turn.context.orders.equipment.map((one) => (one.id === id ? { ...one, ...change } : one)),
  );

const listed = (lines: { price: string; quantity: number }[]): string =>
  lines.map(({ price, quantity }) => `${quantity} × ${price}`).join(', ');

export function ordered(turn: Turn, event: EventOf<'EQUIPMENT_ORDERED'>): void {
  const { orderId, mode, lines, invoiceByOn } = event;
  setEquipment(turn, [
    ...turn.context.orders.equipment,
    { id: orderId, rented: mode === 'rental', invoiceByOn, signed: false, notBefore: null, asked: null },
  ]);
  turn.note('equipment.ordered', `Ordered (${mode}): ${listed(lines)}`, { orderId, mode, lines, invoiceByOn });
}

export function signed(turn: Turn, { orderId, on, invoiceByOn }: EventOf<'EQUIPMENT_SIGNED'>): void {
  changeEquipment(turn, orderId, { invoiceByOn, signed: true });
  turn.note(
    'equipment.signed',
    invoiceByOn === null ? `Order signed on ${on}` : `Order signed on ${on}: invoiced by ${invoiceByOn}`,
    { orderId, on, invoiceByOn },
  );
}

/** It leaves the house: what was bought is invoiced at once. */
export function released(turn: Turn, { orderId, on }: EventOf<'EQUIPMENT_RELEASED'>): void {
  turn.note('equipment.released', `Order released on ${on}`, { orderId, on });
  issueEquipment(turn, orderId);
}

/** Asked of the record, which answers within the same decision. */
export function issueEquipment(turn: Turn, orderId: string): void {
  const c = turn.context;
  if (!c.orders.equipment.some(({ id, rented, asked }) => id === orderId && !rented && asked === null)) return;
  const bills = c.counters.bills + 1;
  const key = equipmentKey(c, orderId, bills);
  turn.set({ counters: { ...c.counters, bills } });
  changeEquipment(turn, orderId, { asked: key });
  turn.do({ type: 'issueEquipment', key, params: { accountId: c.profile.id, orderId, on: today(c), at: c.now } });
}

const isAsked = (turn: Turn, key: string): boolean => turn.context.orders.equipment.some(({ asked }) => asked === key);

const unbilledTask = (orderId: string): string => `followUp:equipment:${orderId}`;

export function invoiced(turn: Turn, { key, orderId, invoiceId, totalMinor }: EventOf<'EQUIPMENT_INVOICED'>): void {
  if (!isAsked(turn, key)) return;
  setEquipment(
    turn,
    turn.context.orders.equipment.filter(({ id }) => id !== orderId),
  );
  turn.closeTask(unbilledTask(orderId));
  turn.note(
    'equipment.invoiced',
    `Equipment invoiced: ${turn.money(totalMinor)}`,
    { orderId, invoiceId, totalMinor },
    SYSTEM,
  );
}

export function unbilled(turn: Turn, { key, orderId, because }: EventOf<'EQUIPMENT_UNBILLED'>): void {
  const c = turn.context;
  if (!isAsked(turn, key)) return;
  changeEquipment(turn, orderId, {
    asked: null,
    invoiceByOn: today(c),
    notBefore: addMinutes(c.now, AGAIN_MINUTES),
  });
  turn.openTask({
    key: unbilledTask(orderId),
    kind: 'followUp',
    dueOn: today(c),
    subject: {},
    data: { summary: `An order of equipment can't be invoiced: ${because}`, orderId, because },
  });
}

export function delivered(turn: Turn, { orderId, on, rental }: EventOf<'EQUIPMENT_DELIVERED'>): void {
  const throughOn = rental?.throughOn ?? null;
  setEquipment(
    turn,
    turn.context.orders.equipment.filter(({ id, rented }) => id !== orderId || !rented),
  );
  turn.note(
    'equipment.delivered',
    throughOn === null ? `Delivered on ${on}` : `Rented from ${on}, under contract through ${throughOn}`,
    { orderId, on, throughOn },
  );
}

export function rentalEnds(turn: Turn, { orderId, on }: EventOf<'RENTAL_ENDED'>): void {
  turn.note('rental.ended', `Rental ends on ${on}`, { orderId, on });
}

export function replaced(turn: Turn, event: EventOf<'EQUIPMENT_REPLACED'>): void {
  const { orderId, price, quantity, on, reason } = event;
  turn.note('equipment.replaced', `Replaced under warranty: ${quantity} × ${price}: ${reason}`, {
    orderId,
    price,
    quantity,
    on,
    reason,
  });
}

const setPorts = (turn: Turn, ports: Port[]): void => turn.set({ orders: { ...turn.context.orders, ports } });

const portTask = (portId: string): string => `portLate:${portId}`;

/** It stands for those that came to nothing. */
export function portRequested(turn: Turn, event: EventOf<'PORT_SENT'>): void {
  const { portId, numbers, submittedOn, earliestOn, latestOn } = event;
  const { ports } = turn.context.orders;
  for (const { id, failed } of ports) if (failed) turn.closeTask(portTask(id));
  setPorts(turn, [...ports.filter(({ failed }) => !failed), { id: portId, latestOn, told: false, failed: false }]);
  turn.note('port.requested', `${numbers} numbers leave between ${earliestOn} and ${latestOn}`, {
    portId,
    numbers,
    submittedOn,
    earliestOn,
    latestOn,
  });
}

/** Whoever has decided on the numbers since then keeps nothing on for those that came to nothing before. */
export function dropFailedPorts(turn: Turn, { endsOn }: EventOf<'SUBSCRIPTION_ENDING'>): void {
  if (endsOn === null) return;
  for (const { id, failed } of turn.context.orders.ports) if (failed) overWith(turn, id);
}

const overWith = (turn: Turn, portId: string): void => {
  setPorts(
    turn,
    turn.context.orders.ports.filter(({ id }) => id !== portId),
  );
  turn.closeTask(portTask(portId));
};

export function portCompleted(turn: Turn, { portId, on, endsOn }: EventOf<'PORT_COMPLETED'>): void {
  overWith(turn, portId);
  turn.note(
    'port.completed',
    endsOn === null ? `Numbers left on ${on}` : `Numbers left on ${on}: service ends on ${endsOn}`,
    {
      portId,
      on,
      endsOn,
    },
  );
}

/** Given up, the numbers keep nothing on any more; else another port is to be sent. */
export function portFailed(turn: Turn, { portId, reason, released }: EventOf<'PORT_FAILED'>): void {
  const c = turn.context;
  turn.note('port.failed', `Numbers have not left: ${reason}`, { portId, reason, released });
  if (released) {
    overWith(turn, portId);
    return;
  }
  turn.closeTask(portTask(portId));
  setPorts(
    turn,
    c.orders.ports.map((port) => (port.id === portId ? { ...port, failed: true } : port)),
  );
  askAboutPort(turn, portId, `Numbers have not left (${reason}): send another request, or have them given up`);
}

export function portOverdue(turn: Turn, portId: string): void {
  const { ports } = turn.context.orders;
  setPorts(
    turn,
    ports.map((port) => (port.id === portId ? { ...port, told: true } : port)),
  );
  const latestOn = ports.find(({ id }) => id === portId)?.latestOn;
  askAboutPort(turn, portId, `Numbers were to leave by ${latestOn}, and have not: ask the other carrier`);
}

const askAboutPort = (turn: Turn, portId: string, summary: string): void =>
  turn.openTask({
    key: portTask(portId),
    kind: 'portLate',
    dueOn: today(turn.context),
    subject: {},
    data: { summary, portId },
  });
