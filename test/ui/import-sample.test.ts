import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { textIn } from '../../domain/statements/cells.ts';
import type { Values } from '../../api/v1/imports/columns.ts';
import { readGroup } from '../../api/v1/imports/group.ts';
import { tableIn } from '../../api/v1/imports/table.ts';
import { sampleFile } from '../../console/import/sample.ts';
import { shippedPolicies } from '../../domain/policy/shipped.ts';
import { addDays } from '../../domain/time/calendar.ts';

/** What is handed out to begin with is a file that the API takes, to the last line. */
test('the sample is right', async () => {
  const bytes = new TextEncoder().encode(sampleFile((days) => addDays('2026-03-02', days)));
  const { places, rows } = await tableIn({ read: () => Readable.from([bytes]) });
  expect(places.ignored).toEqual([]);
  const accounts = new Map<
    string,
    { line: number; externalId: string; cells: string[]; body: Values; problems: [] }[]
  >();
  for await (const { line, cells } of rows()) {
    const body = Object.fromEntries([...places.at].map(([column, place]) => [column, textIn(cells[place])])) as Values;
    const externalId = body.externalId ?? '';
    accounts.set(externalId, [...(accounts.get(externalId) ?? []), { line, externalId, cells, body, problems: [] }]);
  }
  const read = [...accounts.values()].map((lines) =>
    readGroup(lines, {
      importId: 'imp_1',
      written: { days: 'YYYY-MM-DD', decimal: '.' },
      now: '2026-03-02T15:00:00.000Z',
      numbers: new Map(),
      segments: [],
      defaults: { policy: 'mexico', timeZone: null, locale: null, currency: 'MXN' },
      policies: new Map(shippedPolicies().map((policy) => [policy.name, policy])),
    }),
  );
  expect(read.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(read.map(({ member }) => member?.account.invoices.length)).toEqual([1, 2, 1, 0]);
});
