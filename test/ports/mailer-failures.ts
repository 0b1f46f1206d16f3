import { RailRefused, TryLater } from '../../ports/failures.ts';
import { MailRefused } from '../../ports/mailer/mailer.ts';

/**
 * What a send threw: `refused` is this mail, for good; `later` surely was not taken; `rail` is about us; of `unsure`
 * nobody knows.
 */
export const failed = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof MailRefused
        ? 'refused'
        : error instanceof TryLater
          ? 'later'
          : error instanceof RailRefused
            ? 'rail'
            : 'unsure',
  );
