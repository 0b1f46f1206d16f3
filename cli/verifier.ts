import { sandboxVerifier } from '../ports/verifier/sandbox.ts';
import type { TransferVerifier } from '../ports/verifier/verifier.ts';
import { realRails, type Settings } from './settings.ts';

/** The sandbox's, as long as nothing real moves: of real money its word would be a lie. Null: nobody is asked. */
export const verifierFor = (settings: Settings): TransferVerifier | null =>
  realRails(settings).length === 0 ? sandboxVerifier() : null;
