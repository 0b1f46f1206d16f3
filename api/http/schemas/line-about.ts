import { z } from 'zod';
import { LINE_KINDS } from '../../../domain/billing/line-kinds.ts';
import type { LineAbout } from '../../../ports/store/invoices.ts';
import { dayOut } from './time.ts';

/** What a line that we billed is about; none of it on an invoice that came from outside. */
export const lineAbout = {
  kind: z.enum(LINE_KINDS).optional(),
  of: z.string().optional().meta({ description: 'Of a partial line, what it is a part of; of minutes, whose.' }),
  price: z.string().optional().meta({ description: "A price's code." }),
  from: dayOut.optional(),
  through: dayOut.optional(),
  days: z.int().optional(),
  ofDays: z.int().optional().meta({ description: 'Days of the month: a part is quantity × unit × days / ofDays.' }),
  usageMonth: z.string().optional(),
  minutes: z.int().optional(),
};

/** Without what is for the fiscal receipt alone, which says it by itself. */
export function shownAbout(about: LineAbout | undefined): Omit<LineAbout, 'fiscal'> {
  const { fiscal: _, ...shown } = about ?? ({} as Partial<LineAbout>);
  return shown as Omit<LineAbout, 'fiscal'>;
}
