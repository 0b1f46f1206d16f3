import type { FastifyRequest } from 'fastify';
import { plainTag } from '../../domain/messages/language.ts';

export const languageOf = (tag: string): string => tag.split('-')[0] ?? '';

/** The tag of `Accept-Language` that is wanted most of those that we speak; English where there is none. */
export const readersTag = ({ headers }: Pick<FastifyRequest, 'headers'>, spoken: object): string =>
  wanted(headers['accept-language'] ?? '').find((tag) => Object.hasOwn(spoken, languageOf(tag))) ?? 'en';

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
