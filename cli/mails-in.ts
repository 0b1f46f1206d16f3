import type { Company } from '../company/company.ts';
import type { HearOptions } from '../ports/inbox/hear.ts';
import { resendMailSource } from '../ports/mail-in/resend.ts';
import { readProofFile } from '../ports/proof-file/read.ts';
import type { Settings } from './settings.ts';

/** Who takes mails for us: Resend, where we have a key of it. */
export const mailsInFor = (
  { resendApiKey, resendBaseUrl }: Pick<Settings, 'resendApiKey' | 'resendBaseUrl'>,
  { emails: { replies } }: Pick<Company, 'emails'>,
): HearOptions['mailsIn'] =>
  resendApiKey === null
    ? null
    : {
        source: resendMailSource({ apiKey: resendApiKey, baseUrl: resendBaseUrl }),
        replies,
        readFile: readProofFile,
      };
