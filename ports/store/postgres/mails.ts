import { debtById, dueMinor, toPayMinor } from '../../../domain/chart/reads/debts.ts';
import { isMailTemplate } from '../../../domain/chart/reads/mails.ts';
import type { Context } from '../../../domain/chart/state/context.ts';
import type { Mail, MailInvoice, MailTopic } from '../../../domain/messages/mail.ts';
import { olderLinkEnds } from '../../../domain/messages/pay-link.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { WrittenByNewer } from '../../../domain/written-by-newer.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { EmailRow } from '../emails.ts';
import type { MailDeed, Mails } from '../mails.ts';
import { monthIn } from './bodies.ts';
import type { Account } from './decide/account.ts';
import type { Db, Tx } from './db/database.ts';
import type { Desk } from './decide/desk.ts';
import { lifeOfLink } from './pay-links.ts';
import { replaceOlderLinks } from './paid-links.ts';
import { FORGOTTEN, PAY_TOKEN, toEmail } from './emails.ts';
import { stopOf } from './switches.ts';
import { reachable } from './unreachable.ts';
import { minorOf } from './db/values.ts';
import { beginWork, finishWork, type Judged } from './work.ts';

/** Mails, from the chart's word to the carrier's. */
export const mailsOf = (desk: Desk): Mails => ({
  beginMail: (ref, keyLifeMs = Number.POSITIVE_INFINITY) =>
    beginWork(
      desk,
      ref,
      ['sendEmail'],
      async (account, { params: { mail, believes }, begunAt, failures }): Promise<Judged<MailDeed>> => {
        const { tx } = account;
        const { key, topic } = mail;
        const { template } = topic;
        for (const one of [topic, ...mail.also])
          if (!isMailTemplate(one.template)) throw new WrittenByNewer(`A mail ${one.template}`, 'no such mail');
        const row = await mailOf(tx, key);
        // One that was handed over is finished as it was written: the carrier may have it.
        const wasTried = begunAt !== null && row !== null;
        const isKnown = wasTried && Date.parse(account.machineNow) - Date.parse(begunAt) <= keyLifeMs;
        if (isKnown) return { go: { mail, row, sentAt: begunAt, failures } };
        const moved =
          believes === null
            ? null
            : ((await whatMoved(account, believes)) ?? whatIsAsked(account, mail) ?? whatIsSwitched(account, mail));
        if (moved !== null) {
          if (row !== null) await end(account, key, { status: 'skipped', mayHaveLeft: wasTried });
          const why = wasTried ? `${moved}; it may have left when it was tried` : moved;
          return { over: { type: 'EMAIL_SKIPPED', key, template, why }, as: 'dropped' };
        }
        // Its key is forgotten, and it is true still: it goes once more.
        if (wasTried) return { go: { mail, row, sentAt: begunAt, failures } };
        const stopped = await stopOf(tx, 'mails');
        if (stopped !== null) return { over: { type: 'EMAIL_HELD', key, template, why: stopped, mail } };
        // What was written before and not handed over says what was true then: it is written anew.
        if (row !== null && !['queued', 'skipped'].includes(row.status))
          return { go: { mail, row, sentAt: null, failures } };
        if (row !== null) {
          await tx.$executeRaw`
            WITH unsent AS (
              DELETE FROM emails WHERE key = ${key} AND status IN ('queued', 'skipped') RETURNING id, body_month
            )
            DELETE FROM email_bodies b USING unsent WHERE b.month = unsent.body_month AND b.email_id = unsent.id`;
          await dropPayLink(tx, key);
        }
        return { go: { mail: { ...mail, to: await reachable(account, mail.to) }, row: null, sentAt: null, failures } };
      },
    ),

  async keepEmail(mail, link = null) {
    const { id, accountId, key, at, template, locale, to, subject, html, text, documentId = null } = mail;
    const life = link === null ? null : await lifeOfLink(desk, accountId, link.createdAt);
    // One statement: the words that are kept have the link that is kept.
    const written = await desk.db.$queryRaw<object[]>`
      WITH mail AS (
        INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status,
          document_id)
        VALUES (${id}, ${accountId}, ${key}, ${at}::timestamptz, ${template}, ${locale}, ${to}, ${subject}, ${html},
          ${text}, 'queued', ${documentId})
        ON CONFLICT DO NOTHING RETURNING id
      ), link AS (
        INSERT INTO pay_links
          (id, account_id, token_hash, invoice_ids, locale, created_by, created_at, expires_at, after_paid_days)
        SELECT ${link?.id ?? null}::text, ${accountId}::text, ${link?.tokenHash ?? null}::text, ${link?.invoiceIds ?? []}::text[],
          ${link?.locale ?? null}::text, ${byMail(key)}::text, ${link?.createdAt ?? null}::timestamptz,
          ${life?.expiresAt ?? null}::timestamptz, ${life?.afterPaidDays ?? null}::int
        FROM mail WHERE ${link !== null}::boolean
      )
      SELECT id FROM mail`;
    return written.length === 1
      ? { ...mail, status: 'queued', providerId: null, bounced: [] }
      : kept(await mailOf(desk.db, key), key);
  },

  settleMail: (ref, result) =>
    finishWork(desk, ref, ['sendEmail'], async (account, key) => {
      const { tx, id: accountId } = account;
      const { template, id: emailId, to, subject } = kept(await mailOf(tx, key), key);
      if ('refused' in result) {
        await end(account, key, { status: 'bounced' });
        return { type: 'EMAIL_BOUNCED', key, template, emailId, bounced: to, everybody: true };
      }
      // What came of it since (delivered, bounced) is not undone by a repetition.
      const hasLeft = await end(account, key, { status: 'sent', providerId: result.sent.providerId });
      if (hasLeft)
        await replaceOlderLinks(tx, { accountId, key, template }, account.now, await olderEnd(desk, account));
      return { type: 'EMAIL_SENT', key, template, emailId, to, subject, ...(result.sent.again ? { again: true } : {}) };
    }),
});

