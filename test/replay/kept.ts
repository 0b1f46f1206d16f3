import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Told } from '../lives/histories.ts';

/**
 * The histories that are in the repository, a folder a release: `<release>/<life>.<run>.json.gz`. None of them is ever
 * changed: accounts live that began so.
 */
export const HISTORIES = fileURLToPath(new URL('./histories/', import.meta.url));

/** What each of them is, a line each, as `sha256sum` writes it. It is only ever added to. */
const manifestIn = (folder: string): string => `${folder}manifest.sha256`;

/** By their path from the folder, in order. */
const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json.gz'))
    .sort();

export const keptHistories = (): Told[] =>
  namesIn(HISTORIES).map((name) => ({
    name,
    history: historyFromJSON(JSON.parse(gunzipSync(readFileSync(`${HISTORIES}${name}`)).toString())),
  }));

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What is there otherwise than it was kept, as lines; none: all is as it was. */
export function changedHistories(folder = HISTORIES): string[] {
  const lines = readFileSync(manifestIn(folder), 'utf8').trim().split('\n');
  const kept = new Map(lines.map((line): [string, string] => [line.slice(66), line.slice(0, 64)]));
  const there = namesIn(folder);
  return [
    ...(kept.size < lines.length ? ['the manifest names one history twice'] : []),
    ...[...kept.keys()].filter((name) => !there.includes(name)).map((name) => `${name} is missing`),
    ...there.flatMap((name) => {
      const hash = kept.get(name);
      if (hash === undefined) return [`${name} is not in the manifest`];
      return hash === hashOf(readFileSync(`${folder}${name}`)) ? [] : [`${name} is not as it was kept`];
    }),
  ];
}

/** A release's histories are recorded once. */
export function refuseKept(release: string, folder = HISTORIES): void {
  if (!/^\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/.test(release))
    throw new Error(`Say which release's they are, as 0.2.0 or 0.2.0-refunds, not "${release}"`);
  if (existsSync(`${folder}${release}`) || readFileSync(manifestIn(folder), 'utf8').includes(`  ${release}/`))
    throw new Error(`The histories of ${release} are kept already, and stay as they are: say another release`);
}

/** Where they were recorded is nobody's business: whose process it was, and where its files are. */
const withoutPlace = (history: string): string =>
  history.replace(/\d+@[\w.-]+/g, 'worker').replace(/"stackTrace": ?"(?:[^"\\]|\\.)*"/g, '"stackTrace":""');

/** Puts these beside those of earlier releases. Answers how many bytes they take. */
export function keepHistories(release: string, kept: Told[], folder = HISTORIES): number {
  refuseKept(release, folder);
  mkdirSync(`${folder}${release}`);
  let bytes = 0;
  for (const { name, history } of kept) {
    const packed = gzipSync(withoutPlace(historyToJSON(history)), { level: 9 });
    writeFileSync(`${folder}${release}/${name}`, packed, { flag: 'wx' });
    appendFileSync(manifestIn(folder), `${hashOf(packed)}  ${release}/${name}\n`);
    bytes += packed.length;
  }
  return bytes;
}
