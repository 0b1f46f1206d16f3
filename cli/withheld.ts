/** What each part has no use for: who gets into it finds no secret of another. */
const WITHHELD: Record<'api' | 'worker', readonly string[]> = {
  // It signs what the worker calls.
  api: ['DATABASE_OWNER_URL', 'PUNTUAL_SERVICE_SECRET'],
  // By which one may come in, and by which providers are believed, is the API's to know alone.
  worker: [
    'DATABASE_OWNER_URL',
    'PUNTUAL_API_KEY',
    'PUNTUAL_ADMIN_EMAIL',
    'PUNTUAL_ADMIN_PASSWORD',
    'PUNTUAL_OIDC_ISSUER',
    'PUNTUAL_OIDC_CLIENT_ID',
    'PUNTUAL_OIDC_CLIENT_SECRET',
    'PUNTUAL_BANK_SECRET',
    'RESEND_WEBHOOK_SECRET',
    'STRIPE_WEBHOOK_SECRET',
  ],
};

/** Variables for a part's environment that stand in the place of those: an empty one counts as not set. */
export const withheldFrom = (command: 'api' | 'worker'): Record<string, ''> =>
  Object.fromEntries(WITHHELD[command].map((name) => [name, '']));