/** Whose link to pay it is. */
const byMail = (key: string): string => `mail:${key}`;

/**
 * Nothing is to be done any more for one that waited: its words go where those of this month are kept, without the token
 * of its link to pay, and the link of one that never left goes with it. Answers whether it waited.
 */
async function end(
  { tx, machineNow }: Account,
  key: string,
  how:
    | { status: 'sent'; providerId: string | null }
    | { status: 'skipped'; mayHaveLeft: boolean }
    | { status: 'bounced' },
): Promise<boolean> {
  const providerId = how.status === 'sent' ? how.providerId : null;
  const ended = await tx.$executeRaw`
    WITH waiting AS (
      SELECT id, html, text, ${monthIn(Prisma.sql`${machineNow}::timestamptz`)} AS month FROM emails
      WHERE key = ${key} AND status = 'queued' FOR UPDATE
    ), kept AS (
      INSERT INTO email_bodies (month, email_id, html, text)
      SELECT month, id, regexp_replace(html, ${PAY_TOKEN}, ${FORGOTTEN}, 'g'),
        regexp_replace(text, ${PAY_TOKEN}, ${FORGOTTEN}, 'g') FROM waiting
      ON CONFLICT (month, email_id) DO UPDATE SET html = excluded.html, text = excluded.text
    )
    UPDATE emails e SET status = ${how.status}, provider_id = ${providerId}, html = '', text = '',
      body_month = waiting.month, bounced = CASE WHEN ${how.status === 'bounced'} THEN "to" ELSE bounced END
    FROM waiting WHERE e.id = waiting.id`;
  const mayHaveLeft = how.status === 'sent' || (how.status === 'skipped' && how.mayHaveLeft);
  if (ended === 1 && !mayHaveLeft) await dropPayLink(tx, key);
  return ended === 1;
}

