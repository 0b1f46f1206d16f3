import { z } from 'zod';
import type { Door, Word } from './inbox.ts';
import { verifier } from './standard-webhooks.ts';

/** Resend, whose messages are signed as svix signs them. */
export function resendDoor(secret: string): Door {
  const verify = verifier(secret, 'svix');
  return {
    provider: 'resend',
    read(raw, headers) {
      const { eventId, body } = verify(raw, headers);
      return { eventId, type: typed.safeParse(body).data?.type ?? '', body, word: wordOf(body) };
    },
  };
}

const typed = z.object({ type: z.string() });
/** What Resend tells of a mail that it took (resend.com/docs/webhooks). */
const told = z.object({
  type: z.string(),
  data: z.object({ email_id: z.string(), to: z.union([z.string().transform((one) => [one]), z.array(z.string())]) }),
});

const SAYS: Record<string, Extract<Word, { about: 'mail' }>['says']> = {
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
};

/** A mail that it has taken for us: its head alone (resend.com/docs/dashboard/receiving). */
const arrived = z.object({
  type: z.literal('email.received'),
  data: z.object({ email_id: z.string().min(1).max(200) }),
});

/** Null: of a kind that changes nothing here (`email.delivery_delayed`: it goes on trying). */
function wordOf(body: unknown): Word | null {
  const mailIn = arrived.safeParse(body).data;
  if (mailIn !== undefined) return { about: 'mailIn', mailId: mailIn.data.email_id };
  const { data, success } = told.safeParse(body);
  const says = success ? SAYS[data.type] : undefined;
  return !success || says === undefined
    ? null
    : { about: 'mail', mailId: data.data.email_id, says, to: data.data.to.map(addressIn) };
}

/** `Ana <ana@example.com>` → `ana@example.com`. */
const addressIn = (written: string): string => /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.trim();
