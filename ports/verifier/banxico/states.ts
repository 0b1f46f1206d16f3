import type { Verdict } from '../verifier.ts';

/**
 * The states that the service explains under each payment that it shows, in small letters and without accents, where
 * there is no CEP. Settled is not credited: the receiving bank hasn't confirmed it, and a CEP comes when it has. Any
 * other state is unknown, and nothing is made of it.
 */
export const STATES: Record<string, Verdict> = {
  'en proceso': 'late',
  liquidado: 'late',
  // The receiving bank has sent it back; that is yet to be settled.
  'en proceso de devolucion': 'returned',
  devuelto: 'returned',
  // Sent back on a later day, of all of it or of less: "igual o menor al monto".
  retornado: 'returned',
  // It never left: the sending bank owes it to its customer.
  cancelado: 'returned',
  rechazado: 'returned',
  'no liquidado': 'returned',
  'no encontrado': 'notFound',
};