/** When links of older mails end, now that a newer one has left. */
async function olderEnd({ policies }: Desk, { tx, row, now }: Account): Promise<Instant> {
  const { payLinks } = await policies.get(tx, { name: row.policyName, version: row.policyVersion });
  return olderLinkEnds(payLinks, now);
}

const dropPayLink = async (tx: Tx, key: string): Promise<void> =>
  void (await tx.$executeRaw`DELETE FROM pay_links WHERE created_by = ${byMail(key)}`);

async function mailOf(tx: Db | Tx, key: string): Promise<EmailRow | null> {
  const [row] = await tx.$queryRaw<Prisma.EmailGetPayload<object>[]>`
    SELECT id, account_id AS "accountId", key, at, template, locale, "to", subject, html, text, status,
      provider_id AS "providerId", bounced, document_id AS "documentId"
    FROM emails WHERE key = ${key}`;
  return row === undefined ? null : toEmail(row);
}

function kept(row: EmailRow | null, key: string): EmailRow {
  if (row === null) throw new Error(`The mail ${key} was begun and is not kept`);
  return row;
}

/** In words, if a balance isn't what the mail says; what nobody collects any more (paid, void, written off) is 0. */
async function whatMoved(
  { tx }: Account,
  believes: readonly { invoiceId: string; balanceMinor: number }[],
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string; status: string; balanceMinor: bigint }[]>`
    SELECT id, status, balance_minor AS "balanceMinor" FROM invoices
    WHERE id = ANY(${believes.map(({ invoiceId }) => invoiceId)})`;
  const balances = new Map(rows.map((row) => [row.id, row.status === 'open' ? minorOf(row.balanceMinor) : 0]));
  const moved = believes.filter(({ invoiceId, balanceMinor }) => balances.get(invoiceId) !== balanceMinor);
  return moved.length === 0 ? null : `the balance of ${moved.map(({ invoiceId }) => invoiceId).join(', ')} has changed`;
}

/** In words, if what is to be paid of an invoice isn't what the mail says: some is disputed since, or on its way. */
function whatIsAsked({ state }: Account, { topic, also }: Mail): string | null {
  if (state === null) return null;
  const c = state.snapshot.context;
  const topics = [topic, ...also];
  const said = topics.map(({ data }) => data as { invoices?: MailInvoice[] });
  const moved = [
    ...said.flatMap(({ invoices = [] }) => invoices).filter((one) => one.balanceMinor !== asOf(c, one, toPayMinor)),
    // Its own mail says what is due, and how much of that is on its way.
    ...topics.flatMap((one) => issuedBy(one)).filter((one) => one.balanceMinor !== asOf(c, one, dueMinor)),
  ];
  return moved.length === 0 ? null : `what is to be paid of ${moved.map(({ id }) => id).join(', ')} has changed`;
}

/** In words, if the service isn't as the mail says: somebody gave it back, say, while the mail waited for its carrier. */
function whatIsSwitched({ state }: Account, { topic, also }: Mail): string | null {
  if (state === null) return null;
  const { is } = state.snapshot.context.service;
  return [topic, ...also].every((one) => isAsSaid(is, one)) ? null : `the service is ${is} by now`;
}

function isAsSaid(is: Context['service']['is'], { template, data }: MailTopic): boolean {
  switch (template) {
    case 'service-deactivated':
    case 'service-relocked':
      return is === 'off';
    case 'overdue-reminder':
      return data.deactivated === (is === 'off');
    case 'last-notice':
      return is === 'active';
    default:
      return true;
  }
}

const issuedBy = ({ template, data }: MailTopic): MailInvoice[] =>
  template === 'invoice-issued' || template === 'equipment-invoice' ? [data.invoice] : [];

function asOf(c: Context, { id }: MailInvoice, minor: typeof dueMinor): number {
  const debt = debtById(c, id);
  return debt === null ? 0 : minor(c, debt);
}
