import { z } from 'zod';
import { wants } from '../http/schemas/text.ts';

const UUID = 'a folio fiscal, such as 6F9619FF-8B86-5011-B42D-00C04FC964FF';

/** Stamped by whoever is configured; with `uuid` by somebody else. */
export const Stamp = z
  .strictObject({
    uuid: z
      .string(wants(UUID))
      .regex(/^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/, `must be ${UUID}`)
      .transform((text) => text.toUpperCase())
      .nullish()
      .meta({ description: 'It was stamped elsewhere, under this folio fiscal.' }),
  })
  .meta({ id: 'Stamp', title: 'That a receipt is stamped', examples: [{}] });
