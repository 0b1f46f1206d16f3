import type { Mailer } from './mailer.ts';

/** Carries mails to nobody: the e-mail that the store keeps is all there is of it. The default, until somebody has a carrier. */
export const outbox = (): Mailer => ({ send: () => Promise.resolve({ providerId: null }) });
