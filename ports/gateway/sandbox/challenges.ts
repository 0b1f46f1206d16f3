import type { PrismaClient, SandboxCharge } from '../../../prisma/client/client.ts';

/** How a charge ends that waited for its holder. The money moves when it is confirmed, and not before. */
const ENDS = {
  confirmed: { outcome: 'succeeded', declineCode: null },
  refused: { outcome: 'declined', declineCode: 'payment_intent_authentication_failure' },
  canceled: { outcome: 'declined', declineCode: 'authentication_not_handled' },
} as const;

/**
 * Ends the wait for a holder, once. Null when nothing waits under this key or id; but the same request is answered the
 * same again.
 */
export async function endChallenge(
  db: Pick<PrismaClient, 'sandboxCharge'>,
  charge: { id: string } | { key: string },
  end: keyof typeof ENDS,
  requestId?: string,
): Promise<SandboxCharge | null> {
  const [ended] = await db.sandboxCharge.updateManyAndReturn({
    where: { ...charge, outcome: 'requiresAction' },
    data: { ...ENDS[end], challenge: end, challengedBy: requestId ?? null },
  });
  if (ended !== undefined) return ended;
  return requestId === undefined ? null : db.sandboxCharge.findFirst({ where: { ...charge, challengedBy: requestId } });
}
