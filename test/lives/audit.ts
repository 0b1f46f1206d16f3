import type { Life } from './life.ts';

/**
 * What must be true of every life, whatever happened in it, as lines of what isn't: the bank took what we recorded,
 * once for each key; what was received and is not reversed lies on invoices or is credit; each mail went once and each
 * payment has one receipt.
 */
export async function faultsOf(life: Life): Promise<string[]> {
  await life.rest();
  const [book, attempts, payments, emails, timeline, papers, account] = await Promise.all([
    life.book(),
    life.attempts(),
    life.payments(),
    life.emails(),
    life.timeline(),
    life.papers(),
    life.account(),
  ]);
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string): void => void (holds || faults.push(`${life.id}: ${fault}`));

  const taken = book.filter(({ outcome }) => outcome === 'succeeded');
  // The bank's book keeps a charge that the cardholder took back.
  const chargedBack = timeline.filter(({ type }) => type === 'chargeback.received').map(({ data }) => data.paymentId);
  const settled = payments.filter(
    ({ id, status, source }) =>
      (status === 'settled' || chargedBack.includes(id)) && (source === 'card' || source === 'bankAccount'),
  );
  claim(sum(taken) === sum(settled), `the bank took ${sum(taken)}, we recorded ${sum(settled)}`);
  claim(areDistinct(taken.map(({ key }) => key)), 'a key was charged twice');
  for (const { key, amountMinor } of taken) {
    const attempt = attempts.find((one) => one.key === key);
    const payment = settled.find((one) => one.attemptId === attempt?.id);
    claim(
      attempt?.outcome === 'succeeded' && payment?.amountMinor === amountMinor,
      `the bank took ${amountMinor} for ${key}, and the attempt is ${attempt?.outcome} with ${payment?.amountMinor}`,
    );
  }
  for (const { key, outcome } of attempts)
    claim(
      outcome !== null && book.some((call) => call.key === key),
      `attempt ${key} is ${outcome} and in the book ${book.some((call) => call.key === key)}`,
    );

  claim(areDistinct(emails.map(({ key }) => key)), 'two mails have one key');
  claim(
    emails.every(({ status }) => status === 'sent'),
    `mails are ${emails.map(({ status }) => status)}`,
  );
  const toldOf = timeline.filter(({ type }) => type === 'email.sent').map(({ data }) => data.key);
  claim(
    toldOf.length === emails.length && emails.every(({ key }) => toldOf.includes(key)),
    `the mails ${emails.map(({ key }) => key)} went, the timeline tells of ${toldOf}`,
  );
  const receipts = emails.filter(({ template }) => template === 'payment-receipt');
  // A chargeback that was won is the same payment once more.
  const again = timeline.filter(({ type, data }) => type === 'chargeback.closed' && data.outcome === 'won').length;
  claim(
    receipts.length === payments.length + again,
    `${receipts.length} receipts for ${payments.length} payments, ${again} of them again`,
  );

  claim(
    timeline.every(({ seq }, i) => seq === i + 1),
    'the timeline has a gap',
  );
  claim(
    timeline.every(({ at }, i) => i === 0 || at >= (timeline[i - 1]?.at ?? '')),
    'the timeline goes back in time',
  );
  const open = papers.filter(({ status }) => status === 'open');
  claim(
    account.balance.openMinor === open.reduce((total, { balanceMinor }) => total + balanceMinor, 0),
    `the account shows ${account.balance.openMinor} open, its invoices another sum`,
  );
  for (const { id, status, amountMinor, allocations, creditMinor } of payments)
    claim(
      status === 'reversed' || amountMinor === sum(allocations) + creditMinor,
      `${id} of ${amountMinor} lies as ${JSON.stringify(allocations)} and ${creditMinor} of credit`,
    );
  return faults;
}

const sum = (of: readonly { amountMinor: number }[]): number =>
  of.reduce((total, { amountMinor }) => total + amountMinor, 0);

const areDistinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
