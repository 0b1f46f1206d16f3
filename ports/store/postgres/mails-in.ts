import type { Actor } from '../../../domain/account.ts';
import { lookUpsFor, namedAmong } from '../../../domain/matching/named.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { MailClues, MailInRow, MailInStatus, MailsIn } from '../mails-in.ts';
import { Refused } from '../store.ts';
import type { Db, Tx } from './db/database.ts';
import { nowIn, machineNowOf } from './db/machine-time.ts';
import { instantOf } from './db/values.ts';
import { decide } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { openTask } from './decide/task-changes.ts';

/** An address proves nobody. */
const BY_MAIL: Actor = { kind: 'provider', id: 'mail' };
/** As much of a mail as its task shows. */
const SHOWN_CHARACTERS = 500;

const head = { omit: { raw: true } } as const;

export const mailsInOf = (desk: Desk): MailsIn => {
  const { db } = desk;
  return {
    async keepMailIn({ id, from, to, subject, text, files, raw }) {
      await db.$executeRaw`
        INSERT INTO mails_in (id, "from", "to", subject, text, files, raw, received_at)
        VALUES (${id}, ${from}, ${to}, ${subject}, ${text}, ${JSON.stringify(files)}::jsonb, ${raw},
          ${nowIn(desk)})
        ON CONFLICT DO NOTHING`;
      return toMailIn(await db.mailIn.findUniqueOrThrow({ where: { id }, ...head }));
    },

    async whoseMail(clues) {
      return (await byToken(db, clues)) ?? (await bySender(db, clues)) ?? (await byNumber(db, clues));
    },

    settleMailIn: (id, result) =>
      decide(desk, async ({ tx, lock }) => {
        const { accountId, proofIds, is } = result;
        const account = accountId === null ? null : await lock(accountId);
        const mail = await lockedMail(tx, id);
        if (mail.status !== 'new') return mail;
        const because = 'because' in result ? result.because : null;
        if (account !== null)
          account.note({
            type: 'email.received',
            at: account.moment,
            actor: BY_MAIL,
            summary: `${mail.from || 'Somebody'} wrote: ${mail.subject || 'without a subject'}`,
            data: { mailId: id, from: mail.from, subject: mail.subject, is, proofIds },
          });
        if (is === 'reply')
          await openTask(
            tx,
            {
              key: `reply:${id}`,
              kind: 'reply',
              dueOn: null,
              subject: { mailId: id },
              data: {
                summary: `A mail waits to be read: ${mail.subject || 'without a subject'}`,
                from: mail.from,
                subject: mail.subject,
                text: mail.text.slice(0, SHOWN_CHARACTERS),
                files: mail.files.map(({ name }) => name),
                because,
              },
            },
            account === null
              ? { accountId: null, at: await machineNowOf(desk, tx) }
              : { accountId: account.id, at: account.now },
          );
        return toMailIn(
          await tx.mailIn.update({ where: { id }, data: { accountId, status: is, because, proofIds }, ...head }),
        );
      }),

    async mailInById(id) {
      const row = await db.mailIn.findUnique({ where: { id }, ...head });
      if (row === null) return null;
      if (row.bodyMonth === null) return toMailIn(row);
      const body = await db.mailInBody.findUnique({ where: ofMonth(id, row.bodyMonth), select: { text: true } });
      return { ...toMailIn(row), text: body?.text ?? null };
    },

    async rawMailIn(id) {
      const row = await db.mailIn.findUnique({ where: { id }, select: { raw: true, bodyMonth: true } });
      if (row === null || row.bodyMonth === null) return row?.raw ?? null;
      const body = await db.mailInBody.findUnique({ where: ofMonth(id, row.bodyMonth), select: { raw: true } });
      if (body === null) throw new Refused(410, 'not_kept', 'This mail is no longer kept as it came');
      return body.raw;
    },
  };
};

const ofMonth = (mailId: string, month: string): Prisma.MailInBodyWhereUniqueInput => ({
  month_mailId: { month, mailId },
});

async function lockedMail(tx: Tx, id: string): Promise<MailInRow> {
  await tx.$queryRaw`SELECT id FROM mails_in WHERE id = ${id} FOR UPDATE`;
  return toMailIn(await tx.mailIn.findUniqueOrThrow({ where: { id }, ...head }));
}

async function byToken(db: Db, { tokens }: MailClues): Promise<string | null> {
  const rows = await db.accountReplyToken.findMany({ where: { token: { in: tokens } }, take: 2 });
  return rows.length === 1 ? (rows[0]?.accountId ?? null) : null;
}

/** An address of two accounts, a bookkeeper's say, tells neither. */
async function bySender(db: Db, { from }: MailClues): Promise<string | null> {
  if (from === '') return null;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM accounts WHERE lower(email) = ${from} AND erased_at IS NULL
    UNION SELECT id FROM accounts WHERE lower(receipt_email) = ${from} AND erased_at IS NULL
    UNION SELECT id FROM accounts WHERE billing_recipients @> ARRAY[${from}] AND erased_at IS NULL
    LIMIT 2`;
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/**
 * Whole invoice numbers anywhere in it; their last seven digits in the subject alone, since in a text any telephone
 * number has seven.
 */
async function byNumber(db: Db, { subject, text }: MailClues): Promise<string | null> {
  const asked = [
    ...lookUpsFor({ reference: null, concept: subject }),
    ...lookUpsFor({ reference: null, concept: text }).filter((one) => one.in === 'number'),
  ];
  for (const { in: column, anyOf } of asked) {
    const found = await db.invoice.findMany({
      where: {
        ...(column === 'number' ? { numberKey: { in: anyOf } } : { reference: { in: anyOf } }),
        account: { erasedAt: null },
      },
      select: { id: true, accountId: true, currency: true },
    });
    if (found.length > 0) return namedAmong(found, found[0]?.currency ?? '')?.accountId ?? null;
  }
  return null;
}

const toMailIn = (row: Prisma.MailInGetPayload<{ omit: { raw: true } }>): MailInRow => ({
  id: row.id,
  accountId: row.accountId,
  from: row.from,
  to: row.to,
  subject: row.subject,
  text: row.text,
  files: row.files as unknown as MailInRow['files'],
  status: row.status as MailInStatus,
  because: row.because,
  proofIds: row.proofIds,
  receivedAt: instantOf(row.receivedAt),
});
