import type { Catalogue } from './catalogue.ts';

/** Words of a language by what a country says instead: `{"comprobante": "justificante"}`, in small letters. */
export type Words = Readonly<Record<string, string>>;

/** `{{money totalMinor}}`, `{{plural n "día" "días"}}`: what is put in is nobody's dialect. */
const HOLES = /(\{\{.*?\}\})/;

/** A language's sentences as a country says them. The words must be of the same gender: what stands about them stays. */
export function inDialect(catalogue: Catalogue, words: Words): Catalogue {
  // The longest first, so that none is taken out of another.
  const known = Object.keys(words).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<!\\p{L})(${known.join('|')})(?!\\p{L})`, 'giu');
  const said = (text: string): string =>
    text.replace(pattern, (word) => {
      const other = words[word.toLowerCase()] ?? word;
      return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
    });
  return new Map(
    [...catalogue].map(([key, sentence]) => [
      key,
      sentence
        .split(HOLES)
        .map((part, i) => (i % 2 === 0 ? said(part) : part))
        .join(''),
    ]),
  );
}
