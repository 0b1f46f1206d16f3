import { z } from 'zod';

export const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'What to decide by: it stays the same when the words change.' }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Every bad field, with its place in the body.' }),
  })
  .meta({
    id: 'Problem',
    title: 'A problem document (RFC 9457)',
    examples: [
      {
        type: 'urn:puntual:problem:invalid_request',
        title: 'The request is not valid',
        status: 400,
        detail: 'lines[0].quantity: must be above zero',
        code: 'invalid_request',
        errors: [{ path: 'lines[0].quantity', message: 'must be above zero' }],
      },
    ],
  });

const failures = {
  default: { description: 'A problem document', content: { 'application/problem+json': { schema: Problem } } },
};

/** What a route answers: on success this, else a problem document. */
export const answers = <T extends z.ZodType>(schema: T) => ({ 200: schema, ...failures });
export const answersCreated = <T extends z.ZodType>(schema: T) => ({ 201: schema, ...failures });
/** 200: it was there already. */
export const answersFound = <T extends z.ZodType>(schema: T) => ({ 200: schema, 201: schema, ...failures });
export const answersLater = <T extends z.ZodType>(schema: T) => ({ 200: schema, 202: schema, ...failures });
/** Accepted: it goes on by itself. */
export const answersAccepted = <T extends z.ZodType>(schema: T) => ({ 202: schema, ...failures });
export const answersFile = {
  200: {
    description: 'The file, to be saved',
    content: {
      'application/octet-stream': {
        schema: z
          .custom<Buffer>((value) => Buffer.isBuffer(value))
          .meta({ type: 'string', contentMediaType: 'application/octet-stream' }),
      },
    },
  },
  ...failures,
};
