import { FORGOTTEN_AFTER_MS, lockedMs } from '../../../domain/access/lockout.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import { SIGN_INS } from '../audit.ts';
import type { SessionRow, Sessions } from '../sessions.ts';
import { auditIn } from './audit.ts';
import { type Db, inTransaction } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull, orNull } from './db/values.ts';
import { toUser } from './user-rows.ts';

const LIST = 'sessions';

export const sessionsOf = (db: Db): Sessions => ({
  beginSession: ({ createdAt, expiresAt, ...session }) =>
    inTransaction(db, async (tx) => {
      await tx.session.create({
        data: {
          ...session,
          createdAt: dateOf(createdAt),
          lastSeenAt: dateOf(createdAt),
          expiresAt: dateOf(expiresAt),
        },
      });
      await auditIn(tx, {
        actor: { kind: 'agent', id: session.userId },
        address: session.address,
        at: createdAt,
        action: 'signIn.succeeded',
        subject: session.userId,
        data: { sessionId: session.id, userAgent: session.userAgent },
      });
    }),

  sessionByHash: async (tokenHash) =>
    orNull(await db.session.findUnique({ where: { tokenHash }, include: { user: true } }), ({ user, ...row }) => ({
      session: toSession(row),
      user: toUser(user),
    })),

  sessionById: async (id) => orNull(await db.session.findUnique({ where: { id } }), toSession),

  async sessions({ userId, now, seenAfter, ...page }) {
    const rows = await db.session.findMany({
      where: {
        userId,
        endedAt: null,
        expiresAt: { gt: dateOf(now) },
        lastSeenAt: { gt: dateOf(seenAfter) },
        ...afterOrdinal(LIST, page),
      },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toSession);
  },

  sessionSeen: async (id, now) =>
    void (await db.$executeRaw`UPDATE sessions SET last_seen_at = ${now}::timestamptz WHERE id = ${id}`),

  endSession: (id, by) =>
    inTransaction(db, async (tx) => {
      const ended = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: dateOf(by.at) } });
      if (ended.count > 0) await auditIn(tx, { ...by, action: 'session.ended', subject: id, data: {} });
    }),

  takeSignInTry: (emailHash, now) =>
    inTransaction(db, async (tx) => {
      const at = dateOf(now);
      const longAgo = new Date(at.getTime() - FORGOTTEN_AFTER_MS);
      await tx.signInTries.deleteMany({ where: { lastAt: { lte: longAgo } } });
      await tx.$executeRaw`
        INSERT INTO sign_in_tries (email_hash, failures, last_at) VALUES (${emailHash}, 0, ${now}::timestamptz)
        ON CONFLICT DO NOTHING`;
      const [row] = await tx.$queryRaw<{ failures: number; locked_until: Date | null }[]>`
        SELECT failures, locked_until FROM sign_in_tries WHERE email_hash = ${emailHash} FOR UPDATE`;
      const until = row?.locked_until ?? null;
      if (until !== null && until > at) return instantOf(until);
      const failures = (row?.failures ?? 0) + 1;
      const ms = lockedMs(failures);
      const lockedUntil = ms === 0 ? null : new Date(at.getTime() + ms);
      await tx.signInTries.update({ where: { emailHash }, data: { failures, lockedUntil, lastAt: at } });
      return null;
    }),

  giveBackSignInTries: async (emailHash) => void (await db.signInTries.deleteMany({ where: { emailHash } })),

  async forgetAccess(before) {
    const sessionsBefore = dateOf(before.sessions);
    const sessions = await db.session.deleteMany({
      where: { OR: [{ endedAt: { lt: sessionsBefore } }, { expiresAt: { lt: sessionsBefore } }] },
    });
    const linksBefore = dateOf(before.passwordLinks);
    const passwordLinks = await db.passwordLink.deleteMany({
      where: { OR: [{ usedAt: { lt: linksBefore } }, { expiresAt: { lt: linksBefore } }] },
    });
    // The database itself lets go of no younger ones, nor of anything else of the audit.
    const signIns = await db.auditEntry.deleteMany({
      where: { action: { in: [...SIGN_INS] }, at: { lt: dateOf(before.signIns) } },
    });
    return { sessions: sessions.count, passwordLinks: passwordLinks.count, signIns: signIns.count };
  },
});

const toSession = (row: Prisma.SessionGetPayload<object>): SessionRow => ({
  id: row.id,
  userId: row.userId,
  address: row.address,
  userAgent: row.userAgent,
  createdAt: instantOf(row.createdAt),
  lastSeenAt: instantOf(row.lastSeenAt),
  expiresAt: instantOf(row.expiresAt),
  endedAt: instantOrNull(row.endedAt),
});
