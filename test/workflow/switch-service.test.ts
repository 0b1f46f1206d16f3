import { expect, test } from '@jest/globals';
import { switchService } from '../../activities/switch-service.ts';
import { TryLater } from '../../ports/failures.ts';
import type { ServiceCall, ServiceSwitch } from '../../ports/service/service.ts';
import type { ServiceDeed } from '../../ports/store/service-calls.ts';
import type { Begun } from '../../ports/store/work.ts';
import { scriptedDeeds, settled } from './scripted-deeds.ts';

const ref = { accountId: 'acc_1', workId: '7.0' };
const deed: ServiceDeed = {
  verb: 'deactivate',
  key: 'acc_1:deactivate:1',
  version: 12,
  externalId: 'G-17',
  reason: '62 days overdue',
  at: '2026-05-11T14:00:00.000Z',
};

function switching(begun: Begun<ServiceDeed>, call: () => Promise<void> = async () => undefined) {
  const { store, told } = scriptedDeeds({ beginService: async () => begun });
  const calls: ServiceCall[] = [];
  const service: ServiceSwitch = {
    async call(one) {
      calls.push(one);
      await call();
    },
  };
  return { perform: () => switchService({ store, service })(ref), calls, told };
}

test('the service is called under its key with the version as its fence, and that it was is written', async () => {
  const { perform, calls, told } = switching({ is: 'begun', ...deed });
  expect(await perform()).toEqual(settled);
  expect(calls).toEqual([{ ...deed, accountId: 'acc_1' }]);
  expect(told.slice(1)).toEqual([
    `settleService ${JSON.stringify({ verb: deed.verb, version: deed.version, at: deed.at })}`,
  ]);
});

test('a call that a newer one has overtaken is not made', async () => {
  const { perform, calls, told } = switching({ is: 'over' });
  expect([await perform(), calls, told.slice(1)]).toEqual([null, [], []]);
});

test('one that could not be made is written by nobody, and made again under the same key', async () => {
  let isAway = true;
  const { perform, calls, told } = switching({ is: 'begun', ...deed }, async () => {
    if (isAway) throw new TryLater('away', { afterMs: 2_000 });
  });
  await expect(perform()).rejects.toThrow('away');
  expect(told.slice(1)).toEqual([]);
  isAway = false;
  await perform();
  expect(calls[1]).toEqual(calls[0]);
});
