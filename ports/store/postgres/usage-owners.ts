import type { Month } from '../../../domain/billing/month.ts';
import type { Owned } from '../../../domain/billing/usage/ownership.ts';
import { HOME_COUNTRY } from '../../../domain/billing/usage/usage-terms.ts';
import type { Day } from '../../../domain/time/time.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import { dayOfDate } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** An account that calls may be of. */
export interface CallingAccount {
  id: string;
  timeZone: string;
  country: string;
  /** Account time minus the machine's. */
  skewMs: number;
  /** The month whose invoice was made last: calls of those before it are late. */
  billedLast: Month | null;
  /** What began before it is on no invoice. */
  billingStartsOn: Day;
  endsOn: Day | null;
  /** So many days after their day late calls are taken. */
  lateDays: number;
}

/** What an item says of a number or a device. */
export interface Owner extends Owned {
  account: CallingAccount;
  /** What the calls of its numbers are counted by, where it is one device. */
  device: string | null;
}

interface OwnerColumns {
  numbers: string[];
  devices: string[];
  fromOn: Date;
  throughOn: Date | null;
  billingStartsOn: Date;
  accountId: string;
}

interface AccountColumns {
  id: string;
  timeZone: string;
  country: string | null;
  skewMs: bigint;
  billedLast: string | null;
  startsOn: Date;
  endsOn: Date | null;
  policyName: string;
  policyVersion: number;
}

/** With more ends than this to look up, all that accounts have is read at once. */
const FEW = 5_000;

/** Whose numbers and devices are, read once for an import and as far as it asks. */
export class UsageOwners {
  private readonly desk: Desk;
  private readonly byNumber = new Map<string, Owner[]>();
  private readonly byDevice = new Map<string, Owner[]>();
  private readonly accounts = new Map<string, CallingAccount | null>();
  private readonly asked = new Set<string>();
  private hasAll = false;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  /** All that the next calls may ask for: numbers as in E.164, devices, ids of accounts. */
  async read(numbers: Iterable<string>, devices: Iterable<string>, accountIds: Iterable<string>): Promise<void> {
    if (!this.hasAll) {
      const fresh = (kind: string, names: Iterable<string>): string[] =>
        [...new Set(names)].filter((name) => !this.asked.has(`${kind} ${name}`));
      const [ofNumbers, ofDevices] = [fresh('number', numbers), fresh('device', devices)];
      if (this.asked.size + ofNumbers.length + ofDevices.length > FEW) {
        this.hasAll = true;
        this.asked.clear();
        this.byNumber.clear();
        this.byDevice.clear();
        await this.readOwners(Prisma.sql`i.numbers <> '{}' OR i.devices <> '{}'`, null);
      } else if (ofNumbers.length + ofDevices.length > 0) {
        for (const number of ofNumbers) this.asked.add(`number ${number}`);
        for (const device of ofDevices) this.asked.add(`device ${device}`);
        await this.readOwners(Prisma.sql`i.numbers && ${ofNumbers}::text[] OR i.devices && ${ofDevices}::text[]`, {
          numbers: new Set(ofNumbers),
          devices: new Set(ofDevices),
        });
      }
    }
    await this.readAccounts(accountIds);
  }

  ofNumber = (number: string): readonly Owner[] => this.byNumber.get(number) ?? [];
  ofDevice = (device: string): readonly Owner[] => this.byDevice.get(device) ?? [];
  account = (id: string): CallingAccount | null => this.accounts.get(id) ?? null;

  /** What has been billed since, and what time it is: accounts are read once, and these change meanwhile. */
  async readAgain(): Promise<void> {
    const ids = [...this.accounts.keys()];
    if (ids.length === 0) return;
    const rows = await this.desk.db.$queryRaw<Pick<AccountColumns, 'id' | 'skewMs' | 'billedLast'>[]>`
      SELECT t.account_id AS id, t.skew_ms AS "skewMs", max(b.month) AS "billedLast"
      FROM account_states t LEFT JOIN billed_months b ON b.account_id = t.account_id AND b.series = 'service'
      WHERE t.account_id = ANY(${ids}::text[]) GROUP BY t.account_id`;
    for (const { id, skewMs, billedLast } of rows) {
      const account = this.account(id);
      if (account !== null) Object.assign(account, { skewMs: Number(skewMs), billedLast: billedLast as Month | null });
    }
  }

  /**
   * `only`: what was asked for; what else the same items have is asked for when it comes. An item that nobody has ended
   * ends with its subscription: what it names is nobody's from the next day on.
   */
  private async readOwners(
    where: Prisma.Sql,
    only: { numbers: Set<string>; devices: Set<string> } | null,
  ): Promise<void> {
    const rows = await this.desk.db.$queryRaw<OwnerColumns[]>`
      SELECT i.numbers, i.devices, i.from_on AS "fromOn", least(i.through_on, s.ends_on) AS "throughOn",
        s.billing_starts_on AS "billingStartsOn", s.account_id AS "accountId"
      FROM subscription_items i JOIN subscriptions s ON s.id = i.subscription_id
      WHERE ${where} ORDER BY i.from_on, i.ordinal`;
    await this.readAccounts(rows.map(({ accountId }) => accountId));
    for (const { numbers, devices, fromOn, throughOn, billingStartsOn, accountId } of rows) {
      const account = this.account(accountId);
      if (account === null) continue;
      const owner: Owner = {
        account,
        device: devices.length === 1 ? (devices[0] ?? null) : null,
        from: dayOfDate(fromOn),
        through: throughOn === null ? null : dayOfDate(throughOn),
        billingStartsOn: dayOfDate(billingStartsOn),
      };
      for (const number of numbers) if (only === null || only.numbers.has(number)) push(this.byNumber, number, owner);
      for (const device of devices)
        if (only === null || only.devices.has(device)) push(this.byDevice, device, { ...owner, device });
    }
  }

  private async readAccounts(ids: Iterable<string>): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.accounts.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) this.accounts.set(id, null);
    const rows = await this.desk.db.$queryRaw<AccountColumns[]>`
      SELECT a.id, a.time_zone AS "timeZone", a.country, t.skew_ms AS "skewMs",
        s.billing_starts_on AS "startsOn", s.ends_on AS "endsOn",
        a.policy_name AS "policyName", a.policy_version AS "policyVersion",
        (SELECT max(b.month) FROM billed_months b WHERE b.account_id = a.id AND b.series = 'service') AS "billedLast"
      FROM accounts a JOIN account_states t ON t.account_id = a.id JOIN subscriptions s ON s.account_id = a.id
      WHERE a.id = ANY(${fresh}::text[])`;
    const { db, policies } = this.desk;
    for (const { id, timeZone, country, skewMs, billedLast, startsOn, endsOn, ...row } of rows) {
      const { billing } = await policies.get(db, { name: row.policyName, version: row.policyVersion });
      this.accounts.set(id, {
        id,
        timeZone,
        country: country ?? HOME_COUNTRY,
        skewMs: Number(skewMs),
        billedLast: billedLast as Month | null,
        billingStartsOn: dayOfDate(startsOn),
        endsOn: endsOn === null ? null : dayOfDate(endsOn),
        lateDays: billing.calls.lateDays,
      });
    }
  }
}

function push(owners: Map<string, Owner[]>, name: string, owner: Owner): void {
  const known = owners.get(name);
  if (known === undefined) owners.set(name, [owner]);
  else known.push(owner);
}
