import { z } from 'zod';
import type { Answer } from '../../../domain/chart/why/question.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { Because, becauseShape } from '../timeline/shapes.ts';

export const Why = z
  .strictObject({
    items: z.array(
      z.strictObject({
        about: oneOf('overdue', 'service', 'autopay', 'silence', 'nextAction'),
        says: z.string().meta({
          examples: [
            'The service is on. If nothing is paid, it goes off on 13 April 2026, as the last notice has said.',
          ],
        }),
        because: Because.nullable().meta({ description: 'Null where nothing was decided.' }),
      }),
    ),
  })
  .meta({ id: 'Why', title: 'Why it stands so' });

export const whyShape = ({ about, says, because }: Answer): z.infer<typeof Why>['items'][number] => ({
  about,
  says,
  because: because === null ? null : becauseShape(because),
});
