import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { TryLater } from '../../ports/failures.ts';
import { knock } from '../../ports/hooks/knock.ts';

const asked: string[] = [];
let answers = 200;
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers['webhook-signature'] ?? 'unsigned'}`);
  if (answers !== 0) response.writeHead(answers).end();
});
const listen = async (): Promise<string> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/switch`;
};
afterEach(() => {
  server.closeAllConnections();
  return new Promise<void>((done) => server.close(() => done()));
});

test('whoever answers at the address is there, whatever it says; a gateway before nobody is not', async () => {
  const url = await listen();
  for (const [status, isThere] of [
    [200, true],
    [401, true],
    [404, true],
    [405, true],
    [501, true],
    [502, false],
    [503, false],
    [504, false],
  ] as const) {
    answers = status;
    const failure = await knock(url).catch((error: unknown) => error);
    expect([status, failure instanceof TryLater]).toEqual([status, !isThere]);
  }
  expect(new Set(asked)).toEqual(new Set(['HEAD /switch unsigned']));
});

test('nobody who is not there, or does not answer in time', async () => {
  const url = await listen();
  answers = 0;
  await expect(knock(url, 50)).rejects.toThrow(TryLater);
  await expect(knock('http://127.0.0.1:1/switch')).rejects.toThrow('not reached');
});
