import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';
import { WRONG_BODIES } from './wrong-bodies.ts';

const api = runningApi();

/** Ids of things that are there, so that only the body is wrong. */
const there: Record<string, string> = {};

beforeAll(async () => {
  const account = await api.account();
  const invoice = await api.invoice(account.id);
  const method = await api.card(account.id);
  const dispute = await api.made(`/v1/invoices/${invoice.id}/disputes`, { reason: 'Not ours' });
  const proof = await api.made(`/v1/accounts/${account.id}/proofs-of-payment`, {
    trackingKey: 'T1',
    amountMinor: 116_000,
    paidOn: '2026-03-01',
  });
  const job = await api.made('/v1/policies/mexico/versions/1/migrate', {});
  const transfer = await api.made('/v1/bank-transfers', {
    trackingKey: 'UNKNOWN',
    amountMinor: 5,
    currency: 'MXN',
    settledAt: '2026-03-01T15:00:00Z',
  });
  await api.sql.query(
    `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data) VALUES ('tsk_1', $1, 'chargeback', 'one', now(), '{}', '{}')`,
    [account.id],
  );
  const endpoint = await api.made('/v1/webhook-endpoints', { url: 'https://crm.example/hooks', types: ['*'] });
  const user = await api.made('/v1/users', { email: 'there@company.example', name: 'There', role: 'viewer' });
  const file = await api.call('POST', '/v1/imports', {
    payload: 'externalId,name,email\n17,There,there@guthrie.example\n',
    headers: { 'content-type': 'text/csv' },
  });
  await api.made('/v1/price-books/lines/versions', {
    from: '2026-01-01',
    currency: 'MXN',
    prices: [
      { code: 'device', kind: 'serviceFee', unitMinor: 45_000, per: 'month' },
      { code: 'phone', kind: 'equipment', unitMinor: 235_000, per: 'once' },
    ],
  });
  const subscriber = await api.account({ name: 'Subscriber' });
  const subscription = await api.made(`/v1/accounts/${subscriber.id}/subscriptions`, {
    priceBook: 'lines',
    items: [{ price: 'device', quantity: 5 }],
  });
  const order = await api.made(`/v1/accounts/${subscriber.id}/equipment-orders`, {
    mode: 'purchase',
    lines: [{ price: 'phone', quantity: 1 }],
    awaitsSignature: true,
  });
  const port = await api.made(`/v1/subscriptions/${subscription.id}/port-requests`, { numbers: ['+525512345678'] });
  await api.settled(account.id);
  const [mail] = (await api.get(`/v1/accounts/${account.id}/emails`)).json().items;
  Object.assign(there, {
    eml: mail.id,
    tsk: 'tsk_1',
    acc: account.id,
    inv: invoice.id,
    pm: method.id,
    dsp: dispute.id,
    prf: proof.id,
    btx: transfer.id,
    job: job.id,
    imp: file.json().id,
    charge: 'ch_nobody',
    att: 'att_1',
    whe: endpoint.id,
    usr: user.id,
    whd: 'whd_1',
    book: 'other',
    run: '2026-09',
    rep: 'rep_1',
    sub: subscription.id,
    eqo: order.id,
    prt: port.id,
    itm: subscription.items[0].id,
  });
});

const at = (url: string): string => url.replace(/\{(\w+)\}/, (_, prefix: string) => there[prefix] ?? '');

function expectProblem(
  response: { statusCode: number; headers: Record<string, unknown>; json(): unknown },
  status: number,
): { code: string; errors: { path: string; message: string }[] } {
  const problem = response.json() as {
    status: number;
    code: string;
    title: string;
    detail: string;
    type: string;
    errors: { path: string; message: string }[];
  };
  expect({ status: response.statusCode, problem }).toMatchObject({
    status,
    problem: {
      status,
      code: expect.any(String),
      title: expect.any(String),
      detail: expect.any(String),
      type: expect.stringContaining('urn:'),
    },
  });
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  return problem;
}

/** A copy of the body with one field as it must not be. */
function broken(body: Record<string, unknown>, field: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(body);
  const steps = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop() ?? '';
  const inside = steps.reduce<any>((part, step) => part[step], copy);
  inside[last] = value;
  return copy;
}

/** Each route once; an override is as many as it has commands. */
const POSTS = WRONG_BODIES.filter(({ url }, i) => WRONG_BODIES.findIndex((one) => one.url === url) === i);

/** Whose body is a file, and no JSON: in tests of their own. */
const TAKE_FILES = ['/v1/bank-statements', '/v1/imports', '/v1/usage-imports'];

