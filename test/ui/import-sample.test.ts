import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { textIn } from '../../domain/statements/cells.ts';
import type { Values } from '../../api/v1/imports/columns.ts';
import { readGroup } from '../../api/v1/imports/group.ts';
import { tableIn } from '../../api/v1/imports/table.ts';
import { inWords } from '../../console/import/refusals.ts';
import { sampleFile } from '../../console/import/sample.ts';
import { shippedPolicies } from '../../domain/policy/shipped.ts';
import { addDays } from '../../domain/time/calendar.ts';

/** A file as the API reads it, an entry an account. */
async function readOf(file: string) {
  const bytes = new TextEncoder().encode(file);
  const { places, rows } = await tableIn({ read: () => Readable.from([bytes]) });
  const { ignored } = places;
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
  return { ignored, read };
}

/** What is handed out to begin with is a file that the API takes, to the last line. */
test('the sample is right', async () => {
  const { ignored, read } = await readOf(sampleFile((days) => addDays('2026-03-02', days)));
  expect(ignored).toEqual([]);
  expect(read.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(read.map(({ member }) => member?.account.invoices.length)).toEqual([1, 2, 1, 0]);
});

describe('what is wrong with a line has words of its own', () => {
  const HEADINGS = 'externalId,name,email,autopay,methodToken,policy,invoiceNumber,issuedOn,dueOn,amount,tax';
  const right = '1,Café,ap@cafe.example,,,,F-1,2026-02-01,2026-02-10,580.00,80.00';
  test.each([
    ['email', right.replace('ap@cafe.example', 'nobody'), 'email'],
    ['name', right.replace('Café', ''), 'empty'],
    ['issuedOn', right.replace('2026-02-01', '2026-13-01'), 'day'],
    ['amount', right.replace('580.00', 'abc'), 'amount'],
    ['amount', right.replace('580.00', '580.001'), 'decimals'],
    ['amount', right.replace('580.00', '0'), 'aboveZero'],
    ['tax', right.replace(',80.00', ',999.00'), 'tax'],
    ['policy', right.replace(',,,,F-1', ',,,moon,F-1'), 'policy'],
    ['autopay', right.replace(',,,,F-1', ',maybe,,,F-1'), 'yesNo'],
    ['autopay', right.replace(',,,,F-1', ',yes,,,F-1'), 'noMethod'],
    ['methodToken', right.replace(',,,,F-1', ',,4242424242424242,,F-1'), 'token'],
    ['invoiceNumber', `${right}\n${right}`, 'twice'],
    ['name', `${right}\n${right.replace('Café', 'Té').replace('F-1', 'F-2')}`, 'otherwise'],
  ])('%s: %j', async (column, lines, word) => {
    const { read } = await readOf(`${HEADINGS}\n${lines}`);
    const problems = read.flatMap(({ wrong }) => wrong).map(({ problem }) => problem);
    const said = problems.filter((one) => one.column === column).map(({ message }) => message);
    expect(said.map((message) => [message, inWords(message, asWord as never)])).toContainEqual([
      expect.any(String),
      `importRefusal.${word}`,
    ]);
  });
});

const asWord = (id: string): string => id;
