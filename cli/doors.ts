import { toldByBank } from '../api/webhooks/bank.ts';
import type { Company } from '../company/company.ts';
import { type Receiving, receivingAt } from '../domain/statements/receiving.ts';
import type { Door } from '../ports/inbox/inbox.ts';
import { resendDoor } from '../ports/inbox/resend.ts';
import { stripeDoor } from '../ports/inbox/stripe.ts';
import { verifier } from '../ports/inbox/standard-webhooks.ts';
import type { Settings } from './settings.ts';

/** Where providers knock: at each whose secret is set. */
export const doorsOf = (
  { webhookSecrets: { bank, resend, stripe } }: Pick<Settings, 'webhookSecrets'>,
  company: Company,
): Door[] => [
  ...(stripe === null ? [] : [stripeDoor(stripe)]),
  ...(bank === null ? [] : [bankDoor(bank, receivingAt(company.bank, company.defaults.timeZone))]),
  ...(resend === null ? [] : [resendDoor(resend)]),
];

/** Messages of the standard, whose bodies are ours. */
export function bankDoor(secret: string, bank: Receiving): Door {
  const verify = verifier(secret, 'webhook');
  return {
    provider: 'bank',
    read(raw, headers) {
      const signed = verify(raw, headers);
      return { ...signed, ...toldByBank(signed.body, bank) };
    },
  };
}
