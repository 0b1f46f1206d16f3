import { setTimeout as wait } from 'node:timers/promises';
import type { PrismaClient } from '../../../prisma/client/client.ts';
import { RailRefused, TryLater } from '../../failures.ts';
import type { SandboxRail } from './book.ts';

/**
 * A rail that was made to fail fails as a real one would: `away` at once, `hangs` after a while without an answer,
 * `unauthorized` as long as it lasts.
 */
export async function meetFault(
  db: Pick<PrismaClient, 'sandboxFault'>,
  rail: SandboxRail,
  hangsMs: number,
): Promise<void> {
  const fault = await db.sandboxFault.findUnique({ where: { rail } });
  if (fault === null) return;
  if (fault.kind === 'unauthorized') throw new RailRefused(`The sandbox (${rail}) refuses us: 401`);
  if (fault.kind === 'away') throw new TryLater(`The sandbox (${rail}) is away`, { afterMs: AWAY_MS });
  await wait(hangsMs);
  throw new Error(`The sandbox (${rail}) has not answered`);
}

const AWAY_MS = 2_000;
