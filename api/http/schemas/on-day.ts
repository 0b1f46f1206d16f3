import { z } from 'zod';
import { day } from './time.ts';

/** Of a deed that has a day. */
export const OnDay = z
  .strictObject({ on: day.nullish().meta({ description: "The account's day unless given." }) })
  .meta({ id: 'OnDay', title: 'On which day', examples: [{ on: '2026-08-10' }] });
