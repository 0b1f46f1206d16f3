import { setTimeout as pause } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { z } from 'zod';
import type { Change } from '../../../ports/store/changes.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { Problem } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';

const ASKED_EVERY_MS = 1_000;
/** Less than proxies take for silence. */
const SPEAKS_EVERY_MS = 15_000;
const AT_ONCE = 500;
/** Each is a connection and a question a second. */
const MOST_STREAMS = 200;

/** Server-sent events: that something changed, by its ids; whoever wants to know what asks for it. */
export function streamRoutes(app: App, deps: ApiDeps): void {
  const ending = new AbortController();
  const open = new Set<ServerResponse>();
  /** Theirs: one may outlive its stream. */
  const sockets = new Set<Socket>();
  app.addHook('preClose', async () => {
    ending.abort();
    for (const socket of sockets) socket.destroy();
  });

  app.get(
    '/v1/stream',
    {
      config: { access: READ },
      schema: {
        tags: ['Worklists'],
        operationId: 'watch',
        summary: 'Hear of changes as they happen: server-sent events',
        description:
          'Events `account` (`{accountId, version, seq}`), `task` (`{taskId, accountId, kind, status}`) and `switch` ' +
          '(`{name, stopped}`). Their `id` resumes: send it as `Last-Event-ID`, within a day. `reset`: what was missed is not ' +
          'known any more, so ask for everything anew.',
        response: answers(z.string().meta({ description: 'text/event-stream, without an end' })),
      },
    },
    async (request, reply) => {
      if (open.size >= MOST_STREAMS)
        throw new Problem(503, 'unavailable', 'So many streams are open that no other is', {
          headers: { 'retry-after': '10' },
        });
      const since = request.headers['last-event-id'];
      const first = await deps.store.lastChange();
      const missed = typeof since === 'string' ? await deps.store.changesAfter(since, AT_ONCE) : [];
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
        // When it ends its connection does too: nobody waits for one that is kept alive.
        connection: 'close',
      });
      const { socket } = request.raw;
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      open.add(raw);
      raw.on('close', () => open.delete(raw));
      raw.write(missed === null ? `event: reset\nid: ${first}\ndata: {}\n\n` : ': hello\n\n');
      const from = typeof since === 'string' && missed !== null ? since : first;
      await follow(raw, from).catch((error: unknown) => request.log.warn({ err: error }, 'a stream ended'));
      raw.end();
    },
  );

  async function follow(raw: ServerResponse, from: string): Promise<void> {
    let [place, spoke] = [from, performance.now()];
    const goesOn = (): boolean => open.has(raw) && !ending.signal.aborted;
    while (goesOn()) {
      // The database away for a moment: whoever watches hears of it all when it is back.
      const changes = (await deps.store.changesAfter(place, AT_ONCE).catch(() => [])) ?? [];
      for (const change of changes) raw.write(eventOf(change));
      place = changes.at(-1)?.place ?? place;
      if (changes.length > 0) spoke = performance.now();
      else if (performance.now() - spoke > SPEAKS_EVERY_MS) {
        raw.write(': still here\n\n');
        spoke = performance.now();
      }
      if (changes.length < AT_ONCE)
        await pause(ASKED_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }
}

const eventOf = ({ place, kind, data }: Change): string =>
  `event: ${kind}\nid: ${place}\ndata: ${JSON.stringify(data)}\n\n`;
