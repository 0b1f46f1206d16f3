import { z } from 'zod';
import { wants } from '../../http/schemas/text.ts';

export const ForgottenPassword = z
  .strictObject({
    email: z
      .string(wants('an e-mail address'))
      .min(1, 'must not be empty')
      .max(254, 'must be at most 254 characters long')
      .transform((text) => text.trim().toLowerCase()),
  })
  .meta({ id: 'ForgottenPassword', title: 'Who has forgotten a password' });

export const PasswordByLink = z
  .strictObject({
    token: z
      .string(wants('what stands at the end of the link'))
      .min(1, 'must be what stands at the end of the link')
      .max(200, 'must be what stands at the end of the link'),
    password: z.string(wants('a password of 12 to 128 characters')).max(1_000, 'must have 12 to 128 characters'),
  })
  .meta({ id: 'PasswordByLink', title: 'A password, by a link' });
