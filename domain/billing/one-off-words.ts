import { type Language, languageFor } from '../messages/language.ts';
import { ONE_OFF_KINDS, type OneOffKind } from './line-kinds.ts';

type Words = Record<OneOffKind, string>;

/** In the order of `ONE_OFF_KINDS`. */
const words = (...names: string[]): Words =>
  Object.fromEntries(ONE_OFF_KINDS.map((kind, i) => [kind, names[i]])) as unknown as Words;

/** What is charged once, in the languages of the mails. */
const WORDS: Record<Language, Words> = {
  'es-MX': words('Equipo', 'Número preferente', 'Instalación', 'Cancelación', 'Salida anticipada del contrato', 'Otro'),
  en: words('Equipment', 'Preferred number', 'Installation', 'Cancellation', 'Leaving the contract early', 'Other'),
  fr: words('Matériel', 'Numéro préférentiel', 'Installation', 'Résiliation', 'Sortie anticipée du contrat', 'Autre'),
  it: words(
    'Apparecchiature',
    'Numero preferito',
    'Installazione',
    'Disdetta',
    'Uscita anticipata dal contratto',
    'Altro',
  ),
  de: words('Geräte', 'Wunschrufnummer', 'Installation', 'Kündigung', 'Vorzeitiger Vertragsausstieg', 'Sonstiges'),
  pt: words(
    'Equipamento',
    'Número preferencial',
    'Instalação',
    'Cancelamento',
    'Saída antecipada do contrato',
    'Outro',
  ),
  nl: words(
    'Apparatuur',
    'Voorkeursnummer',
    'Installatie',
    'Opzegging',
    'Voortijdige beëindiging van het contract',
    'Overig',
  ),
};

/** What a line says of itself on paper, in the account's language, with the price's code. */
export const describedOnce = ({ kind, price }: { kind: OneOffKind; price: string | null }, locale: string): string =>
  price === null ? WORDS[languageFor(locale)][kind] : `${WORDS[languageFor(locale)][kind]}: ${price}`;
