import type { Say } from '../../ui/words.tsx';
import type { Account, offerOf } from './commands.ts';
import type { Typed } from './order.ts';

interface Form {
  typed: Typed;
  offer: ReturnType<typeof offerOf>;
  account: Account;
  minorOf: (text: string) => number | null;
  say: Say;
}

/** What a form still lacks, by its field, in words. The rest is the API's to judge. */
export function missingIn({ typed, offer, account, minorOf, say }: Form): Record<string, string> {
  const missing: Record<string, string> = {};
  const asks = (field: (typeof offer.fields)[number]): boolean => offer.fields.includes(field);
  const owes = account.balance.openMinor > 0;
  const needsUntil = asks('legal') ? !typed.legal : asks('until') && owes;
  if (asks('amount') && minorOf(typed.amount) === null) missing.amount = say('missing.amount');
  if (asks('on') && typed.on === '') missing.on = say('missing.day');
  if (needsUntil && typed.until === '') missing.until = say('missing.day');
  if (asks('days') && !/^[1-9]\d{0,2}$/.test(typed.days.trim())) missing.days = say('missing.days');
  if (asks('version') && !/^[1-9]\d*$/.test(typed.version.trim())) missing.version = say('missing.version');
  if (asks('installments'))
    typed.installments.forEach(({ on, amount }, i) => {
      if (on === '') missing[`installments.${i}.on`] = say('missing.day');
      if (minorOf(amount) === null) missing[`installments.${i}.amount`] = say('missing.amount');
    });
  if (typed.reason.trim() === '') missing.reason = say('reason.missing');
  if (asks('name') && typed.name.trim() !== account.name) missing.name = say('missing.name', { name: account.name });
  return missing;
}

const FIELDS: Record<string, string> = { amountMinor: 'amount', paymentMethodId: 'method' };

/** What the API says of fields, at the fields of the form. */
export const pathsToFields = (errors: readonly { path: string; message: string }[]): Record<string, string> =>
  Object.fromEntries(
    errors
      .map(({ path, message }) => {
        const dotted = path.replaceAll(/\[(\d+)\]/g, '.$1').replace(/amountMinor$/, 'amount');
        return [FIELDS[dotted] ?? dotted, message] as const;
      })
      .filter(([field]) => /^(reason|amount|on|until|days|method|version|installments\.\d+\.(on|amount))$/.test(field)),
  );
