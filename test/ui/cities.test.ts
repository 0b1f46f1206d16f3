import { expect, test } from '@jest/globals';
import { cityOf } from '../../ui/cities.ts';

test.each([
  ['America/Mexico_City', 'es-MX', 'Ciudad de México'],
  ['America/Mexico_City', 'pt-BR', 'Cidade do México'],
  ['America/Mexico_City', 'en-US', 'Mexico City'],
  ['America/Cancun', 'en-US', 'Cancún'],
  ['America/Argentina/Buenos_Aires', 'es-MX', 'Buenos Aires'],
  ['UTC', 'es-MX', 'UTC'],
])('%s in %s: %s', (zone, locale, city) => {
  expect(cityOf(zone, locale)).toBe(city);
});
