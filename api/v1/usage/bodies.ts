import { z } from 'zod';
import { through } from './complete-through.ts';
import { USAGE_PRESETS } from '../../../ports/usage-files/usage-files.ts';
import { oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { instant, timeZone } from '../../http/schemas/time.ts';

const MOST_EVENTS = 1_000;
const MOST_SECONDS = 7 * 24 * 3_600;

const source = z
  .string(wants('a name of the source'))
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'must be 1 to 60 letters, figures, dots, dashes or underscores')
  .meta({
    description: 'Where the calls come from, such as a switch: their ids are unique within it.',
    examples: ['switch-mty-1'],
  });

export const HowToRead = z
  .object({
    source,
    preset: oneOf(...USAGE_PRESETS).default('generic'),
    completeThrough: through.optional(),
    timeZone: timeZone.optional().meta({
      description: 'To which stamps without an offset are local: of Asterisk and FreeSWITCH it must be told.',
    }),
  })
  .refine(({ preset, timeZone: zone }) => preset === 'generic' || zone !== undefined, {
    path: ['timeZone'],
    error: 'is missing: this preset writes its stamps without a zone, such as America/Mexico_City',
  });

const text = (most: number) =>
  z.string(wants('text')).min(1, 'must not be empty').max(most, `must be at most ${most} characters long`);

const event = z.strictObject(
  {
    eventId: text(200).nullish().meta({ description: 'Unique within the source. Without one, what the call says.' }),
    from: text(40).meta({ description: 'E.164, national, or an extension of two to six digits.' }),
    to: text(40),
    startedAt: instant,
    endedAt: instant.nullish(),
    seconds: z
      .int(wants('whole seconds'))
      .min(0, 'must be at least 0')
      .max(MOST_SECONDS, `must be at most ${MOST_SECONDS}`),
    answered: yesOrNo.nullish().meta({ description: 'Without it, whether it has seconds.' }),
    direction: oneOf('in', 'out').nullish().meta({ description: 'Without it, it follows from whose the numbers are.' }),
    device: text(100).nullish(),
    accountId: text(60).nullish().meta({ description: 'Where the source knows it; else it follows from the numbers.' }),
  },
  wants('an event'),
);

export const UsageEvents = z
  .strictObject({
    source: source.default('events'),
    completeThrough: through.nullish(),
    events: z
      .array(event, wants('a list of events'))
      .min(1, 'must have an event')
      .max(MOST_EVENTS, `must have at most ${MOST_EVENTS} entries`),
  })
  .meta({
    id: 'UsageEvents',
    title: 'Calls, as events',
    examples: [
      {
        source: 'switch-mty-1',
        events: [
          {
            eventId: '1785931200.17',
            from: '+525512345678',
            to: '+13055551234',
            startedAt: '2026-08-05T12:00:00Z',
            seconds: 61,
            direction: 'out',
          },
        ],
      },
    ],
  });

export type UsageEvent = z.infer<typeof UsageEvents>['events'][number];
