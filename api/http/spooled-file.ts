import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';
import { invalid, Problem } from './problem.ts';

/** A year of a busy bank account, or a hundred thousand accounts of ours. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The body of a request as a file, put aside piece by piece as it comes: it never lies in memory as a whole, and it is
 * known whole before anything is done by it. What can be seen of it is what makes it the same body again under an
 * Idempotency-Key; how it is to be read belongs to that.
 */
export class SpooledFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly asked: string;
  readonly #handle: FileHandle;
  readonly #path: string;

  constructor(handle: FileHandle, path: string, seen: { sha256: string; bytes: number; asked: string }) {
    this.#handle = handle;
    this.#path = path;
    this.sha256 = seen.sha256;
    this.bytes = seen.bytes;
    this.asked = seen.asked;
  }

  /** From the beginning, as often as one likes. By its number: a stream of the handle's own would close it, or never let go. */
  read(): Readable {
    return createReadStream('', { fd: this.#handle.fd, start: 0, autoClose: false });
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await unlink(this.#path).catch(() => undefined);
  }
}

/** The file that was sent; 400 without one. `what`: what it has to be, in words: `the file of the calls`. */
export function sentFile(body: unknown, what: string): SpooledFile {
  if (body instanceof SpooledFile && body.bytes > 0) return body;
  throw invalid([{ path: 'body', message: `is missing: it must be ${what}` }]);
}

/** Whatever it is called, the body of these routes is a file. */
export function takeFiles(app: App, mostBytes = MAX_BYTES): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request: FastifyRequest, payload: Readable) => spooled(request, payload, mostBytes));
  app.addHook('onResponse', async (request) => {
    if (request.body instanceof SpooledFile) await request.body.discard();
  });
}

async function spooled(request: FastifyRequest, payload: Readable, mostBytes: number): Promise<SpooledFile> {
  const path = join(tmpdir(), `puntual-file-${randomBytes(12).toString('hex')}`);
  const handle = await open(path, 'wx+', 0o600);
  // Without a name it is gone with the process, however that ends; where a system keeps open files, `discard` removes it.
  await unlink(path).catch(() => undefined);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of payload) {
      bytes += piece.length;
      if (bytes > mostBytes)
        throw new Problem(413, 'too_large', `A file has at most ${mostBytes / 1024 / 1024} MB: send it in parts`);
      hash.update(piece);
      await handle.writeFile(piece);
    }
  } catch (error) {
    await handle.close();
    await unlink(path).catch(() => undefined);
    throw error;
  }
  const asked = request.url.split('?')[1] ?? '';
  return new SpooledFile(handle, path, { sha256: hash.digest('hex'), bytes, asked });
}
