import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Gallery } from './gallery.ts';

/** Writes a gallery into a folder, to be opened without a server. */
export async function writeGallery(gallery: Gallery, folder: string): Promise<void> {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('index.html', gallery.page);
  for (const path of gallery.paths) write(path, (await gallery.read(path)) ?? '');
}
