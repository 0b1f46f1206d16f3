import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxService } from '../ports/service/sandbox.ts';
import type { ServiceSwitch } from '../ports/service/service.ts';
import { webhookService } from '../ports/service/webhook.ts';
import type { Settings } from './settings.ts';

/** The company's own switch where its address is set; else the sandbox's. */
export const serviceFor = ({ service, dataFolder }: Settings, meetFault: () => Promise<void>): ServiceSwitch =>
  service === null
    ? sandboxService(meetFault)
    : webhookService({ url: service.url, secret: service.secret ?? keptSecret(dataFolder) });

/** What our calls are signed by: made at the first start with a switch, and kept for the owner's eyes only. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'service-secret');
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `whsec_${randomBytes(24).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
