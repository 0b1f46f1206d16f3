import { z } from 'zod';
import type { Told } from '../../ports/inbox/inbox.ts';
import { invalid } from '../http/problem.ts';
import { errorsOf } from '../http/validation.ts';
import { NewBankTransfer, transferIn } from '../v1/bank-transfers/bodies.ts';

const Received = z.object({ type: z.string(), data: NewBankTransfer });
const Typed = z.object({ type: z.string() });

/**
 * What a bank, or whoever reads its account, has signed: `{type: "transfer.received", data}`, where `data` is a body of
 * `POST /v1/bank-transfers`, and refused as one.
 */
export function toldByBank(body: unknown, bank: Parameters<typeof transferIn>[1]): Pick<Told, 'type' | 'word'> {
  const type = Typed.safeParse(body).data?.type ?? '';
  if (type !== 'transfer.received') return { type, word: null };
  const { data, error } = Received.safeParse(body);
  if (error !== undefined) throw invalid(errorsOf(error.issues, 'is not a field of a transfer'));
  return { type, word: { about: 'transfer', transfer: transferIn(data.data, bank) } };
}
