import type { Company } from '../company/company.ts';
import { institutionsOf } from '../domain/mexico/institutions.ts';
import { banxicoVerifier } from '../ports/verifier/banxico/banxico.ts';
import { sandboxVerifier } from '../ports/verifier/sandbox.ts';
import type { TransferVerifier } from '../ports/verifier/verifier.ts';
import { bankFor } from '../templates/bank-for.ts';
import { BadSettings, realRails, type Settings } from './settings.ts';

type Banks = Pick<Company, 'bank' | 'banks'>;

/** Where transfers in pesos come in; null: nowhere that SPEI knows. */
export const pesoClabe = (company: Banks): string | null => bankFor(company, 'MXN')?.clabe ?? null;

/**
 * Banco de México where it is named, and the sandbox's as long as nothing real moves: of real money its word would be a
 * lie. Null: nobody is asked.
 */
export function verifierFor(settings: Settings, company: Banks, signal: AbortSignal): TransferVerifier | null {
  checkVerifier(settings, company);
  if (settings.cep === 'banxico') return banxicoVerifier({ baseUrl: settings.cepUrl, signal });
  return settings.cep === null && realRails(settings).length === 0 ? sandboxVerifier() : null;
}

/** Its form wants the CLABE at which a transfer came in, and it is asked of transfers to nobody but us. */
export function checkVerifier({ cep, companyFile }: Pick<Settings, 'cep' | 'companyFile'>, company: Banks): void {
  if (cep !== 'banxico') return;
  const problem = companyFile === null ? 'no company of your own is there' : clabeProblemOf(pesoClabe(company));
  if (problem !== null)
    throw new BadSettings(
      `PUNTUAL_CEP is banxico, so Banco de México is asked of transfers to your account, and ${problem}: ` +
        'PUNTUAL_COMPANY must be the path of a company with a CLABE (docs/how-to/be-your-own-company.md)',
    );
}

function clabeProblemOf(clabe: string | null): string | null {
  if (clabe === null) return 'the company has no CLABE for pesos';
  return institutionsOf(clabe).length > 0
    ? null
    : `no institution of SPEI is known by the first digits of ${clabe} (domain/mexico/institutions.ts)`;
}
