import { z } from 'zod';
import type { Command } from '../../../domain/projection.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { prose, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day, instant } from '../../http/schemas/time.ts';

const MAX_INSTALLMENTS = 36;
const UNTIL = 'a day as YYYY-MM-DD, or an instant with an offset or Z';

/** The last local day; an instant counts as its day, midnight as the day before (rules, Holds). */
const until = z.union([day, instant], {
  error: (issue) => (issue.input === undefined ? `is missing: it must be ${UNTIL}` : `must be ${UNTIL}`),
});
const whole = (max: number) =>
  z.int(wants('a whole number')).min(1, 'must be at least 1').max(max, `must be at most ${max}`);

const override = <const C extends Command, const F extends z.core.$ZodLooseShape>(command: C, fields: F) =>
  z.strictObject({
    command: z.literal(command),
    reason: prose(1_000).meta({ description: 'Stands on the timeline.' }),
    expectedVersion: z
      .int(wants("the account's version that this is based on"))
      .min(0, 'must not be negative')
      .max(2_147_483_647, 'must be a version')
      .meta({ description: 'The version of the account that you looked at.' }),
    ...fields,
  });

export const commands = {
  pause: override('pause', {
    until: until.optional(),
    invoiceId: idOf('inv').nullish(),
    legal: yesOrNo.default(false),
  }),
  resume: override('resume', { invoiceId: idOf('inv').nullish() }),
  extend: override('extend', { days: whole(365) }),
  promise: override('promise', { amountMinor, on: day }),
  plan: override('plan', {
    installments: z
      .array(
        z.strictObject({ on: day, amountMinor }, wants('an object with on and amountMinor')),
        wants('a list of installments'),
      )
      .min(1, 'must have at least one installment')
      .max(MAX_INSTALLMENTS, `must have at most ${MAX_INSTALLMENTS} installments`),
  }),
  cancelPromise: override('cancelPromise', {}),
  cancelPlan: override('cancelPlan', {}),
  retryNow: override('retryNow', { paymentMethodId: idOf('pm').nullish() }),
  skipReminder: override('skipReminder', {}),
  sendReminder: override('sendReminder', {}),
  deactivate: override('deactivate', { fraud: yesOrNo.default(false) }),
  reactivate: override('reactivate', { until: until.nullish() }),
  writeOff: override('writeOff', {}),
  close: override('close', {}),
  reopen: override('reopen', {}),
  changePolicy: override('changePolicy', { version: whole(1_000_000) }),
} satisfies Record<Command, z.ZodType>;

export const Override = z
  .discriminatedUnion('command', Object.values(commands) as unknown as UnionOf<typeof commands>)
  .superRefine(pauseHasEnd)
  .meta({
    id: 'Override',
    title: 'An override',
    examples: [
      {
        command: 'promise',
        reason: 'Spoke with Ana, they pay on Friday',
        expectedVersion: 12,
        amountMinor: 116_000,
        on: '2026-03-20',
      },
      { command: 'pause', reason: 'Waiting for their new purchase order', expectedVersion: 12, until: '2026-03-25' },
    ],
  });

/** Only a legal pause has no end. */
export function pauseHasEnd(
  body: { command: Command; legal?: boolean; until?: unknown },
  context: z.RefinementCtx,
): void {
  if (body.command === 'pause' && !body.legal && body.until === undefined)
    context.addIssue({ code: 'custom', path: ['until'], message: `is missing: it must be ${UNTIL}` });
}

/** The commands as the members of a union that is told apart by `command`. */
export type UnionOf<T extends Record<string, z.ZodType>> = readonly [
  Extract<T[keyof T], z.core.$ZodTypeDiscriminable>,
  ...Extract<T[keyof T], z.core.$ZodTypeDiscriminable>[],
];

/** What is asked for, as the chart takes it. A forecast has no version that it is based on. */
export type Wish =
  z.infer<typeof Override> extends infer Body
    ? Body extends unknown
      ? Omit<Body, 'expectedVersion'> & { expectedVersion: number | null }
      : never
    : never;
