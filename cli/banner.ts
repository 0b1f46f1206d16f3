import { join } from 'node:path';
import type { OwnServers } from './own-servers.ts';
import { inkFor } from './ink.ts';

const { bold, dim } = inkFor(Boolean(process.stdout.isTTY), process.env);

/** Says what is going on, one line each, until we are stopping. */
export const steps =
  (silent: () => boolean) =>
  (line: string): void => {
    if (!silent()) process.stderr.write(`${dim(line)}\n`);
  };

export interface BannerInput {
  url: string;
  key: { key: string; file: string | null };
  servers: OwnServers;
  namespace: string;
  folder: string;
  seconds: number;
}

/** Where everything is, once it is there. */
export function banner({ servers, ...input }: BannerInput): string {
  const look =
    servers.uiUrl ?? `temporal workflow list --address ${servers.temporalAddress} --namespace ${input.namespace}`;
  const rows: [string, string, string?][] = [
    ['API', input.url, `reference at ${input.url}/docs`],
    ['Console', `${input.url}/console`],
    ['API key', input.key.key, input.key.file ? `kept in ${input.key.file}` : 'as set in PUNTUAL_API_KEY'],
    ['Temporal', servers.temporalAddress, look],
    ['PostgreSQL', withoutPassword(servers.databaseUrl)],
    ['Data', input.folder, `logs in ${join(input.folder, 'logs')}`],
  ];
  const lines = rows.flatMap(([name, value, more]) => [
    `  ${dim(name.padEnd(12))}${value}`,
    ...(more ? [`  ${' '.repeat(12)}${dim(more)}`] : []),
  ]);
  const title = `${bold('Puntual is ready')} ${dim(`(${input.seconds.toFixed(1)} s)`)}`;
  return `\n  ${title}\n\n${lines.join('\n')}\n\n  ${dim('Ctrl-C stops everything.')}\n\n`;
}

/** What is printed is kept: in a terminal's history, in a journal. */
function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password) shown.password = '***';
  return shown.href;
}
