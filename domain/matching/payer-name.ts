/** Names as banks print them and as customers are known: without accents, signs and the kind of company. */

/** Of Mexico and of Spain; as words at the end. */
const KINDS = ['SAPI DE CV', 'S DE RL DE CV', 'SAB DE CV', 'SA DE CV', 'SAS', 'SC', 'AC', 'SLU', 'SL', 'SA'];
/** Of `S DE RL` the letters may stand alone, as they do where dots were: `S DE R L`. */
const KIND = new RegExp(
  ` (${KINDS.map((kind) => kind.replaceAll(/(?<=[A-Z])(?=[A-Z])/g, ' ?').replaceAll('D ?E', 'DE')).join('|')})$`,
);

/** Empty: nothing is left of it. */
export const comparedName = (name: string): string => ` ${words(name)}`.replace(KIND, '').trim();

const words = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();

/** The same company or person, by name. A name of one letter or two says nothing. */
export const isSameName = (one: string, other: string): boolean => {
  const [a, b] = [comparedName(one), comparedName(other)];
  return a.length > 2 && a === b;
};
