import { z } from 'zod';
import { STAFF_ROLES } from '../../../domain/access/roles.ts';
import { line, oneOf } from '../../http/schemas/text.ts';
import { instant } from '../../http/schemas/time.ts';

export const NewApiKey = z
  .strictObject({
    name: line(100).meta({ description: 'Of the system that will use it.' }),
    role: oneOf(...STAFF_ROLES),
    expiresAt: instant.optional().meta({ description: 'Missing: when it is revoked.' }),
  })
  .meta({
    id: 'NewApiKey',
    title: 'A new key of the API',
    examples: [{ name: 'Data warehouse', role: 'viewer' }],
  });
