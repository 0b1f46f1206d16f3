import type { Day } from '../../domain/time/time.ts';
import { keyOf, Refusal, type Http } from './http.ts';
import { method, type Step, until } from './steps.ts';
import { type Story, tell } from './tell.ts';

/** Those who are billed by the month by Puntual itself: their invoices come of what they have. */

const BOOK = 'lineas';

const monthly = (code: string, kind: string, unitMinor: number, more: object = {}) => ({
  code,
  kind,
  unitMinor,
  per: 'month',
  taxes: ['iva'],
  ...more,
});

/** What the demo company charges. */
const PRICES = {
  from: '2024-01-01',
  currency: 'MXN',
  prices: [
    monthly('device', 'serviceFee', 45_000, { includes: { minutes: 600, pool: 'account' }, overageMicros: 600_000 }),
    monthly('number', 'numbers', 9_000),
    monthly('seat', 'contactCenter', 120_000),
  ],
  rates: [
    { prefix: '1', kind: 'international', microsPerMinute: 350_000 },
    { prefix: '44', kind: 'international', microsPerMinute: 900_000 },
    { prefix: '52800', kind: 'tollFreeIn', microsPerMinute: 800_000 },
  ],
};

/** The price book, once. */
export async function demoPrices(http: Http): Promise<void> {
  const path = `/v1/price-books/${BOOK}/versions`;
  const { items } = await http.get<{ items: unknown[] }>(path).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not_found') return { items: [] };
    throw error;
  });
  if (items.length === 0) await http.post(path, PRICES, keyOf('prices', 0, PRICES));
}

interface Had {
  id: string;
  items: { id: string; price: string }[];
}
const subscriptionOf = async ({ http, accountId }: Parameters<Step>[0]): Promise<Had> => {
  const [first] = (await http.get<{ items: Had[] }>(`/v1/accounts/${accountId}/subscriptions`)).items;
  if (first === undefined) throw new Error(`${accountId} has no subscription`);
  return first;
};

/** So many devices, numbers and seats from today on. */
const subscribes =
  ([devices, numbers, seats = 0]: [devices: number, numbers: number, seats?: number], more: object = {}): Step =>
  async (scene) => {
    const items = [
      { price: 'device', quantity: devices },
      { price: 'number', quantity: numbers },
      { price: 'seat', quantity: seats },
    ].filter(({ quantity }) => quantity > 0);
    await scene.post(`/v1/accounts/${scene.accountId}/subscriptions`, { priceBook: BOOK, items, ...more });
  };

const adds =
  (price: string, quantity: number): Step =>
  async (scene) => {
    const { id } = await subscriptionOf(scene);
    await scene.post(`/v1/subscriptions/${id}/items`, { price, quantity });
  };

const removes =
  (price: string, quantity: number): Step =>
  async (scene) => {
    const item = (await subscriptionOf(scene)).items.find((one) => one.price === price);
    await scene.post(`/v1/items/${item?.id}/remove`, { quantity });
  };

const cancels =
  (reason: string): Step =>
  async (scene) => {
    const { id } = await subscriptionOf(scene);
    await scene.post(`/v1/subscriptions/${id}/cancellation`, { reason, releaseNumbers: true });
  };

const since = (from: Day, to: Day, autopay = true) => ({ from, to, autopay });

export const billed: Story[] = [
  tell(
    'mirador',
    'Corporativo Mirador SA de CV',
    'a year billed by the month, with more and less on the way',
    since('2025-03-15', '2026-03-20'),
    method('tok_ok'),
    subscribes([5, 3], { contractMonths: 24 }),
    until('2025-08-20'),
    adds('device', 2),
    adds('number', 1),
    until('2025-11-12'),
    removes('device', 1),
  ),
  tell(
    'encinas',
    'Centro de Contacto Las Encinas SC',
    'three free months, then billed by the month',
    since('2025-10-15', '2026-03-19'),
    method('tok_ok'),
    subscribes([12, 4, 6], { contractMonths: 36, freeMonths: 3 }),
  ),
  tell(
    'tabachin',
    'Despacho Tabachín SC',
    'billed by the month, ends on 30 April',
    since('2026-01-12', '2026-03-18'),
    method('tok_ok'),
    subscribes([3, 2]),
    until('2026-03-17'),
    cancels('They move to another city'),
  ),
  tell(
    'framboyan',
    'Abarrotes El Framboyán SA de CV',
    'billed by the month, pays by hand, overdue',
    since('2026-01-20', '2026-03-17', false),
    subscribes([2, 1]),
  ),
];
