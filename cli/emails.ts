import { join } from 'node:path';
import { companyIn, templatesIn } from './company.ts';
import { galleryOf } from './emails/gallery.ts';
import { serveGallery } from './emails/serve.ts';
import { writeGallery } from './emails/write.ts';
import { untilAskedToEnd } from './ending.ts';
import type { Settings } from './settings.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * The gallery of all mails, as the company of PUNTUAL_COMPANY with the overrides of PUNTUAL_TEMPLATES: served on a free
 * port until it is asked to end, or with `--out FOLDER` written there.
 */
export async function emails(settings: Settings, args: string[]): Promise<void> {
  const folder = folderIn(args);
  const company = companyIn(settings);
  const gallery = galleryOf(company, await templatesIn(settings, company, say));
  if (folder !== null) {
    await writeGallery(gallery, folder);
    say(`${gallery.paths.length} files of mails: open ${join(folder, 'index.html')}`);
    return;
  }
  const { url, close } = await serveGallery(gallery);
  say(`Every mail in every language: ${url} (Ctrl-C ends it)`);
  await untilAskedToEnd();
  close();
}

/** Null: it is to be served. */
export function folderIn(args: string[]): string | null {
  if (args.length === 0) return null;
  const [option, folder = '', ...more] = args;
  if (option !== '--out' || folder === '' || folder.startsWith('-') || more.length > 0)
    throw new Error(`emails takes nothing, or --out FOLDER to write the gallery there: not ${args.join(' ')}`);
  return folder;
}
