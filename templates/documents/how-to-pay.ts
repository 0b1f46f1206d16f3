import type { Company } from '../../company/company.ts';
import { bankFor } from '../bank-for.ts';
import type { Fact } from './frame.ts';
import type { Saying } from './say.ts';

/** How an invoice is paid: no link that ends one day, as a mail has it. */
export interface HowToPay {
  title: string;
  /** Sentences, one a paragraph. */
  ways: string[];
  /** Where a transfer goes; empty: the company takes none. */
  bank: Fact[];
}

export function howToPay(
  company: Company,
  { number, currency }: { number: string; currency: string },
  { say }: Saying,
): HowToPay {
  const bank = bankFor(company, currency);
  const reference = /\d{7}$/.exec(number)?.[0] ?? null;
  const facts: [string, string | null][] =
    bank === null
      ? []
      : [
          [say('pay.clabe'), bank.clabe === null ? null : spaced(bank.clabe, CLABE)],
          [say('pay.iban'), bank.iban === null ? null : spaced(bank.iban, FOURS)],
          [say('pay.bank'), bank.name],
          [say('pay.number'), bank.accountNumber],
          [say('pay.swift'), bank.clabe === null ? bank.swift : null],
          [say('pay.concept'), number],
          // Seven digits fit into a SPEI reference.
          [say('pay.reference'), bank.clabe === null ? null : reference],
        ];
  return {
    title: say('pay.title'),
    ways: [
      say('pay.autopay'),
      say('pay.online', { url: company.portalUrl }),
      ...(bank === null ? [] : [say('pay.transfer', { name: bank.accountName })]),
    ],
    bank: facts.filter((fact): fact is Fact => fact[1] !== null),
  };
}

/** Bank, place, account and check digit of a CLABE. */
const CLABE = /^(\d{3})(\d{3})(\d{11})(\d)$/;
const FOURS = /(.{4})(?=.)/g;
const spaced = (digits: string, by: RegExp): string =>
  by === CLABE ? digits.replace(by, '$1 $2 $3 $4') : digits.replace(by, '$1 ');
