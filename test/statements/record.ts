import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/**
 * Keeps what the API and the workers of the tests ask of the database, each statement once a file of tests, for `plans.ts` to look
 * at when all have run. Theirs is who has the plain role; tests look past them by the owner's.
 */
interface Asked {
  text: string;
}
type Query = (this: { connectionParameters: { user?: string } }, ...args: unknown[]) => unknown;

const folder = process.env.PUNTUAL_TEST_STATEMENTS;
const READS_OR_WRITES = /^\s*\(?\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE)\b/i;
const seen = new Set<string>();

/** A list of values is one statement, however many they are. */
const kindOf = (text: string): string =>
  text.replaceAll(/\$\d+(\s*,\s*\$\d+)+|\(\$[^()]*\)(\s*,\s*\(\$[^()]*\))+/g, '$$');

if (folder !== undefined) {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (...args) {
    const [asked] = args as [string | Asked | undefined];
    const text = typeof asked === 'string' ? asked : asked?.text;
    if (this.connectionParameters.user === 'puntual_app' && typeof text === 'string' && READS_OR_WRITES.test(text)) {
      const kind = kindOf(text);
      if (!seen.has(kind)) {
        seen.add(kind);
        appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify({ kind, text })}\n`);
      }
    }
    return query.apply(this, args);
  };
}
