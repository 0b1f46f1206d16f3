import { expect, test } from '@jest/globals';
import { sandboxVerifier } from '../../ports/verifier/sandbox.ts';
import { claimed, verifierContract } from './verifier-contract.ts';

verifierContract('the sandbox', () =>
  Promise.resolve({
    verifier: sandboxVerifier(),
    keys: {
      valid: 'MBAN01002603130012345678',
      returned: 'CEPRETURNED1',
      late: 'CEPLATE1',
      notFound: 'CEPNOTFOUND1',
      unreachable: 'CEPAWAY1',
    },
    close: () => Promise.resolve(),
  }),
);

test('what is late is valid when it is asked again', async () => {
  const verifier = sandboxVerifier();
  expect([await verifier.verify(claimed('CEPLATE2')), await verifier.verify(claimed('CEPLATE2'))]).toEqual([
    'late',
    'valid',
  ]);
});
