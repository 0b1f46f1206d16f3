/** Cities whose zone is written without their accents, or in English. */
const WRITTEN: Readonly<Record<string, string>> = {
  'America/Bahia_Banderas': 'Bahía de Banderas',
  'America/Bogota': 'Bogotá',
  'America/Cancun': 'Cancún',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Mazatlan': 'Mazatlán',
  'America/Merida': 'Mérida',
  'America/Sao_Paulo': 'São Paulo',
};
/** Those that each language calls something else, by its first two letters. */
const CALLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'America/Mexico_City': { es: 'Ciudad de México', pt: 'Cidade do México' },
  'America/New_York': { es: 'Nueva York', pt: 'Nova York' },
};

/** City of a zone, as readers of a locale speak of it: America/Mexico_City is Ciudad de México, or Mexico City. */
export const cityOf = (timeZone: string, locale: string): string =>
  CALLED[timeZone]?.[locale.slice(0, 2)] ??
  WRITTEN[timeZone] ??
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
