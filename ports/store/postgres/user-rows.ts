import type { StaffRole } from '../../../domain/access/roles.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { UserRow } from '../users.ts';
import type { Tx } from './db/database.ts';
import { dateOf, instantOf, instantOrNull } from './db/values.ts';

export const toUser = (row: Prisma.UserGetPayload<object>): UserRow => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role as StaffRole,
  locale: row.locale,
  localeChosen: row.localeChosen,
  hasPassword: row.passwordHash !== null,
  hasSecondFactor: row.totpSince !== null,
  disabledAt: instantOrNull(row.disabledAt),
  createdAt: instantOf(row.createdAt),
});

/** All that are not ended yet; how many there were. */
export async function endSessionsOf(tx: Tx, userId: string, at: Instant): Promise<number> {
  const { count } = await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: dateOf(at) } });
  return count;
}
