import { FOUND_IN_TEXT, type BankMapping, type FoundInText } from './mapping.ts';

/**
 * What a bank has written into one text, one behind the other: `… DE LA CLABE 012180001234567899 … CVE RAST: MBAN01…`.
 * Looked for behind the words of the mapping, the first that stands there. A name goes on to the next words or comma, all
 * else to the next blank.
 */
export function foundIn(text: string | null, words: BankMapping['inConcept']): Partial<Record<FoundInText, string>> {
  if (text === null) return {};
  const upper = text.toUpperCase();
  const all = FOUND_IN_TEXT.flatMap((field) => words[field] ?? []).map((one) => one.toUpperCase());
  const found: Partial<Record<FoundInText, string>> = {};
  for (const field of FOUND_IN_TEXT) {
    const before = words[field]?.find((one) => upper.includes(one.toUpperCase()));
    if (before === undefined) continue;
    const from = upper.indexOf(before.toUpperCase()) + before.length;
    const rest = text.slice(from).replace(/^[\s:]+/, '');
    const value = field === 'payerName' ? untilNext(rest, all) : (/^[^\s,;]+/.exec(rest)?.[0] ?? '');
    const plain = value.replace(/[\s.,;:]+$/, '');
    if (plain !== '') found[field] = plain;
  }
  return found;
}

function untilNext(rest: string, words: readonly string[]): string {
  const upper = rest.toUpperCase();
  const ends = words.map((word) => upper.indexOf(word)).filter((at) => at >= 0);
  return rest.slice(0, Math.min(rest.length, ...ends, ...[rest.indexOf(',')].filter((at) => at >= 0)));
}
