import { z } from 'zod';
import type { BookedCharge } from '../../../ports/gateway/sandbox/book.ts';
import { minor } from '../../http/schemas/money.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const SandboxCharge = z
  .strictObject({
    id: z.string(),
    at: instantOut,
    key: z.string(),
    amountMinor: minor,
    outcome: z.enum(['succeeded', 'declined', 'lost', 'pending', 'returned', 'requiresAction']).meta({
      description:
        '`pending` is a direct debit on its way, `returned` one that came back, `requiresAction` waits for its holder.',
    }),
  })
  .meta({
    id: 'SandboxCharge',
    title: "A line of the sandbox bank's own book",
    description: 'One for each attempt that reached the bank: what happened to the money, not what the caller heard.',
  });

export const SandboxService = z
  .strictObject({
    accountId: z.string(),
    state: z.enum(['on', 'off']),
    version: z.int().nullable().meta({ description: 'Of the call that left it so; null: it was never switched.' }),
    at: instantOut.nullable(),
  })
  .meta({ id: 'SandboxService', title: "An account's service, as the sandbox's switch has it" });

export const chargeShape = ({ id, at, key, amountMinor, outcome }: BookedCharge) => ({
  id,
  at,
  key,
  amountMinor,
  outcome,
});
