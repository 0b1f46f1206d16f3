import { z } from 'zod';
import { locale } from '../../http/schemas/time.ts';

export const OwnChange = z
  .strictObject({ locale })
  .meta({ id: 'OwnChange', title: 'How somebody wants to be spoken to', examples: [{ locale: 'es-MX' }] });
