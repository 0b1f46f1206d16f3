import { describe, expect, test } from '@jest/globals';
import { sandboxStamper } from '../../ports/stamper/sandbox.ts';
import type { Unstamped } from '../../ports/stamper/stamper.ts';
import { stamperContract } from './stamper-contract.ts';

const now = () => '2026-09-01T15:00:00.000Z' as const;
const paper =
  (name: string) =>
  (key: string): Unstamped => ({
    key,
    xml: '<?xml version="1.0" encoding="UTF-8"?><cfdi:Comprobante><cfdi:Emisor/></cfdi:Comprobante>',
    receiver: { rfc: 'GUT010101AA1', name },
  });

describe('the sandbox stamper', () => {
  stamperContract(() => ({
    stamper: sandboxStamper(now),
    good: paper('GUTHRIE'),
    bad: paper('RECHAZADA'),
    silent: paper('CALLADA'),
    lost: paper('PERDIDA'),
  }));

  test('that has forgotten all stamps a key as it did before', async () => {
    const [one, two] = [sandboxStamper(now), sandboxStamper(now)];
    expect(await two.stamp(paper('GUTHRIE')('again'))).toEqual(await one.stamp(paper('GUTHRIE')('again')));
  });

  test('puts its stamp into the complement that is there', async () => {
    const sent = {
      ...paper('GUTHRIE')('rep'),
      xml: '<cfdi:Comprobante><cfdi:Complemento><p/></cfdi:Complemento></cfdi:Comprobante>',
    };
    const answer = await sandboxStamper(now).stamp(sent);
    expect(answer.is === 'stamped' && answer.xml).toMatch(/<p\/><tfd:TimbreFiscalDigital [^>]*\/><\/cfdi:Complemento>/);
  });
});
