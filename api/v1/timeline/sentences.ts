import type { FastifyRequest } from 'fastify';
import type { AccountRow, TimelineRow } from '../../../ports/store/store.ts';
import { languageOf, readersTag } from '../../http/readers-language.ts';
import { ES } from './words/es.ts';
import { PT } from './words/pt.ts';
import { type TimelineWords, type Written, writtenIn } from './words/words.ts';

/** Null: as it was written down, in English. */
const WORDS: Record<string, TimelineWords | null> = { es: ES, pt: PT, en: null };

export interface Sentences {
  /** The tag that they are written in. */
  language: string;
  of(row: TimelineRow): string;
}

/** In the reader's language, as far as we speak it. Where somebody says none, or only others, it is English. */
export function sentencesFor(
  request: Pick<FastifyRequest, 'headers'>,
  account: Pick<AccountRow, 'currency' | 'timeZone'>,
): Sentences {
  const language = readersTag(request, WORDS);
  const words = WORDS[languageOf(language)] ?? null;
  if (words === null) return { language: 'en', of: ({ summary }) => summary };
  const written = writtenIn(language === 'es' ? 'es-MX' : language === 'pt' ? 'pt-BR' : language, account);
  return { language, of: (row) => said(words, row, written) ?? row.summary };
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
