import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { App } from '../deps.ts';
import { invalid } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The schema of the form that the route takes beside JSON, as JSON Schema, for the document. */
    form?: object;
    /** The media types of the file that is the route's body, for the document. */
    files?: readonly string[];
  }
}

/** Of a file's content. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** The same in base64, and room for the fields around it. */
export const MAX_FILE_BODY_BYTES = Math.ceil(MAX_FILE_BYTES / 3) * 4 + 64 * 1024;

const LIMITS = {
  fieldNameSize: 100,
  fieldSize: 16 * 1024,
  fields: 20,
  files: 1,
  fileSize: MAX_FILE_BYTES,
  headerPairs: 100,
  parts: 21,
};

/** What the form's parser puts in the place of bytes that are none. */
const NOT_UTF8 = '\ufffd';

export async function acceptMultipart(app: App): Promise<void> {
  await app.register(multipart, { limits: LIMITS });
}

/**
 * A form says the same as the JSON of its route: its file part becomes `fileBase64` and `fileName`, and digits a number
 * where one belongs.
 */
export async function formAsJson(request: FastifyRequest, numbers: readonly string[]): Promise<void> {
  if (!request.isMultipart()) return;
  try {
    request.body = await fieldsOf(request, numbers);
  } catch (error) {
    // The form's parser has words of its own for what is too much; for a form that breaks off it has none.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw invalid([{ path: 'body', message: 'must be multipart/form-data; it breaks off or has a mistake in it' }]);
  }
}

async function fieldsOf(request: FastifyRequest, numbers: readonly string[]): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (Object.hasOwn(body, part.fieldname)) throw invalid([{ path: part.fieldname, message: 'must be given once' }]);
    const texts = [part.fieldname, part.type === 'file' ? part.filename : part.value];
    if (texts.some((text) => String(text).includes(NOT_UTF8)))
      throw invalid([{ path: part.fieldname, message: 'must be UTF-8' }]);
    if (part.type === 'file') {
      if (part.fieldname !== 'file')
        throw invalid([{ path: part.fieldname, message: 'is not a file of this request: send it as "file"' }]);
      body.fileBase64 = (await part.toBuffer()).toString('base64');
      if (part.filename) body.fileName = part.filename;
    } else {
      body[part.fieldname] =
        numbers.includes(part.fieldname) && /^\d{1,15}$/.test(String(part.value)) ? Number(part.value) : part.value;
    }
  }
  return body;
}
