import pg from 'pg';

/** What a provider has of an account, by its own names. */
export interface HeldElsewhere {
  provider: string;
  tokens: string[];
}

/** What is to be deleted at providers besides: it is named by ids alone. */
export const heldElsewhere = (ownerUrl: string, accountId: string): Promise<HeldElsewhere[]> =>
  asked<HeldElsewhere>(
    ownerUrl,
    `SELECT provider, array_agg(DISTINCT token ORDER BY token) AS tokens FROM payment_methods
     WHERE account_id = $1 AND provider <> 'sandbox' GROUP BY provider ORDER BY provider`,
    [accountId],
  );

/** Who was erased, by their accounts' ids. */
export const erasedAccounts = async (ownerUrl: string): Promise<string[]> =>
  (await asked<{ id: string }>(ownerUrl, 'SELECT account_id AS id FROM erasures ORDER BY at', [])).map(({ id }) => id);

/** Of those, who is there again with all that was known of them. */
export const broughtBack = async (ownerUrl: string, erased: readonly string[]): Promise<string[]> =>
  (
    await asked<{ id: string }>(
      ownerUrl,
      'SELECT id FROM accounts WHERE id = ANY($1) AND erased_at IS NULL ORDER BY ordinal',
      [erased],
    )
  ).map(({ id }) => id);

async function asked<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
