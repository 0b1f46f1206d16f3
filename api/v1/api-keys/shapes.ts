import { z } from 'zod';
import type { ApiKeyRow } from '../../../ports/store/api-keys.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const fields = {
  id: idOut('key'),
  name: z.string(),
  role: z.enum(['admin', 'agent', 'viewer', 'customer']),
  createdAt: instantOut,
  expiresAt: instantOut.nullable(),
  lastUsedAt: instantOut.nullable().meta({ description: 'To the minute; null: never.' }),
  revokedAt: instantOut.nullable(),
};

export const ApiKey = z.strictObject(fields).meta({ id: 'ApiKey', title: 'A key of the API, without the key itself' });

export const ApiKeyMade = z
  .strictObject({ ...fields, key: z.string().meta({ description: 'Shown this once: only its hash is kept.' }) })
  .meta({ id: 'ApiKeyMade', title: 'A key of the API, when it is made' });

export const keyShape = (row: ApiKeyRow): z.infer<typeof ApiKey> => row;
