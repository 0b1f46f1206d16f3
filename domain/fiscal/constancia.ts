import { rfcProblem } from '../mexico/rfc.ts';
import { type Regime, REGIMES, regimeWords } from './catalogs.ts';

/**
 * What a constancia de situación fiscal says of its owner, as far as its text could be read: for a person to confirm.
 * Null: it isn't there, or can't be what it should.
 */
export interface ReadConstancia {
  rfc: string | null;
  /** Without the régimen de capital, which has a line of its own there. */
  name: string | null;
  /** The first that is known; whoever has several chooses. */
  regime: Regime | null;
  regimes: Regime[];
  postalCode: string | null;
  /** Of the tax authority's own page about it. */
  idCif: string | null;
}

/** Null: the text is of no constancia. */
export function constanciaIn(text: string): ReadConstancia | null {
  const plain = text.replace(/[ \t\u00a0]+/g, ' ');
  if (!/constancia de situaci[oó]n fiscal|c[eé]dula de identificaci[oó]n fiscal/i.test(plain)) return null;
  const words = comparable(plain);
  // A company may be called Arrendamiento: it is a régimen only where the word stands before it.
  const regimes = REGIMES.filter((regime) =>
    new RegExp(
      `(?:regimen (?:de )?(?:las |los |la )?|sin )${comparable(regimeWords(regime)).replace(/^sin /, '').replace(/[()]/g, '.')}`,
    ).test(words),
  );
  return {
    rfc: rfcIn(plain),
    name: nameIn(plain),
    regime: regimes[0] ?? null,
    regimes,
    postalCode: /C[oó]digo Postal: ?(\d{5})\b/i.exec(plain)?.[1] ?? null,
    idCif: /\bidCIF: ?(\d{6,15})\b/i.exec(plain)?.[1] ?? null,
  };
}

function rfcIn(text: string): string | null {
  const rfc = /\bRFC: ?([A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3})\b/i.exec(text)?.[1]?.toUpperCase() ?? null;
  return rfc !== null && rfcProblem(rfc) === null ? rfc : null;
}

/** Where the value of one line ends whose line break was lost. */
const NEXT = [
  '\\n',
  '$',
  'Nombre ?\\(s\\)',
  'Primer Apellido',
  'Segundo Apellido',
  'R[eé]gimen (?:de )?Capital',
  'Nombre Comercial',
  'Fecha (?:de )?inicio',
  'CURP',
  'RFC',
  'Estatus',
].join('|');

/** A company's, or a person's three names together. */
function nameIn(text: string): string | null {
  const after = (label: string): string =>
    new RegExp(`${label}: ?([^\\n:]*?) ?(?:${NEXT})`, 'i').exec(text)?.[1]?.trim() ?? '';
  const company = after('Denominaci[oó]n ?/ ?Raz[oó]n Social');
  const person = ['Nombre ?\\(s\\)', 'Primer Apellido', 'Segundo Apellido'].map(after).filter((part) => part !== '');
  const name = company === '' ? person.join(' ') : company;
  return name === '' ? null : name.toUpperCase();
}

const comparable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
