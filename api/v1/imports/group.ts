import type { ImportedAccount, ImportedInvoice } from '../../../domain/imports/imported.ts';
import { MOST_OPEN_INVOICES } from '../../../domain/safety/limits.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { ImportLine } from '../../../ports/store/imports.ts';
import { idFrom } from '../../http/ids.ts';
import { type AccountRead, accountIn, type Beginnings } from './account-in.ts';
import { COLUMNS, type Column, type Values } from './columns.ts';
import { hasInvoice, invoiceIn, type Written } from './invoice-in.ts';
import type { Wrong } from './wrong.ts';

/** All lines of one account, in the order of the file. */
export type Group = readonly ImportLine[];

export interface ReadIn extends Beginnings {
  importId: string;
  written: Written;
  now: Instant;
  /** Of all lines that were read so far: an invoice has one number. */
  numbers: Map<string, number>;
}

export interface GroupRead {
  wrong: { line: number; problem: Wrong }[];
  /** Null: some of its lines can't be read, and half an account would be a wrong one. */
  member: { line: number; externalId: string; account: ImportedAccount; policy: AccountRead['policy'] } | null;
}

const OF_ACCOUNTS = (Object.keys(COLUMNS) as Column[]).slice(0, Object.keys(COLUMNS).indexOf('invoiceNumber'));

/** An account with its invoices, out of its lines: the first says who it is, the others may repeat it. */
export function readGroup(lines: Group, into: ReadIn): GroupRead {
  const [first] = lines;
  if (first === undefined) throw new Error('A group has lines');
  const wrong: GroupRead['wrong'] = [];
  const refuse = (line: number, problems: readonly Wrong[]): void =>
    void wrong.push(...problems.map((problem) => ({ line, problem })));

  const read = accountIn(first.body as Values, into);
  const account = Array.isArray(read) ? null : read;
  if (Array.isArray(read)) refuse(first.line, read);
  for (const { line, body } of lines.slice(1)) refuse(line, differing(first, body as Values));

  const invoices: Omit<ImportedInvoice, 'id'>[] = [];
  for (const { line, body } of lines) {
    const values = body as Values;
    if (!hasInvoice(values)) {
      if (lines.length > 1 && line !== first.line)
        refuse(line, [{ column: 'invoiceNumber', message: `is empty: line ${first.line} has the account already` }]);
      continue;
    }
    refuse(line, twice(values, line, into.numbers));
    const found = invoiceIn(values, {
      ...(account === null ? likely(first.body as Values, into) : lives(account, into)),
      written: into.written,
    });
    if (Array.isArray(found)) refuse(line, found);
    else invoices.push(found);
  }
  if (invoices.length > MOST_OPEN_INVOICES)
    refuse(first.line, [
      { column: null, message: `has ${invoices.length} open invoices; an account may have ${MOST_OPEN_INVOICES}` },
    ]);
  if (wrong.length > 0 || account === null) return { wrong, member: null };
  return { wrong, member: { line: first.line, ...memberOf(account, invoices, into.importId), policy: account.policy } };
}

const lives = ({ policy, profile }: Pick<AccountRead, 'policy'> & { profile: Lives }, { now }: ReadIn) => ({
  policy,
  currency: profile.currency,
  today: dayOf(now, profile.timeZone),
});
type Lives = Pick<AccountRead['profile'], 'currency' | 'timeZone'>;

/** Of an account that can't be read: what is wrong with its invoices is told in the same breath. */
function likely({ currency }: Values, into: ReadIn): ReturnType<typeof lives> {
  const policy = into.policies.get(into.defaults.policy);
  if (policy === undefined) throw new Error(`There is no policy ${into.defaults.policy}`);
  return lives(
    { policy, profile: { currency: currency?.toUpperCase() ?? policy.currency, timeZone: policy.timeZone } },
    into,
  );
}

function memberOf(
  { profile, policyName, method }: AccountRead,
  invoices: readonly Omit<ImportedInvoice, 'id'>[],
  importId: string,
): { externalId: string; account: ImportedAccount } {
  const { externalId } = profile;
  if (externalId === null) throw new Error('A line without an external id is in no group');
  // They follow from the file and the account: whoever brings it in again after a crash makes nothing twice.
  const id = (prefix: 'acc' | 'pm' | 'inv', what = '') => idFrom(`${importId} ${externalId} ${what}`, prefix);
  return {
    externalId,
    account: {
      profile: { id: id('acc'), ...profile },
      policyName,
      method: method === null ? null : { id: id('pm'), ...method },
      invoices: [...invoices]
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
        .map((invoice) => ({ id: id('inv', invoice.number), ...invoice })),
    },
  };
}

/** What a further line of an account says otherwise than the first; what it leaves empty it says nothing of. */
const differing = (first: ImportLine, values: Values): Wrong[] =>
  OF_ACCOUNTS.flatMap((column) => {
    const [said, before] = [values[column] ?? null, (first.body as Values)[column] ?? null];
    return said === null || said === before
      ? []
      : [{ column, message: `says otherwise than line ${first.line} of the same account: they must be the same` }];
  });

function twice({ invoiceNumber }: Values, line: number, numbers: Map<string, number>): Wrong[] {
  if (!invoiceNumber) return [];
  const key = invoiceNumber.toUpperCase();
  const before = numbers.get(key);
  if (before === undefined) numbers.set(key, line);
  return before === undefined
    ? []
    : [{ column: 'invoiceNumber', message: `is on line ${before} too: an invoice has one line` }];
}
