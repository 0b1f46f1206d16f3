import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folderIn } from '../../cli/emails.ts';
import { type Gallery, galleryOf } from '../../cli/emails/gallery.ts';
import { serveGallery } from '../../cli/emails/serve.ts';
import { writeGallery } from '../../cli/emails/write.ts';
import { seedCompany } from '../../company/seed.ts';
import { TONGUES } from '../../domain/messages/language.ts';
import { MAIL_TEMPLATES } from '../../templates/tones.ts';
import { SAMPLE_CASES } from '../../templates/sample-mails.ts';
import { SHIPPED } from '../../templates/sources.ts';

const company = seedCompany();
const gallery = galleryOf(company, SHIPPED);
const two: Gallery = {
  page: '<h1>All</h1>',
  paths: ['mails/a.de.html', 'mails/a.de.txt'],
  read: async (path) => (two.paths.includes(path) ? `here is ${path}` : null),
};

describe('the cases', () => {
  test('have every template, each under a name of its own, and words to tell them by', () => {
    expect([...new Set(SAMPLE_CASES.map(({ template }) => template))]).toEqual(MAIL_TEMPLATES);
    expect(new Set(SAMPLE_CASES.map(({ name }) => name)).size).toBe(SAMPLE_CASES.length);
    const told = SAMPLE_CASES.map(({ template, differs }) => `${template} ${differs}`);
    expect(told.filter((one, i) => told.indexOf(one) !== i)).toEqual([]);
    expect(told.filter((one) => one.includes('[object'))).toEqual([]);
  });
});

describe('the gallery', () => {
  test('has every case in every language, as it is sent, in the dark, and in plain text', async () => {
    expect(gallery.paths).toHaveLength(SAMPLE_CASES.length * TONGUES.length * 3);
    const sent = await gallery.read('mails/last-notice.de.html');
    expect(sent).toContain('<h1 style="');
    expect(sent).toContain('Ihr Dienst wird am Montag, 11. Mai 2026 gesperrt');
    expect(sent).toContain('@media (prefers-color-scheme: dark)');
    const dark = await gallery.read('mails/last-notice.de.dark.html');
    expect(dark).not.toContain('prefers-color-scheme');
    expect(dark?.length).toBeGreaterThan(0.9 * (sent?.length ?? 0));
    expect(await gallery.read('mails/last-notice.de.txt')).toMatch(/^Letzter Hinweis: .*\n\nGoTo Connect\n/);
  });

  test('has no other file, and only languages that the company has words in', async () => {
    expect(await gallery.read('mails/last-notice.pl.html')).toBeNull();
    expect(await gallery.read('../package.json')).toBeNull();
    const { en } = company.contact.hours;
    const inEnglish = galleryOf({ ...company, contact: { ...company.contact, hours: { en } } }, SHIPPED);
    expect(inEnglish.paths.filter((path) => !path.includes('.en.'))).toEqual([]);
  });

  test('shows a page with all there is to choose from, whatever the company is called', () => {
    const { page } = galleryOf({ ...company, brand: '<b>&$1' }, SHIPPED);
    expect(page).toContain('<title>Mails of &lt;b&gt;&amp;$1</title>');
    expect(page).not.toMatch(/__[A-Z]+__/);
    const { cases, locales } = JSON.parse(/id="gallery">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
    expect(cases).toHaveLength(SAMPLE_CASES.length);
    expect(locales).toContainEqual({ tag: 'es-ES', name: 'European Spanish' });
  });

  test('is served to this machine', async () => {
    const { url, close } = await serveGallery(two);
    const asked = async (path: string) => {
      const answer = await fetch(`${url}${path}`);
      return [answer.status, answer.headers.get('content-type'), await answer.text()];
    };
    try {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(await asked('')).toEqual([200, 'text/html; charset=utf-8', '<h1>All</h1>']);
      expect(await asked('mails/a.de.txt')).toEqual([200, 'text/plain; charset=utf-8', 'here is mails/a.de.txt']);
      expect(await asked('mails/b.html')).toEqual([404, 'text/plain; charset=utf-8', 'There is no mails/b.html']);
    } finally {
      close();
    }
  });

  test('is written where somebody wants it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'puntual-gallery-'));
    try {
      await writeGallery(two, join(folder, 'new'));
      expect(readFileSync(join(folder, 'new/index.html'), 'utf8')).toBe('<h1>All</h1>');
      expect(readFileSync(join(folder, 'new/mails/a.de.html'), 'utf8')).toBe('here is mails/a.de.html');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('takes a folder or nothing', () => {
    expect([folderIn([]), folderIn(['--out', 'reports/mails'])]).toEqual([null, 'reports/mails']);
    for (const args of [['--out'], ['out'], ['--out', '--in'], ['--out', 'a', 'b']])
      expect(() => folderIn(args)).toThrow('--out FOLDER');
  });
});
