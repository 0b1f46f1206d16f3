import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Told } from '../lives/histories.ts';

/** The histories that are in the repository: `<life>.<run>.json.gz`. */
const folder = fileURLToPath(new URL('./histories/', import.meta.url));

export const keptHistories = (): Told[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => ({
      name,
      history: historyFromJSON(JSON.parse(gunzipSync(readFileSync(`${folder}${name}`)).toString())),
    }));

/** Where they were recorded is nobody's business: whose process it was, and where its files are. */
const withoutPlace = (history: string): string =>
  history.replace(/\d+@[\w.-]+/g, 'worker').replace(/"stackTrace": ?"(?:[^"\\]|\\.)*"/g, '"stackTrace":""');

/** Puts these in the place of all that were there. Answers how many bytes they take. */
export function keepHistories(kept: Told[]): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const { name, history } of kept) {
    const packed = gzipSync(withoutPlace(historyToJSON(history)), { level: 9 });
    writeFileSync(`${folder}${name}`, packed);
    bytes += packed.length;
  }
  return bytes;
}
