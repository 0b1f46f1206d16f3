import { expect, test } from '@jest/globals';
import { INSTITUTIONS, institutionsNamed, institutionsOf } from '../../domain/mexico/institutions.ts';

test('each has a key that ends with the three digits of its CLABEs, and both a CLABE and a name find it', () => {
  for (const [key, name] of Object.entries(INSTITUTIONS)) {
    expect(key).toMatch(/^(2|37|40|90)\d{3}$/);
    expect(institutionsOf(`${key.slice(-3)}180000147960160`)).toContain(key);
    expect(institutionsNamed(name)).toContain(key);
  }
  expect(Object.keys(INSTITUTIONS)).toHaveLength(97);
});

test.each([
  ['BBVA MEXICO', ['40012']],
  ['bbva méxico ', ['40012']],
  ['BBVA Bancomer', ['40012']],
  ['Banorte/Ixe', ['40072']],
  ['CitiBanamex', ['40002']],
  ['STP', ['90646']],
  ['Nu México', ['40638', '90638']],
  ['BBVA México, S.A.', []],
  ['Banco', []],
  ['', []],
])('%p is %j', (name, keys) => {
  expect(institutionsNamed(name)).toEqual(keys);
});

test.each(['999180000147960160', '', '12', '0a2180000147960160'])('no institution has the CLABE %p', (clabe) => {
  expect(institutionsOf(clabe)).toEqual([]);
});
