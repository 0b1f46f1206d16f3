import { describe, expect, test } from '@jest/globals';
import { constanciaIn } from '../../domain/fiscal/constancia.ts';
import { profileProblems, type TaxProfile, taxTermsFor } from '../../domain/fiscal/tax-profile.ts';

const COMPANY: TaxProfile = {
  rfc: 'GUT010101AA1',
  name: 'GUTHRIE COMUNICACIONES',
  regime: '601',
  postalCode: '06600',
  cfdiUse: 'G03',
  zone: 'general',
  zoneUntil: null,
  paymentForm: '03',
  ieps: false,
};
const PERSON: TaxProfile = { ...COMPANY, rfc: 'VECJ880326XXX', name: 'JUANA VERA CASAS', regime: '612' };

const fieldsOf = (profile: TaxProfile): string[] => profileProblems(profile).map(({ field }) => field);

describe('a tax profile', () => {
  test('that fits together has no problem', () => {
    expect(profileProblems(COMPANY)).toEqual([]);
    expect(profileProblems(PERSON)).toEqual([]);
    expect(profileProblems({ ...COMPANY, zone: 'border', zoneUntil: '2026-12-31' })).toEqual([]);
  });

  test.each([
    'SA',
    'SA DE CV',
    'S.A. DE C.V.',
    'S A DE C V',
    'SAPI DE CV',
    'S.A.P.I. DE C.V.',
    'SAB DE CV',
    'SAS DE CV',
    'S DE RL',
    'S. DE R.L. DE C.V.',
    'S DE RL MI',
    'SC',
    'S.C.',
    'SC DE RL DE CV',
    'AC',
    'A.C.',
    'SOCIEDAD ANONIMA DE CAPITAL VARIABLE',
    'SOCIEDAD DE RESPONSABILIDAD LIMITADA',
    'ASOCIACION CIVIL',
  ])('of a company leaves out its régimen de capital: %s', (capital) => {
    for (const between of [' ', ', '])
      expect(profileProblems({ ...COMPANY, name: `GUTHRIE COMUNICACIONES${between}${capital}` })).toEqual([
        { field: 'name', message: expect.stringContaining(`leave out "${capital}"`) },
      ]);
  });

  test.each(['CASA SACA', 'GRUPO SACV', 'MAC', 'COMERCIAL SAS DEL NORTE', 'SC JOHNSON'])('is not one in %s', (name) => {
    expect(profileProblems({ ...COMPANY, name })).toEqual([]);
  });

  test('of a person may end as a company would', () => {
    expect(profileProblems({ ...PERSON, name: 'JUAN SA' })).toEqual([]);
  });

  test('names a régimen of its kind, a use that this régimen may name, and no end of what has none', () => {
    expect(fieldsOf({ ...COMPANY, regime: '612' })).toEqual(['regime']);
    expect(fieldsOf({ ...PERSON, regime: '601' })).toEqual(['regime']);
    expect(fieldsOf({ ...COMPANY, cfdiUse: 'D01' })).toEqual(['cfdiUse']);
    expect(profileProblems({ ...PERSON, regime: '616' })).toEqual([
      { field: 'cfdiUse', message: expect.stringMatching(/régimen 616 may name: G03 is for 601, 603/) },
    ]);
    expect(fieldsOf({ ...PERSON, regime: '616', cfdiUse: 'S01' })).toEqual([]);
    expect(fieldsOf({ ...COMPANY, zoneUntil: '2026-12-31' })).toEqual(['zoneUntil']);
    expect(fieldsOf({ ...PERSON, rfc: 'XAXX010101000' })).toEqual(['rfc']);
  });

  test('says what is charged; without one, what its currency says', () => {
    expect(taxTermsFor(null, 'MXN')).toEqual({ iva: 160_000, ivaReduced: null, ieps: 0 });
    expect(taxTermsFor(null, 'USD').iva).toBe(0);
    expect(taxTermsFor({ ...COMPANY, zone: 'border', zoneUntil: '2026-12-31', ieps: true }, 'MXN')).toEqual({
      iva: 160_000,
      ivaReduced: { rate: 80_000, through: '2026-12-31' },
      ieps: 30_000,
    });
  });
});

describe('a constancia', () => {
  const said = (...lines: string[]) => constanciaIn(['CÉDULA DE IDENTIFICACIÓN FISCAL', ...lines].join('\n'));

  test('of a company says its RFC, name, régimen and postal code', () => {
    expect(
      said(
        'CONSTANCIA DE SITUACIÓN FISCAL',
        'idCIF: 13020034567',
        'RFC: GUT010101AA1',
        'Denominación/Razón Social: Guthrie Comunicaciones',
        'Régimen Capital: SOCIEDAD ANONIMA DE CAPITAL VARIABLE',
        'Código Postal: 06600   Tipo de Vialidad: CALLE',
        'Régimen General de Ley Personas Morales 01/01/2010',
      ),
    ).toEqual({
      rfc: 'GUT010101AA1',
      name: 'GUTHRIE COMUNICACIONES',
      regime: '601',
      regimes: ['601'],
      postalCode: '06600',
      idCif: '13020034567',
    });
  });

  test('of a person has three names, also on one line', () => {
    expect(
      said(
        'RFC: VECJ880326XXX CURP: VECJ880326MDFRSN07 Nombre (s): JUANA Primer Apellido: VERA Segundo Apellido: CASAS',
      ),
    ).toMatchObject({ rfc: 'VECJ880326XXX', name: 'JUANA VERA CASAS', regime: null, postalCode: null });
  });

  test('of two régimens proposes the first and names both', () => {
    expect(
      said('Régimen de las Personas Físicas con Actividades Empresariales y Profesionales', 'Régimen de Arrendamiento'),
    ).toMatchObject({ regimes: ['606', '612'] });
  });

  test('of a company that is called as a régimen is of its own', () => {
    expect(
      said('Denominación/Razón Social: ARRENDAMIENTO DEL NORTE', 'Régimen Simplificado de Confianza 01/01/2022'),
    ).toMatchObject({ name: 'ARRENDAMIENTO DEL NORTE', regimes: ['626'] });
    expect(said('Régimen: Sin obligaciones fiscales')?.regimes).toEqual(['616']);
  });

  test('is none without its title; an RFC that is none is left out', () => {
    expect(constanciaIn('RFC: GUT010101AA1')).toBeNull();
    expect(said('RFC: GUT019901AA1')).toMatchObject({ rfc: null });
  });
});