describe('every POST', () => {
  test('is in here', () => {
    const { paths } = api.app.swagger() as unknown as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      'post' in operations && !TAKE_FILES.includes(path) ? [path.replaceAll(/\{\w+\}/g, '{}')] : [],
    );
    expect(POSTS.map(({ url }) => url.replace(/\{\w+\}|mexico/, '{}').replace('/1/', '/{}/')).sort()).toEqual(
      routes.sort(),
    );
  });

  test.each(WRONG_BODIES.map((one) => ({ ...one, of: String(one.body.command ?? '') })))(
    '$url $of names the wrong field, and writes nothing',
    async ({ url, body, wrong }) => {
      const before = await api.rowCounts();
      for (const [field, ...values] of wrong) {
        const [set = '', named = set] = field.split(' > ');
        for (const value of values) {
          const response = await api.post(at(url), broken(body, set, value));
          const { code, errors } = expectProblem(response, 400);
          expect({
            field,
            value: String(value).slice(0, 50),
            code,
            paths: errors.map((error) => error.path),
          }).toMatchObject({
            code: 'invalid_request',
            paths: expect.arrayContaining([named]),
          });
        }
      }
      expect(await api.rowCounts()).toEqual(before);
    },
  );

  test.each(POSTS)('$url takes nothing that is no JSON object', async ({ url }) => {
    const before = await api.rowCounts();
    for (const payload of ['{"name":', '[]', '"x"', '5', 'null', '{"a":1}}', '\u0000', '{"__proto__":{"x":1}}'])
      expectProblem(await api.call('POST', at(url), { payload }), 400);
    expectProblem(
      await api.call('POST', at(url), {
        payload: 'name=Guthrie',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      415,
    );
    expectProblem(await api.call('POST', at(url), { payload: '<a/>', headers: { 'content-type': 'text/xml' } }), 415);
    expectProblem(await api.call('POST', at(url), { payload: `{"name":"${'x'.repeat(20_000_000)}"}` }), 413);
    expect(await api.rowCounts()).toEqual(before);
  });

  // Its first version makes a price book, and every month has its invoices.
  const isMade = (url: string): boolean => /\{(book|run)\}/.test(url);
  test.each(POSTS.filter(({ url }) => url.includes('{') && !isMade(url)))(
    '$url knows when there is no such thing',
    async ({ url, body }) => {
      const before = await api.rowCounts();
      for (const id of [
        url.replace(/.*\{(\w+)\}.*/, '$1_nobody'),
        'nobody',
        'acc_%00',
        `${'x'.repeat(400)}`,
        "1'--",
        '..%2f..',
      ]) {
        expect(expectProblem(await api.post(url.replace(/\{\w+\}/, id), body), 404).code).toBe('not_found');
      }
      expect(await api.rowCounts()).toEqual(before);
    },
  );

  test('names every bad field at once', async () => {
    const { errors } = expectProblem(
      await api.post('/v1/accounts', { name: 1, email: 'x', currency: 'x', more: true }),
      400,
    );
    expect(errors.map((error) => error.path).sort()).toEqual(['currency', 'email', 'more', 'name']);
    expect(errors.every((error) => error.message.length > 5)).toBe(true);
  });
});

describe('what a body refers to', () => {
  test('is named when it is not there', async () => {
    const before = await api.rowCounts();
    const other = 'pm_nobody';
    expect(
      expectProblem(await api.post(at('/v1/invoices/{inv}/pay'), { paymentMethodId: other }), 404).errors[0]?.path,
    ).toBe('paymentMethodId');
    expect(
      expectProblem(
        await api.post(at('/v1/bank-transfers/{btx}/match'), {
          allocations: [{ invoiceId: 'inv_nobody', amountMinor: 5 }],
        }),
        404,
      ).errors[0]?.path,
    ).toBe('allocations[0].invoiceId');
    expect(
      expectProblem(await api.post('/v1/sandbox/chargebacks', { chargeId: 'ch_nobody' }), 404).errors[0]?.path,
    ).toBe('chargeId');
    expect(
      expectProblem(
        await api.post(at('/v1/accounts/{acc}/payment-methods'), { kind: 'card', token: 'tok_nobody_knows' }),
        422,
      ).errors[0]?.path,
    ).toBe('token');
    expect(
      expectProblem(await api.post('/v1/accounts', { name: 'x', email: 'a@b.example', policy: 'nowhere' }), 422).code,
    ).toBe('unknown_policy');
    expect(await api.rowCounts()).toEqual(before);
  });
});

describe('every list', () => {
  test('refuses what can not be a page', async () => {
    for (const url of [
      '/v1/accounts',
      at('/v1/accounts/{acc}/invoices'),
      '/v1/accounts/{acc}/timeline',
      '/v1/accounts/{acc}/emails',
      '/v1/bank-transfers',
      '/v1/bank-statements',
      '/v1/imports',
      '/v1/imports/{imp}/accounts',
      '/v1/proofs-of-payment',
      '/v1/policies',
      '/v1/accounts/{acc}/payment-methods',
    ].map(at)) {
      for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'limit=1.5'])
        expect(expectProblem(await api.get(`${url}?${query}`), 400).errors[0]?.path).toBe('limit');
      for (const cursor of ['nonsense', '', 'a'.repeat(600), '%00', 'WyJ4Il0'])
        expect(expectProblem(await api.get(`${url}?cursor=${cursor}`), 400).errors[0]?.path).toBe('cursor');
      expect(expectProblem(await api.get(`${url}?nobodysParameter=1`), 400).errors[0]?.path).toBe('nobodysParameter');
    }
  });

  test('refuses a filter that means nothing', async () => {
    for (const [query, path] of [
      ['state=asleep', 'state'],
      ['service=x', 'service'],
      ['overdueFrom=2026-02-30', 'overdueFrom'],
      ['sort=luck', 'sort'],
      ['q=%00', 'q'],
    ] as const) {
      expect(expectProblem(await api.get(`/v1/accounts?${query}`), 400).errors[0]?.path).toBe(path);
    }
    expect(expectProblem(await api.get(at('/v1/accounts/{acc}/timeline?after=-1')), 400).errors[0]?.path).toBe('after');
  });
});
