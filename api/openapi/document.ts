import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../deps.ts';
import { servePage } from './page.ts';
import { DESCRIPTION, TAGS } from './words.ts';

interface Operation {
  parameters?: object[];
  requestBody?: { required?: boolean; content: Record<string, { schema: JsonSchema }> };
  responses?: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>;
}
interface JsonSchema {
  $ref?: string;
  format?: string;
  pattern?: string;
  required?: string[];
  [keyword: string]: unknown;
}
interface Document {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, JsonSchema> };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: 'invoice-2026-03-guthrie',
};

/**
 * The document at /openapi.json, made from the routes' own schemas, and a page at /docs to read it with. Both work
 * without a network.
 */
export async function serveDocument(app: App): Promise<void> {
  // What a reader is spared: a date's pattern says less than its format.
  const zodToJsonConfig = {
    override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JsonSchema }): void => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // That a whole number is one that a number can hold goes without saying.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // Ours are of what goes in; zod leaves out those of schemas that change what they are given.
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  };
  const forms = new Map<string, JsonSchema>();
  const files = new Map<string, readonly string[]>();
  app.addHook('onRoute', ({ url, config }) => {
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    if (config?.form !== undefined) forms.set(path, { ...config.form });
    if (config?.files !== undefined) files.set(path, config.files);
  });
  const transformObject = createJsonSchemaTransformObject({ zodToJsonConfig });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Puntual', version: '1', description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: '/', description: 'This server' }],
      tags: TAGS,
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key.' } } },
      security: [{ apiKey: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig }),
    transformObject: (input) =>
      finished(transformObject(input) as Document, forms, files) as ReturnType<typeof transformObject>,
  });
  servePage(app);
  app.get('/openapi.json', { config: { access: 'anybody' }, schema: { hide: true } }, async () => app.swagger());
}

/** What the schemas can't say: the header of every POST, the forms and files of those that take one. */
function finished(
  document: Document,
  forms: ReadonlyMap<string, JsonSchema>,
  files: ReadonlyMap<string, readonly string[]>,
): Document {
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of Object.values(operations)) finish(document, operation);
    const list = operations.get?.responses?.[200]?.content;
    if (list !== undefined && isList(list['application/json']?.schema))
      list['text/csv'] = { schema: { type: 'string' } };
    const post = operations.post;
    if (post === undefined) continue;
    post.parameters = [...(post.parameters ?? []), IDEMPOTENCY_KEY];
    const types = files.get(path);
    if (types !== undefined)
      post.requestBody = {
        required: true,
        content: Object.fromEntries(
          types.map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]),
        ),
      };
    const form = forms.get(path);
    if (form !== undefined && post.requestBody) post.requestBody.content['multipart/form-data'] = { schema: form };
  }
  return withoutUnused(document);
}

const isList = (answer: JsonSchema | undefined): boolean =>
  (answer?.properties as { items?: JsonSchema } | undefined)?.items?.type === 'array';

const STATUS: Record<string, string> = {
  200: 'Done: this is how it is now',
  201: 'Made; `Location` says where it is',
  202: 'Not known yet',
  503: 'Not ready',
};

function finish(document: Document, operation: Operation): void {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (response.description === 'Default Response') response.description = STATUS[status] ?? response.description;
  }
  const body = operation.requestBody;
  if (body === undefined) return;
  const schema = body.content['application/json']?.schema;
  const named =
    schema?.$ref === undefined ? schema : document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
  body.required = named?.anyOf !== undefined || named?.oneOf !== undefined || (named?.required?.length ?? 0) > 0;
}

/** Every schema comes as it goes in and as it comes out; a reader wants those that are used. */
function withoutUnused(document: Document): Document {
  const schemas = document.components?.schemas;
  if (schemas === undefined) return document;
  const used = new Set<string>();
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(document.paths);
  const kept = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { ...document, components: { ...document.components, schemas: kept } };
}
