import { z } from 'zod';
import { oneOf } from '../../http/schemas/text.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const Forecast = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          at: instantOut,
          kind: oneOf(
            'charge',
            'retry',
            'reminder',
            'lastNotice',
            'deactivation',
            'relock',
            'holdEnds',
            'lookup',
            'invoice',
            'serviceEnds',
            'email',
          ),
          detail: z
            .record(z.string(), z.unknown())
            .meta({ description: 'As in `upcoming`, with the `outcome` of a charge; of an e-mail its `template`.' }),
        }),
      )
      .meta({ description: 'In the order in which they will happen.' }),
  })
  .meta({ id: 'Forecast', title: 'What will happen' });
