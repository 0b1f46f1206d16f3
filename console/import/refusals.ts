import type { Say, Values, Words } from '../../ui/words.tsx';

/** What the API says of a line, and how it is said here; in what is put between, what it names. */
const SAID: [RegExp, keyof Words][] = [
  [/^must be an e-mail address/, 'importRefusal.email'],
  [/^"(?<a>.*)" is no day written as (?<b>.+)$/, 'importRefusal.day'],
  [/^"(?<a>.*)" is no amount with "." before its decimals, such as (?<b>.+)$/, 'importRefusal.amount'],
  [/^"(?<a>.*)" has more than the (?<b>\d+) decimals/, 'importRefusal.decimals'],
  [/^must be above zero/, 'importRefusal.aboveZero'],
  [/^must be a part of what is open, (?<a>.+)$/, 'importRefusal.tax'],
  [/^is empty: line (?<a>\d+) has the account already$/, 'importRefusal.secondLine'],
  [/^is (empty|missing): /, 'importRefusal.empty'],
  [/^says otherwise than line (?<a>\d+) of the same account/, 'importRefusal.otherwise'],
  [/^is on line (?<a>\d+) too/, 'importRefusal.twice'],
  [/^is the number of another invoice/, 'importRefusal.taken'],
  [/^has (?<a>\d+) fields where the headings are (?<b>\d+)/, 'importRefusal.fields'],
  [/^there is no policy (?<a>.+): it must be one of (?<b>.+)$/, 'importRefusal.policy'],
  [/^must be at most (?<a>\d+) characters long$/, 'importRefusal.tooLong'],
  [/^"(?<a>.*)" must be yes or no$/, 'importRefusal.yesNo'],
  [/^is yes, so methodToken/, 'importRefusal.noMethod'],
  [/^looks like a card number|^must be a token of the provider/, 'importRefusal.token'],
];

/** What is wrong with a line, in the reader's words; null: there are none for it, and it stays as the API says it. */
export function inWords(message: string, say: Say): string | null {
  for (const [pattern, word] of SAID) {
    const found = pattern.exec(message);
    if (found !== null) return say(word, { a: '', b: '', ...found.groups } as Values);
  }
  return null;
}
