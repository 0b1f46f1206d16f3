import { describe, expect, test } from '@jest/globals';
import type { CallingAccount, Owner, UsageOwners } from '../../ports/store/postgres/usage-owners.ts';
import { endsOf, placed } from '../../ports/store/postgres/usage-placing.ts';
import type { CallRow } from '../../ports/usage-files/usage-files.ts';

/** Whose a call is, and what it counts by. */
const account = (id: string): CallingAccount => ({
  id,
  timeZone: 'America/Mexico_City',
  country: 'MX',
  skewMs: 0,
  billedLast: null,
  billingStartsOn: '2026-08-01',
  endsOn: null,
  lateDays: 60,
});
const item = (of: CallingAccount, device: string, through: Owner['through'] = null): Owner => ({
  account: of,
  device,
  from: '2026-08-01',
  through,
  billingStartsOn: '2026-08-01',
});
const [ours, theirs] = [account('acc_ours'), account('acc_theirs')];
const DEVICES: Record<string, Owner[]> = {
  lobby: [item(ours, 'lobby')],
  gate: [item(ours, 'gate')],
  'gone-by': [item(ours, 'gone-by', '2026-08-03')],
  elsewhere: [item(theirs, 'elsewhere')],
  reception: [item(theirs, 'reception'), item(ours, 'reception')],
};
const NUMBERS: Record<string, Owner[]> = { '+525512345678': [item(ours, 'lobby')] };
const owners = {
  ofNumber: (number: string) => NUMBERS[number] ?? [],
  ofDevice: (device: string) => DEVICES[device] ?? [],
  account: () => null,
} as Partial<UsageOwners> as UsageOwners;

describe('the device that a call counts by', () => {
  const deviceOf = (device: string | null, from = '+525512345678'): unknown => {
    const startedMs = Date.UTC(2026, 7, 5, 18);
    const call: CallRow = {
      eventId: null,
      from,
      to: '+13055551234',
      startedMs,
      endedMs: startedMs + 60_000,
      seconds: 60,
      answered: true,
      direction: 'out',
      device,
      accountId: null,
    };
    const found = placed(call, endsOf(call), owners, startedMs);
    return 'code' in found ? found.code : `${found.account.id} ${found.device}`;
  };

  test.each([
    ['is told, and is the account’s', 'gate', 'gate'],
    ['is told, and another’s has that name, too', 'reception', 'reception'],
    ['is not told: its number’s', null, 'lobby'],
    ['is another account’s: its number’s', 'elsewhere', 'lobby'],
    ['is nobody’s, as of a trunk: its number’s', 'trunk', 'lobby'],
    ['was the account’s until then: its number’s', 'gone-by', 'lobby'],
  ])('T29: %s', (_, told, expected) => {
    expect(deviceOf(told)).toBe(`acc_ours ${expected}`);
  });

  test('T29: is what was told where the number has none', () => {
    expect(deviceOf('gate', '101')).toBe('acc_ours gate');
    expect(deviceOf('trunk', '101')).toBe('number_unknown');
  });
});
