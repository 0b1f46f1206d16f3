import { type Language, languageFor } from '../messages/language.ts';
import { type LineKind, PRINTED_KINDS, type PrintedKind } from './line-kinds.ts';
import { isUsage, type MonthLine } from './lines.ts';

type Words = Record<PrintedKind, string>;

/** In the order of `PRINTED_KINDS`. */
const words = (...names: string[]): Words =>
  Object.fromEntries(PRINTED_KINDS.map((kind, i) => [kind, names[i]])) as unknown as Words;

/** The guide's nine kinds of lines, in its own words and in those of the other languages of the mails. */
const WORDS: Record<Language, Words> = {
  'es-MX': words(
    'Cuota de servicio',
    'Números de teléfono estándar (DID)',
    'Cargos parciales',
    'Minutos incluidos en el plan',
    'Uso por encima del límite de minutos de llamadas salientes',
    'Números de teléfono gratuitos (DID)',
    'Números de teléfono internacionales (DID)',
    'Centro de contacto',
    'Alquiler',
  ),
  en: words(
    'Service fee',
    'Standard phone numbers (DID)',
    'Partial charges',
    'Minutes included in the plan',
    'Outbound minutes above the plan',
    'Toll-free phone numbers (DID)',
    'International phone numbers (DID)',
    'Contact center',
    'Rental',
  ),
  fr: words(
    'Frais de service',
    'Numéros de téléphone standard (SDA)',
    'Frais partiels',
    'Minutes incluses dans le forfait',
    'Minutes sortantes au-delà du forfait',
    'Numéros gratuits (SDA)',
    'Numéros internationaux (SDA)',
    'Centre de contact',
    'Location',
  ),
  it: words(
    'Canone di servizio',
    'Numeri di telefono standard (DID)',
    'Addebiti parziali',
    'Minuti inclusi nel piano',
    'Minuti in uscita oltre il piano',
    'Numeri verdi (DID)',
    'Numeri internazionali (DID)',
    'Contact center',
    'Noleggio',
  ),
  de: words(
    'Servicegebühr',
    'Standardrufnummern (DID)',
    'Anteilige Gebühren',
    'Im Tarif enthaltene Minuten',
    'Abgehende Minuten über dem Tarif',
    'Gebührenfreie Rufnummern (DID)',
    'Internationale Rufnummern (DID)',
    'Kontaktcenter',
    'Miete',
  ),
  pt: words(
    'Taxa de serviço',
    'Números de telefone padrão (DID)',
    'Cobranças parciais',
    'Minutos incluídos no plano',
    'Minutos de saída acima do plano',
    'Números gratuitos (DID)',
    'Números internacionais (DID)',
    'Central de contato',
    'Aluguel',
  ),
  nl: words(
    'Servicekosten',
    'Standaardtelefoonnummers (DID)',
    'Gedeeltelijke kosten',
    'Minuten in het abonnement',
    'Uitgaande minuten boven het abonnement',
    'Gratis telefoonnummers (DID)',
    'Internationale telefoonnummers (DID)',
    'Contactcenter',
    'Huur',
  ),
};

/** What a kind of line is called in the account's language; null: it is described by whoever wrote the line. */
export const kindWord = (kind: LineKind, locale: string): string | null =>
  (WORDS[languageFor(locale)] as Partial<Record<LineKind, string>>)[kind] ?? null;

/** What a line says of itself on paper, in the account's language; days as in ISO 8601. */
export function described(line: MonthLine, locale: string): string {
  const named = WORDS[languageFor(locale)];
  if (isUsage(line)) return `${named[line.kind]}, ${line.usageMonth}`;
  const span = `${line.from} – ${line.through}`;
  return line.kind === 'partial'
    ? `${named.partial}: ${named[line.of]}, ${span} (${line.days}/${line.ofDays})`
    : `${named[line.kind]}, ${span}`;
}
