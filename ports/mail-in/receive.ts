import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/account.ts';
import { type PaymentReceipt, receiptIn } from '../../domain/mexico/payment-receipt.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import { daysOfPayment } from '../../domain/time/paid-on.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { MailInRow } from '../store/mails-in.ts';
import { type AccountRow, Refused, type Store } from '../store/store.ts';
import { tokenIn } from './reply-address.ts';
import { type ArrivedMail, type MailFile, readMail } from './read-mail.ts';

export type Letterbox = Pick<Store, 'keepMailIn' | 'whoseMail' | 'settleMailIn' | 'accountById' | 'receiveProof'>;

export interface ReceiveOptions {
  /** The company's address for replies, with `{token}` in it; null: it has none. */
  replies: string | null;
  /** What a proof's file says; null: nothing that could be read. */
  readFile(bytes: Uint8Array): Promise<PaymentReceipt | null>;
  /** The machine's time. */
  now(): Instant;
}

/**
 * A mail that came in, once however often it comes: a proof of payment of each file that says what was paid and when,
 * or of its own words; else somebody's task. Throws `BadMail` of what is none.
 */
export async function receiveMail(store: Letterbox, raw: Uint8Array, options: ReceiveOptions): Promise<MailInRow> {
  const mail = await readMail(raw);
  const { id, from, to, subject, text } = mail;
  const files = mail.files.map(({ name, type, bytes }) => ({ name, type, bytes: bytes.length }));
  const kept = await store.keepMailIn({ id, from, to, subject, text, files, raw });
  if (kept.status !== 'new') return kept;
  const acceptable = mail.files.filter(({ type }) => type !== null);
  const accountId = await store.whoseMail({
    tokens: options.replies === null ? [] : to.flatMap((address) => tokenIn(address, options.replies as string) ?? []),
    from,
    subject,
    text,
  });
  if (mail.automatic && acceptable.length === 0)
    return store.settleMailIn(id, { is: 'ignored', accountId, proofIds: [], because: 'a machine has answered' });
  const account = accountId === null ? null : await store.accountById(accountId);
  if (account === null)
    return store.settleMailIn(id, {
      is: 'reply',
      accountId: null,
      proofIds: [],
      because: 'no account could be told by its address, its sender or a number in it',
    });
  const { proofIds, problems } = await proofsIn(store, mail, account, options);
  return store.settleMailIn(
    id,
    proofIds.length > 0
      ? { is: 'proof', accountId: account.id, proofIds }
      : { is: 'reply', accountId: account.id, proofIds, because: problems.join('; ') || 'it brings no file' },
  );
}

/** Whoever wrote the mail, as far as anybody knows: an address proves nobody. */
const BY_MAIL: Actor = { kind: 'provider', id: 'mail' };

interface Shown {
  file: MailFile | null;
  receipt: PaymentReceipt | null;
}

/** Files first, those of the central bank before all: the same payment shown twice is one proof by its tracking key. */
async function proofsIn(
  store: Letterbox,
  mail: ArrivedMail,
  account: AccountRow,
  options: ReceiveOptions,
): Promise<{ proofIds: string[]; problems: string[] }> {
  const files = mail.files
    .filter(({ type }) => type !== null)
    .sort((a, b) => Number(b.type === CEP) - Number(a.type === CEP));
  const [proofIds, problems] = [new Set<string>(), [] as string[]];
  const receive = async (shown: Shown): Promise<void> => {
    const named = shown.file?.name ?? 'its text';
    const claim = claimOf(shown, account, options.now());
    if (typeof claim === 'string') return void problems.push(`${named}: ${claim}`);
    try {
      const { id } = await store.receiveProof({
        id: proofId(mail.id, shown.file),
        accountId: account.id,
        ...claim,
        file: shown.file === null ? null : { ...shown.file, type: shown.file.type ?? '' },
        read: shown.receipt,
        actor: BY_MAIL,
      });
      proofIds.add(id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problems.push(`${named}: ${error.message}`);
    }
  };
  for (const file of files) await receive({ file, receipt: await options.readFile(file.bytes) });
  if (proofIds.size === 0) {
    const receipt = receiptIn(mail.text);
    if (receipt.trackingKey !== null) await receive({ file: null, receipt });
  }
  return { proofIds: [...proofIds], problems };
}

const CEP = 'application/xml';

/** What it says was paid; or why nobody could say so, in words. */
function claimOf(
  { file, receipt }: Shown,
  { currency, timeZone, skewMs }: AccountRow,
  now: Instant,
): { trackingKey: string | null; amountMinor: number; paidOn: Day } | string {
  const { trackingKey = null, amountMinor = null, paidOn = null } = receipt ?? {};
  if (amountMinor === null) return 'no amount could be read in it';
  if (paidOn === null) return 'no day of payment could be read in it';
  if (currency !== 'MXN') return `it speaks of pesos, and the account is in ${currency}`;
  const [first, last] = daysOfPayment(dayOf(instantFromMs(epochMs(now) + skewMs), timeZone));
  if (paidOn < first || paidOn > last) return `it was paid on ${paidOn}, which is not between ${first} and ${last}`;
  if (trackingKey === null && file === null) return 'no tracking key could be read in it';
  return { trackingKey, amountMinor, paidOn };
}

const proofId = (mailId: string, file: MailFile | null): string => {
  const of = createHash('sha256').update(mailId);
  if (file !== null) of.update(file.name).update(file.bytes);
  return `prf_${of.digest('hex').slice(0, 20)}`;
};
