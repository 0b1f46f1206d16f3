import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { App } from '../../api/deps.ts';
import { RATE_LIMITS } from '../../api/http/rate-limit.ts';
import { runningApi } from './running-api.ts';

/** What somebody sends who has no key, no manners, or far too much of everything. */
const api = runningApi();

/** Bytes on a connection, and all that comes back until it is closed. */
function sent(bytes: string, app: App = api.app): Promise<string> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
    );
  });
}

/** Its status, type and document. */
function read(answer: string): { status: number; type: string; document: { code: string; detail: string } } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  const type = /^content-type: *([^\r\n;]+)/im.exec(head)?.[1] ?? '';
  return { status: Number(head.split(' ')[1]), type, document: JSON.parse(body || '{}') };
}

describe('what can not be read as a request', () => {
  test.each([
    ['a method that nobody knows', 'FOO / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'invalid_request'],
    [
      'a control character in a header',
      'GET /healthz HTTP/1.1\r\nhost: x\r\na: \u0001\r\n\r\n',
      400,
      'invalid_request',
    ],
    [
      'headers of 20 KB',
      `GET /healthz HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['an address of 20 KB', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'headers_too_large'],
  ])('is answered by a problem document: %s', async (_what, bytes, status, code) => {
    const answer = read(await sent(bytes));
    expect(answer).toMatchObject({ status, type: 'application/problem+json', document: { code } });
  });
});

describe('a body', () => {
  test('of a hundred thousand fields that nobody knows is refused at once, naming a hundred', async () => {
    const body = (fields: number) => Object.fromEntries(Array.from({ length: fields }, (_, i) => [`field${i}`, i]));
    const took = async (fields: number) => {
      // The server's time of the processor, which is this process too: others may take as much as they like.
      const from = process.cpuUsage();
      const { statusCode, json } = await api.post('/v1/accounts', body(fields));
      expect([statusCode, json().errors.length]).toEqual([400, 100]);
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    await took(1_000);
    const [few, many] = [await took(5_000), await took(100_000)];
    // Twenty times as many took 400 times as long where each was compared with all others.
    expect(many / few).toBeLessThan(100);
  });

  test('that nobody will read ends the connection: without a key nobody is listened to', async () => {
    const head =
      'POST /v1/accounts HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
    expect(read(await sent(head))).toMatchObject({ status: 401, document: { code: 'unauthorized' } });
  });

  test('that is too large is let come to its end, of somebody with a key: the answer is not cut off', async () => {
    const { port } = api.app.server.address() as AddressInfo;
    const megabyte = 'x'.repeat(1024 * 1024);
    const answers = await new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1');
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', reject).on('close', () => resolve(answer));
      socket.write(
        'POST /v1/accounts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer admin\r\n' +
          `content-type: application/json\r\ncontent-length: ${10 * megabyte.length}\r\n\r\n`,
      );
      void (async () => {
        for (let sent = 0; sent < 10; sent++) {
          await pause(20);
          socket.write(megabyte);
        }
        socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
      })();
    });
    expect(answers.match(/HTTP\/1\.1 \d+|"code":"\w+"/g)).toEqual([
      'HTTP/1.1 413',
      '"code":"too_large"',
      'HTTP/1.1 200',
    ]);
  });

  test('of a form with two files, or with thirty fields, is refused for that', async () => {
    const { id } = await api.account();
    const refused = async (fill: (form: FormData) => void) => {
      const payload = new FormData();
      fill(payload);
      const { statusCode, json } = await api.post(`/v1/accounts/${id}/proofs-of-payment`, undefined, { payload });
      return [statusCode, json().code, json().errors?.[0]?.message];
    };
    const said = [400, 'invalid_request', 'must have one file at most, and 20 fields'];
    const file = new Blob([Buffer.from('%PDF-1.7\n')]);
    expect(await refused((form) => [form.append('file', file, 'a.pdf'), form.append('file2', file, 'b.pdf')])).toEqual(
      said,
    );
    expect(
      await refused((form) => {
        for (let i = 0; i < 30; i++) form.append(`field${i}`, 'x');
      }),
    ).toEqual(said);
  });

  test('that does not come to its end is waited for half a minute, and no longer', () => {
    expect(api.app.server.requestTimeout).toBe(30_000);
    expect(api.app.server.maxConnections).toBeGreaterThan(0);
  });

  test('late, is answered by a problem document', async () => {
    const app = await api.serve();
    app.server.requestTimeout = 200;
    app.server.headersTimeout = 100;
    const slow = sent(
      'POST /v1/accounts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer admin\r\n' +
        'content-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      app,
    );
    expect(read(await slow)).toMatchObject({
      status: 408,
      type: 'application/problem+json',
      document: { code: 'request_timeout' },
    });
    await app.close();
  }, 30_000);
});

describe('an address', () => {
  test('that does not take the method says which it takes', async () => {
    const { statusCode, headers, json } = await api.call('PUT', '/v1/accounts');
    expect([statusCode, headers.allow, json().code]).toEqual([405, 'GET, POST', 'method_not_allowed']);
    expect((await api.call('DELETE', '/v1/accounts/acc_none/invoices')).headers.allow).toBe('GET, POST');
    expect((await api.get('/v1/nothing')).statusCode).toBe(404);
  });

  test.each(['/healthz', '/v1/accounts', '/v1/nothing', '/docs'])(
    'is never guessed at by a browser: %s',
    async (url) => {
      const { headers } = await api.get(url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control'] === 'no-store').toBe(url.startsWith('/v1'));
    },
  );

  test.each(['/healthz', '/v1/accounts', '/v1/nothing', '/docs', '/pay/nobody', '/docs/page.js'])(
    'is shown in nobody’s frame, runs nothing of others and is read by no other site: %s',
    async (url) => {
      const { headers } = await api.get(url);
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/default-src '(none|self)'/);
      for (const part of ["frame-ancestors 'none'", "base-uri 'none'"]) expect(policy).toContain(part);
      // A script of a page's own is named by its hash.
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|self|http)|unsafe-eval|\*/);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      // Over plain HTTP it is nothing that a browser would believe.
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );

  test('over TLS is asked for over TLS from then on', async () => {
    const app = await api.serve({ trustedProxies: ['127.0.0.1'] });
    const { headers } = await api.call('GET', '/healthz', { headers: { 'x-forwarded-proto': 'https' } }, app);
    expect(headers['strict-transport-security']).toBe('max-age=15768000');
    await app.close();
  });

  test('keeps no key in a browser that reads the reference', async () => {
    expect((await api.get('/docs/page.js')).body).toContain('persistAuthorization: false');
  });
});

describe('who asks too much', () => {
  test('is told what is left, then when to come back; others are answered', async () => {
    const app = await api.serve({ rateLimits: { ...RATE_LIMITS, requestsPer10Seconds: 3 } });
    const ask = async (role: 'agent' | 'viewer') => {
      const { statusCode, headers } = await api.call('GET', '/v1/switches', { role }, app);
      return [statusCode, headers['ratelimit-limit'], headers['ratelimit-remaining']];
    };
    expect([await ask('agent'), await ask('agent'), await ask('agent')]).toEqual([
      [200, '3', '2'],
      [200, '3', '1'],
      [200, '3', '0'],
    ]);
    const refused = await api.call('GET', '/v1/switches', { role: 'agent' }, app);
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask('viewer')).toEqual([200, '3', '2']);
    await app.close();
  });

  test('by wrong keys gets 429 in the place of 401, and a right key from there is answered', async () => {
    const app = await api.serve({ rateLimits: { ...RATE_LIMITS, wrongKeysPerMinute: 2 } });
    const wrong = async () =>
      (await api.call('GET', '/v1/switches', { headers: { authorization: 'Bearer guessed' }, role: null }, app))
        .statusCode;
    expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual([401, 401, 429, 429]);
    expect((await api.call('GET', '/v1/switches', {}, app)).statusCode).toBe(200);
    await app.close();
  });

  test('of our health, asks the record once at a time, however many ask at once', async () => {
    let pings = 0;
    const store = new Proxy(api.store, {
      get: (target, name) =>
        name === 'ping'
          ? async () => {
              pings += 1;
              await pause(500);
              return target.ping();
            }
          : Reflect.get(target, name),
    });
    const app = await api.serve({ store });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.call('GET', '/readyz', { role: null }, app)),
    );
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(pings).toBeLessThan(10);
    await api.call('GET', '/readyz', { role: null }, app);
    await app.close();
  });

  test('by the contract: 600 in ten seconds, 20 wrong keys in a minute; 20 tries to sign in', () => {
    expect(RATE_LIMITS).toEqual({ requestsPer10Seconds: 600, wrongKeysPerMinute: 20, signInsPerMinute: 20 });
  });
});
