import { describe, expect, test } from '@jest/globals';
import { type Company, companySchema, loadCompany } from '../../templates/company.ts';

const shipped = loadCompany();
const problems = (company: unknown): string[] =>
  (companySchema.safeParse(company).error?.issues ?? []).map((issue) => issue.path.join('.'));

describe("a company's data", () => {
  test('the shipped company is the one of the billing guide', () => {
    expect(shipped.bank).toEqual({
      accountName: 'GoTo Technologies México S. de R.L. de C.V.',
      accountNumber: '14796016',
      clabe: '106180000147960160',
      swift: 'BOFAMXMX',
      name: 'BAMSA',
      plaza: '01',
      organisation: '106',
    });
    expect(shipped.emails.proof).toBe('gtc.ar.mx@goto.com');
  });

  test('a CLABE with one wrong digit is refused before any mail carries it', () => {
    expect(problems({ ...shipped, bank: { ...shipped.bank, clabe: '106180000147960161' } })).toEqual(['bank.clabe']);
    expect(problems({ ...shipped, bank: { ...shipped.bank, clabe: '10618000014796016' } })).toEqual(['bank.clabe']);
  });

  test('every wrong field is named', () => {
    const { brand: _, ...unnamed } = shipped;
    const wrong = {
      ...unnamed,
      portalUrl: 'javascript:alert(1)',
      colours: { ...shipped.colours, accent: 'blue' },
      contact: { ...shipped.contact, phone: 'call us' },
      extra: 1,
    } as unknown as Company;
    expect(problems(wrong).sort()).toEqual(['', 'brand', 'colours.accent', 'contact.phone', 'portalUrl']);
  });
});
