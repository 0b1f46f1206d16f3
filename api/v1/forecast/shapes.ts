import { z } from 'zod';
import { UPCOMING_KINDS } from '../../../domain/account.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Forecast = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          at: instantOut,
          kind: oneOf(...UPCOMING_KINDS, 'email'),
          detail: z
            .record(z.string(), z.unknown())
            .meta({ description: 'As in `upcoming`, with the `outcome` of a charge; of an e-mail its `template`.' }),
        }),
      )
      .meta({ description: 'In the order in which they will happen.' }),
  })
  .meta({ id: 'Forecast', title: 'What will happen' });
