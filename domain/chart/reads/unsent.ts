import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';

/** What is to be said and has not left: it waits for its hour, or is on its way to the carrier. */
export const unsent = ({ contacts, sending }: Context): WaitingContact[] => [
  ...contacts.waiting,
  ...sending.flatMap((one) => one.contacts),
];
