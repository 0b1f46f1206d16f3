import type { FastifyRequest } from 'fastify';
import { plainTag } from '../../../domain/messages/language.ts';
import type { AccountRow, TimelineRow } from '../../../ports/store/store.ts';
import { ES } from './words/es.ts';
import { PT } from './words/pt.ts';
import { type TimelineWords, type Written, writtenIn } from './words/words.ts';

/** Null: as it was written down, in English. */
const WORDS: Record<string, TimelineWords | null> = { es: ES, pt: PT, en: null };
const languageOf = (tag: string): string => tag.split('-')[0] ?? '';

export interface Sentences {
  /** The tag that they are written in. */
  language: string;
  of(row: TimelineRow): string;
}

/** In the reader's language, as far as we speak it. Where somebody says none, or only others, it is English. */
export function sentencesFor(
  { headers }: Pick<FastifyRequest, 'headers'>,
  account: Pick<AccountRow, 'currency' | 'timeZone'>,
): Sentences {
  const language = wanted(headers['accept-language'] ?? '').find((tag) => languageOf(tag) in WORDS) ?? 'en';
  const words = WORDS[languageOf(language)] ?? null;
  if (words === null) return { language: 'en', of: ({ summary }) => summary };
  const written = writtenIn(language === 'es' ? 'es-MX' : language === 'pt' ? 'pt-BR' : language, account);
  return { language, of: (row) => said(words, row, written) ?? row.summary };
}

/** Tags, the one that is wanted most first (RFC 9110, 12.5.4). */
function wanted(header: string): string[] {
  return header
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one.split(';').map((part) => part.trim());
      const weight = parameters.find((part) => part.startsWith('q='));
      return { tag: plainTag(tag), weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter((one): one is { tag: string; weight: number } => one.tag !== null && one.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

class Missing extends Error {}

/** Null: a type that we have no sentence of, or a line of an older release whose data doesn't say enough for one. */
function said({ sentences }: TimelineWords, { type, data }: TimelineRow, written: Written): string | null {
  if (!Object.hasOwn(sentences, type)) return null;
  const sentence = sentences[type as keyof typeof sentences] as (data: object, written: Written) => string | undefined;
  try {
    return sentence(strict(data), written) ?? null;
  } catch (error) {
    if (error instanceof Missing || error instanceof RangeError) return null;
    throw error;
  }
}

/** A field that isn't there is no word of a sentence. */
const strict = (data: Record<string, unknown>): object =>
  new Proxy(data, {
    get(target, name) {
      if (!(name in target)) throw new Missing(String(name));
      return target[name as string];
    },
  });
