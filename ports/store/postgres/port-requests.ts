import { todayOf } from './decide/today.ts';
import { endsOnAfterPorts } from '../../../domain/billing/terms/cancellation.ts';
import { portedBetween } from '../../../domain/billing/terms/porting.ts';
import type { Fact } from '../../../domain/events.ts';
import { later } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { PortRequestRow, PortRequests, PortStatus } from '../port-requests.ts';
import { Refused } from '../store.ts';
import { dateOf, dayOfDate, orNull } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { writtenBefore } from './decide/facts.ts';

const withOwner = { subscription: { select: { accountId: true } } } satisfies Prisma.PortRequestInclude;

const toPortRequest = (row: Prisma.PortRequestGetPayload<{ include: typeof withOwner }>): PortRequestRow => ({
  id: row.id,
  accountId: row.subscription.accountId,
  subscriptionId: row.subscriptionId,
  numbers: row.numbers,
  submittedOn: dayOfDate(row.submittedOn),
  earliestOn: dayOfDate(row.earliestOn),
  latestOn: dayOfDate(row.latestOn),
  status: row.status as PortStatus,
  completedOn: orNull(row.completedOn, dayOfDate),
});

/** Numbers that leave for another carrier, and what that does to the end of their service. */
export const portRequestsOf = (desk: Desk): PortRequests => ({
  requestPort: ({ id, subscriptionId, numbers, submittedOn, actor }) =>
    decide(desk, async ({ tx, lock }) => {
      const { accountId } = await tx.subscription.findUniqueOrThrow({
        where: { id: subscriptionId },
        select: { accountId: true },
      });
      const account = await lock(accountId);
      const before = await writtenBefore(account, 'PORT_SENT', id, () => portOn(account, id));
      if (before !== null) return before;
      const today = todayOf(account);
      const { endsOn, items } = await tx.subscription.findUniqueOrThrow({
        where: { id: subscriptionId },
        include: { items: true },
      });
      if (endsOn !== null && today > dayOfDate(endsOn) && !(await isKeptOn(account, subscriptionId)))
        throw new Refused(422, 'subscription_ended', `The subscription ended on ${dayOfDate(endsOn)}`);
      const known = new Set(items.flatMap((item) => item.numbers));
      const unknown = known.size === 0 ? undefined : numbers.find((number) => !known.has(number));
      if (unknown !== undefined)
        throw new Refused(422, 'number_unknown', `numbers: ${unknown} is none of the subscription's`);
      const submitted = submittedOn ?? today;
      const { billing, calendar } = account.policy();
      const { earliestOn, latestOn } = portedBetween(submitted, billing.porting, calendar);
      await tx.portRequest.create({
        data: {
          id,
          subscriptionId,
          numbers,
          submittedOn: dateOf(submitted),
          earliestOn: dateOf(earliestOn),
          latestOn: dateOf(latestOn),
          status: 'pending' satisfies PortStatus,
          createdAt: dateOf(account.now),
        },
        select: { id: true },
      });
      await account.happened(
        {
          type: 'PORT_SENT',
          portId: id,
          numbers: numbers.length,
          submittedOn: submitted,
          earliestOn,
          latestOn,
        },
        actor,
        id,
      );
      return portOn(account, id);
    }),

  portRequestById: async (id) =>
    orNull(await desk.db.portRequest.findUnique({ where: { id }, include: withOwner }), toPortRequest),

  portRequestsOf: async (subscriptionId) =>
    (
      await desk.db.portRequest.findMany({
        where: { subscriptionId },
        orderBy: { ordinal: 'asc' },
        include: withOwner,
      })
    ).map(toPortRequest),

  completePort: ({ portId, on, requestId, actor }) =>
    within(desk, 'PORT_COMPLETED', { portId, requestId }, async (account, { subscriptionId }) => {
      const day = on ?? todayOf(account);
      await account.tx.portRequest.update({
        where: { id: portId },
        data: { status: 'completed' satisfies PortStatus, completedOn: dateOf(day) },
        select: { id: true },
      });
      const endsOn = await endOf(account, subscriptionId);
      await account.happened({ type: 'PORT_COMPLETED', portId, on: day, endsOn }, actor, requestId);
    }),

  failPort: ({ portId, reason, releaseNumbers, requestId, actor }) =>
    within(desk, 'PORT_FAILED', { portId, requestId, againFor: releaseNumbers }, async (account) => {
      await account.tx.portRequest.update({
        where: { id: portId },
        data: { status: 'failed' satisfies PortStatus },
        select: { id: true },
      });
      await account.happened({ type: 'PORT_FAILED', portId, reason, released: releaseNumbers }, actor, requestId);
    }),
});

const portOn = async ({ tx }: Account, id: string): Promise<PortRequestRow> =>
  toPortRequest(await tx.portRequest.findUniqueOrThrow({ where: { id }, include: withOwner }));

/** Under the account's lock, with a request that waits; `againFor`: or with one that has failed. */
const within = (
  desk: Desk,
  type: Fact['type'],
  { portId, requestId, againFor = false }: { portId: string; requestId: string; againFor?: boolean },
  work: (account: Account, port: PortRequestRow) => Promise<void>,
): Promise<PortRequestRow> =>
  decide(desk, async ({ tx, lock }) => {
    const row = await tx.portRequest.findUnique({ where: { id: portId }, include: withOwner });
    if (row === null) throw new Refused(404, 'not_found', `There is no port request ${portId}`);
    const account = await lock(row.subscription.accountId);
    const read = () => portOn(account, portId);
    const before = await writtenBefore(account, type, requestId, read);
    if (before !== null) return before;
    const port = await read();
    if (port.status === 'completed')
      throw new Refused(409, 'not_allowed_now', `The numbers left on ${port.completedOn}`);
    if (port.status === 'failed' && !againFor)
      throw new Refused(409, 'not_allowed_now', 'It has failed: send another request, or have the numbers given up');
    await work(account, port);
    return read();
  });

const isKeptOn = async ({ tx }: Account, subscriptionId: string): Promise<boolean> =>
  (await tx.portRequest.count({ where: { subscriptionId, status: { not: 'completed' satisfies PortStatus } } })) > 0;

/** The last day of service when some numbers have left; while others haven't, at least the one that stands. */
async function endOf(account: Account, subscriptionId: string): Promise<Day | null> {
  const { endsOn, noticeEndsOn, ports } = await account.tx.subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
    include: { ports: true },
  });
  if (endsOn === null) return null;
  const [stands, noticed] = [dayOfDate(endsOn), dayOfDate(noticeEndsOn ?? endsOn)];
  const left = endsOnAfterPorts(
    noticed,
    ports.flatMap(({ completedOn }) => (completedOn === null ? [] : [dayOfDate(completedOn)])),
  );
  const end = ports.some(({ status }) => status === 'pending') ? later(stands, left) : left;
  await account.tx.subscription.update({
    where: { id: subscriptionId },
    data: { endsOn: dateOf(end) },
    select: { id: true },
  });
  return end;
}
