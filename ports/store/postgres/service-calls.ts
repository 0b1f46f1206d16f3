import type { ServiceCalls, ServiceDeed, ServiceHistory } from '../service-calls.ts';
import { dateOf, instantOf, orNull } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import type { OpenWork } from './decide/open-work.ts';
import { beginWork, finishWork } from './work.ts';

const VERBS = ['deactivateService', 'reactivateService'] as const;

/**
 * Calls to the service, fenced by the account's version: never after one of a higher version, nor when one of another
 * verb waits behind it.
 */
export const serviceCallsOf = (desk: Desk): ServiceCalls & ServiceHistory => ({
  lastServiceCall: async (accountId) =>
    orNull(
      await desk.db.serviceCall.findFirst({ where: { accountId }, orderBy: { version: 'desc' } }),
      ({ verb, version, at }) => ({ verb: verb as ServiceDeed['verb'], version, at: instantOf(at) }),
    ),

  beginService: (ref) =>
    beginWork(desk, ref, VERBS, async ({ tx, id: accountId, row, openWork }, { key, params: { version, at, why } }) => {
      const newer = await tx.serviceCall.count({ where: { accountId, version: { gt: version } } });
      if (newer > 0 || isOvertaken(openWork, ref.workId)) return { over: null, as: 'dropped' };
      const verb = key.split(':')[1] as 'deactivate' | 'reactivate';
      return { go: { verb, key, version, externalId: row.externalId, reason: why, at } };
    }),

  settleService: (ref, { verb, version, at }) =>
    finishWork(desk, ref, VERBS, async ({ tx, id: accountId }, key) => {
      await tx.serviceCall.upsert({
        where: { key },
        create: { key, accountId, verb, version, at: dateOf(at), done: true },
        update: {},
        select: { key: true },
      });
      return { type: 'SERVICE_DONE', key, verb };
    }),
});

/**
 * What nobody has begun is dropped when another verb is decided; what was begun, and is not heard of any more, need not
 * be made either.
 */
function isOvertaken(openWork: readonly OpenWork[], workId: string): boolean {
  const lane = openWork.filter((one) => one.lane === 'service');
  const [ours, ...behind] = lane.slice(lane.findIndex(({ id }) => id === workId));
  return behind.some(({ verb }) => verb !== ours?.verb);
}
