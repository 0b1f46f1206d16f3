import type { Mailer } from './mailer.ts';

/**
 * Carries mails to nobody: the e-mail that the store keeps is all there is of it. The default, until somebody has a
 * carrier. `meetFault`: what the sandbox makes go wrong.
 */
export const outbox = (meetFault: () => Promise<void> = () => Promise.resolve()): Mailer => ({
  keyLifeMs: Number.POSITIVE_INFINITY,
  probe: meetFault,
  async send() {
    await meetFault();
    return { providerId: null };
  },
});
