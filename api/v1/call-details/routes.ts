import { z } from 'zod';
import { CALL_COLUMNS, type CallDetail, writtenMicros } from '../../../domain/billing/usage/call-details.ts';
import { USAGE_KINDS } from '../../../domain/billing/line-kinds.ts';
import { minorDigits } from '../../../domain/money/currencies.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { BYTE_ORDER_MARK, type Cell, CSV_TYPE, csvOf } from '../../http/csv.ts';
import { wantsCsv } from '../../http/csv-lists.ts';
import { asDownload } from '../../http/download.ts';
import { Problem } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { instantOut, month } from '../../http/schemas/time.ts';

const CallDetails = z
  .strictObject({
    month: z.string(),
    currency: z.string(),
    items: z
      .array(
        z.strictObject({
          from: z.string(),
          to: z.string(),
          startedAt: instantOut,
          endedAt: instantOut,
          seconds: z.int(),
          minutes: z.int().meta({ description: 'To the nearest one, each call by itself.' }),
          costMicros: z.int().meta({ description: 'Exact, in millionths of the currency, net of taxes.' }),
          microsPerMinute: z.int(),
          kind: z.enum(USAGE_KINDS).meta({ description: 'Of the line of the invoice that it is on.' }),
          type: z.string(),
        }),
      )
      // Its table has columns of its own, and not those of a list's.
      .readonly(),
    nextCursor: z.null().meta({ description: 'All of them are here.' }),
  })
  .meta({ id: 'CallDetails', title: 'The calls of a month that were billed' });

/** The calls behind the lines of an invoice. */
export function callDetailRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/accounts/:id/call-details',
    {
      config: { access: READ },
      schema: {
        tags: ['Billing'],
        operationId: 'getCallDetails',
        summary: 'Show the calls that were billed of a month',
        description:
          'The month in which they began, which is the one before their invoice. As a table (`format=csv`) in nine ' +
          'columns, with times in UTC. The costs of a kind add up to its lines. 404 for a month that is not billed.',
        params: idParams('acc'),
        querystring: z.object({ month, format: oneOf('csv', 'json').optional() }),
        response: answers(CallDetails),
      },
    },
    async (request, reply) => {
      const account = await accountOf(deps, request.params.id);
      const { month: asked, format } = request.query;
      const look = await deps.store.lookAt(account.id);
      const row = look?.state.snapshot.context.policy.billing.calls.row ?? 'call';
      const details = await deps.store.callDetails(account.id, asked, row);
      if (details === null)
        throw new Problem(404, 'not_found', `month: no invoice has been made that would have the calls of ${asked}`);
      const { currency, calls } = details;
      if (format !== 'csv' && !(format === undefined && wantsCsv(request.headers.accept)))
        return { month: asked, currency, items: calls, nextCursor: null };
      const decimals = minorDigits(currency);
      asDownload(reply, { name: `calls-${asked}.csv`, type: CSV_TYPE }).serializer((text) => text as string);
      const table = csvOf(
        CALL_COLUMNS,
        calls.map((call) => cells(call, decimals)),
      );
      return `${BYTE_ORDER_MARK}${table}` as never;
    },
  );
}

const cells = (call: CallDetail, decimals: number): Cell[] => [
  call.from,
  call.to,
  call.startedAt,
  call.endedAt,
  call.seconds,
  call.minutes,
  writtenMicros(call.costMicros, decimals),
  writtenMicros(call.microsPerMinute, decimals),
  call.type,
];
