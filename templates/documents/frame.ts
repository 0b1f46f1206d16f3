import type { Company } from '../../company/company.ts';
import type { Addressee } from '../../domain/documents/invoice-paper.ts';
import type { Day } from '../../domain/time/time.ts';
import type { Saying } from './say.ts';

/** A name and what it comes to, as they stand in a list. */
export type Fact = [label: string, value: string];

/** What the letterhead, the foot and the reader of any document are told. */
export interface Sheet {
  lang: string;
  region: string | null;
  title: string;
  /** Of the document, so that nothing of it comes from a clock: year, month, day. */
  date: [number, number, number];
  accent: string;
  brand: string;
  company: string;
  contact: string;
  heading: string;
  to: { label: string; name: string; facts: Fact[] };
  facts: Fact[];
  /** `Página {page} de {pages}`: the numbers are known when it is set. */
  page: string;
  foot: string;
}

/** What every document has round it. */
export function sheetOf(
  company: Company,
  saying: Saying,
  { title, heading, on, to, facts }: { title: string; heading: string; on: Day; to: Addressee; facts: Fact[] },
): Sheet {
  const { say, lang, region } = saying;
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return {
    lang,
    region,
    title,
    date: [year, month, day],
    accent: company.colours.accent,
    brand: company.brand,
    company: company.name,
    contact: say('contactAt', { email: company.emails.billing, phone: company.contact.phone }),
    heading,
    to: {
      label: say('to'),
      name: breakable(to.name),
      facts: [
        ...(to.rfc === null ? [] : [['RFC', to.rfc] as Fact]),
        [say('account'), to.accountId],
        ...(to.externalId === null ? [] : [[say('theirs'), breakable(to.externalId)] as Fact]),
      ],
    },
    facts,
    page: say('page'),
    foot: title,
  };
}

/** As many letters as a column takes that nothing else divides. */
const LONGEST_WORD = 24;

/** May be divided within words that are longer than a column: a blank without width after so many letters. */
export const breakable = (text: string, longest = LONGEST_WORD): string =>
  text.replaceAll(new RegExp(`\\S{${longest}}(?=\\S)`, 'gu'), '$&\u200b');
