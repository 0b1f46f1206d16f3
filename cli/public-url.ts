import type { Settings } from './settings.ts';
import { defaultPort } from './settings.ts';

/** Where customers reach us: what the links in mails begin with. */
export const publicUrlOf = ({ publicUrl, host, port }: Pick<Settings, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${addressable(host)}:${port ?? defaultPort}`;

/** The page of a link to pay. */
export const payUrlOf = (publicUrl: string, token: string): string => `${publicUrl}/pay/${token}`;

/** The page of a link by which somebody sets a password. */
export const passwordUrlOf = (publicUrl: string, token: string): string => `${publicUrl}/password/${token}`;

/** Where a client on this machine reaches a server that listens on `host`. */
export function addressable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
