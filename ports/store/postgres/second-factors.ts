import { Refused } from '../store.ts';
import type { SecondFactors } from '../users.ts';
import { auditIn } from './audit.ts';
import { type Db, inTransaction } from './db/database.ts';
import { dateOf } from './db/values.ts';
import { toUser } from './user-rows.ts';

export const secondFactorsOf = (db: Db): SecondFactors => ({
  async offerSecondFactor(id, secret) {
    const offered = await db.user.updateMany({
      where: { id, totpSince: null },
      data: { totpSecret: secret, totpStep: null },
    });
    if (offered.count === 0)
      throw new Refused(409, 'second_factor_set', 'There is a second factor: it is removed before another is set');
  },

  secondFactorOf: async (id) =>
    (await db.user.findUnique({ where: { id }, select: { totpSecret: true } }))?.totpSecret ?? null,

  takeCode: async (id, step) =>
    (await db.$executeRaw`
      UPDATE users SET totp_step = ${step} WHERE id = ${id} AND (totp_step IS NULL OR totp_step < ${step})`) > 0,

  confirmSecondFactor: (id, by) =>
    inTransaction(db, async (tx) => {
      const row = await tx.user.update({ where: { id }, data: { totpSince: dateOf(by.at) } });
      await auditIn(tx, { ...by, action: 'user.secondFactorSet', subject: id, data: {} });
      return toUser(row);
    }),

  removeSecondFactor: (id, by) =>
    inTransaction(db, async (tx) => {
      const row = await tx.user.update({
        where: { id },
        data: { totpSecret: null, totpSince: null, totpStep: null },
      });
      await auditIn(tx, { ...by, action: 'user.secondFactorRemoved', subject: id, data: {} });
      return toUser(row);
    }),
});
