import type { Actor } from '../../../domain/account.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { By } from '../audit.ts';
import { Refused } from '../store.ts';
import type { SecondFactors, Users } from '../users.ts';
import { auditIn } from './audit.ts';
import { type Db, inTransaction, type Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, orNull } from './db/values.ts';
import { endSessionsOf, toUser } from './user-rows.ts';

const LIST = 'users';

export const usersOf = (db: Db): Omit<Users, keyof SecondFactors> => ({
  addUser: ({ id, email, name, role, locale, passwordHash, by }) =>
    inTransaction(db, async (tx) => {
      const known = await tx.user.findFirst({ where: { OR: [{ id }, { email }] } });
      // The same request again finds its own.
      if (known?.id === id) return toUser(known);
      if (known !== null) throw new Refused(409, 'email_taken', 'There is a user with this e-mail address');
      const row = await tx.user.create({
        data: { id, email, name, role, locale, passwordHash, createdAt: dateOf(by.at) },
      });
      await auditIn(tx, { ...by, action: 'user.created', subject: id, data: { role } });
      return toUser(row);
    }),

  async users(page) {
    const rows = await db.user.findMany({
      where: afterOrdinal(LIST, page),
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toUser);
  },

  userById: async (id) => orNull(await db.user.findUnique({ where: { id } }), toUser),
  userByEmail: async (email) => orNull(await db.user.findUnique({ where: { email } }), toUser),
  hasUsers: async () => (await db.user.findFirst({ select: { id: true } })) !== null,

  userBySubject: async (oidcSubject) => orNull(await db.user.findUnique({ where: { oidcSubject } }), toUser),

  bindSubject: (id, subject, by) =>
    inTransaction(db, async (tx) => {
      const { count } = await tx.user.updateMany({ where: { id, oidcSubject: null }, data: { oidcSubject: subject } });
      if (count > 0) await auditIn(tx, { ...by, action: 'user.identityBound', subject: id, data: { subject } });
      return count > 0;
    }),

  changeUser: (id, { disabled, ...change }, by) =>
    inTransaction(db, async (tx) => {
      const before = await locked(tx, id);
      const row = {
        ...change,
        ...(disabled === undefined ? {} : { disabledAt: disabled ? (before.disabledAt ?? dateOf(by.at)) : null }),
      };
      const after = await tx.user.update({ where: { id }, data: row });
      if (isAdmin(before) && !isAdmin(after)) await refuseWithoutAdmin(tx);
      if (after.role !== before.role || (after.disabledAt !== null && before.disabledAt === null)) {
        await endSessionsOf(tx, id, by.at);
        if (after.disabledAt !== null) await voidLinks(tx, id);
      }
      const told = { ...change, ...(disabled === undefined ? {} : { disabled }) };
      await auditIn(tx, { ...by, action: 'user.changed', subject: id, data: told });
      return toUser(after);
    }),

  chooseLocale: async (id, locale) =>
    toUser(await db.user.update({ where: { id }, data: { locale, localeChosen: true } })),

  passwordHashOf: async (id) =>
    (await db.user.findUnique({ where: { id }, select: { passwordHash: true } }))?.passwordHash ?? null,

  setPassword: (id, passwordHash, by) =>
    inTransaction(db, async (tx) => {
      await locked(tx, id);
      return toUser(await setIn(tx, id, passwordHash, by));
    }),

  addPasswordLink: (userId, { tokenHash, purpose, expiresAt }, by) =>
    inTransaction(db, async (tx) => {
      await locked(tx, userId);
      await voidLinks(tx, userId);
      await tx.passwordLink.create({
        data: { tokenHash, userId, purpose, createdAt: dateOf(by.at), expiresAt: dateOf(expiresAt) },
      });
      const action = purpose === 'invitation' ? 'user.invited' : 'user.passwordForgotten';
      await auditIn(tx, { ...by, action, subject: userId, data: { expiresAt } });
    }),

  async userOfLink(tokenHash, now) {
    const link = await db.passwordLink.findFirst({ where: good(tokenHash, dateOf(now)), include: { user: true } });
    return orNull(link, ({ user }) => toUser(user));
  },

  redeemPasswordLink: (tokenHash, passwordHash, { at, address }) =>
    inTransaction(db, async (tx) => {
      const link = await tx.passwordLink.findFirst({ where: good(tokenHash, dateOf(at)) });
      if (link === null) return null;
      await locked(tx, link.userId);
      // Whoever was first has made it void.
      if ((await tx.passwordLink.count({ where: good(tokenHash, dateOf(at)) })) === 0) return null;
      await tx.passwordLink.update({ where: { tokenHash }, data: { usedAt: dateOf(at) } });
      const actor: Actor = { kind: 'agent', id: link.userId };
      return toUser(await setIn(tx, link.userId, passwordHash, { actor, address, at }));
    }),
});

const good = (tokenHash: string, now: Date): Prisma.PasswordLinkWhereInput => ({
  tokenHash,
  usedAt: null,
  expiresAt: { gt: now },
  user: { disabledAt: null },
});

/** Its row, and nobody else's until the transaction ends. Admins are locked with it, so that two can't both go last. */
async function locked(tx: Tx, id: string): Promise<Prisma.UserGetPayload<object>> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id} OR role = 'admin' ORDER BY ordinal FOR UPDATE`;
  const row = await tx.user.findUnique({ where: { id } });
  if (row === null) throw new Refused(404, 'not_found', 'No such user');
  return row;
}

const isAdmin = ({ role, disabledAt }: { role: string; disabledAt: Date | null }): boolean =>
  role === 'admin' && disabledAt === null;

/** One who is only invited may never come. */
async function refuseWithoutAdmin(tx: Tx): Promise<void> {
  const left = await tx.user.count({ where: { role: 'admin', disabledAt: null, passwordHash: { not: null } } });
  if (left === 0)
    throw new Refused(
      409,
      'last_admin',
      'This is the last admin who can sign in: make somebody else an admin before this one is demoted or disabled',
    );
}

async function setIn(tx: Tx, id: string, passwordHash: string, by: By): Promise<Prisma.UserGetPayload<object>> {
  const row = await tx.user.update({ where: { id }, data: { passwordHash } });
  await voidLinks(tx, id);
  const endedSessions = await endSessionsOf(tx, id, by.at);
  await auditIn(tx, { ...by, action: 'user.passwordSet', subject: id, data: { endedSessions } });
  return row;
}

const voidLinks = (tx: Tx, userId: string): Promise<unknown> =>
  tx.passwordLink.deleteMany({ where: { userId, usedAt: null } });
