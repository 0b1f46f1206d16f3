import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ServiceCall, ServiceSwitch } from '../../ports/service/service.ts';

export interface ServiceUnderTest {
  service: ServiceSwitch;
  /** Whether the account's service is on; null where nobody's service is switched. */
  isOn(accountId: string): boolean | null;
  close(): Promise<void>;
}

/** What every service switch has to do, whoever really switches. */
export function serviceContract(name: string, open: () => Promise<ServiceUnderTest>): void {
  describe(`a service switch: ${name}`, () => {
    let under: ServiceUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    let accounts = 0;
    const calls = (): ((verb: ServiceCall['verb'], version: number) => Promise<boolean | null>) => {
      const accountId = `acc_${++accounts}`;
      return async (verb, version) => {
        const key = `${accountId}:${verb}:${version}`;
        const at = '2026-05-12T14:00:00.000Z';
        await under.service.call({ key, accountId, externalId: null, verb, version, reason: 'Overdue', at });
        return under.isOn(accountId);
      };
    };
    /** Null where nobody's service is switched: then it is enough that the call is taken. */
    const expectOn = (isOn: boolean | null, expected: boolean): void => {
      if (isOn !== null) expect(isOn).toBe(expected);
    };

    test('switches off, and on again', async () => {
      const call = calls();
      expectOn(await call('deactivate', 4), false);
      expectOn(await call('reactivate', 7), true);
    });

    test('the same call twice is one', async () => {
      const call = calls();
      expectOn(await call('deactivate', 4), false);
      expectOn(await call('deactivate', 4), false);
    });

    test('an older call that comes late undoes nothing', async () => {
      const call = calls();
      await call('deactivate', 4);
      await call('reactivate', 7);
      expectOn(await call('deactivate', 5), true);
    });
  });
}
