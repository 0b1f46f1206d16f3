import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../deps.ts';
import type { FieldError } from './problem.ts';
import { Problem, invalid } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** `['lines', 0, 'quantity']` → `lines[0].quantity`; the whole body is `body`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  ) || 'body';

function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return `must be one of ${issue.options.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.path.length === 0) return 'must be a JSON object';
  return issue.message;
}

/** What is wrong with which field, in our words. `unknown`: of one that nobody knows. */
export function errorsOf(issues: readonly Issue[], unknown: string): FieldError[] {
  // One sentence a field: the first wrong thing about it.
  const errors = new Map<string, FieldError>();
  for (const issue of issues)
    for (const error of named(issue, unknown)) {
      if (!errors.has(error.path)) errors.set(error.path, error);
      if (errors.size === MOST_ERRORS) return [...errors.values()];
    }
  return [...errors.values()];
}

/** A body of a hundred thousand fields that nobody knows is answered as briefly as any other. */
const MOST_ERRORS = 100;

function named(issue: Issue, unknown: string): FieldError[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.slice(0, MOST_ERRORS).map((key) => ({ path: pathOf([...issue.path, key]), message: unknown }))
    : [{ path: pathOf(issue.path), message: messageOf(issue) }];
}

/**
 * Every bad field of a body or query at once, those that nobody knows among them; an id in the path that can't be one is
 * not found, as any other that isn't there.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const asked = httpPart === 'querystring' && schema instanceof z.ZodObject ? schema.strict() : schema;
  const unknown = asked === schema ? 'is not a field of this request' : notAParameter(asked);
  return (data: unknown) => {
    const result = asked.safeParse(data);
    if (result.success) return { value: result.data };
    return {
      error:
        httpPart === 'params'
          ? new Problem(404, 'not_found', 'There is nothing under this id')
          : invalid(errorsOf(result.error.issues, unknown)),
    };
  };
};

function notAParameter(query: z.ZodType): string {
  const known = query instanceof z.ZodObject ? Object.keys(query.shape).sort() : [];
  return `is not a parameter of this route, which takes ${known.length === 0 ? 'none' : known.join(', ')}`;
}

/** A route that says nothing of its query takes no parameters, and refuses what it is given. */
export function refuseUnknownParameters(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.schema !== undefined && route.schema.hide !== true) route.schema.querystring ??= z.object({});
  });
}

/** Answers are made by our own typed functions: they go out as they are. Tests hold them against their schemas. */
export const answerCompiler = (check: boolean): FastifySerializerCompiler<z.ZodType> =>
  check ? (serializerCompiler as FastifySerializerCompiler<z.ZodType>) : () => (data: unknown) => JSON.stringify(data);
