import { readFileSync } from 'node:fs';
import type { Company } from '../../company/company.ts';
import { languagesOf } from '../../company/languages.ts';
import { languageFor, TONGUES, type Tongue } from '../../domain/messages/language.ts';
import { mailRenderer } from '../../templates/render.ts';
import { READERS, SAMPLE_CASES, type SampleCase } from '../../templates/sample-mails.ts';
import type { Sources } from '../../templates/sources.ts';

/** Every template in every language and case, to be looked at. */
export interface Gallery {
  /** The page that shows them; it asks for the files of `paths` beside it. */
  page: string;
  /** `mails/last-notice.de.html`, as it is sent; `….dark.html`, as dark mode shows it; `….txt`, with its subject. */
  paths: string[];
  /** A file of `paths`; null: there is none of that path. */
  read(path: string): Promise<string | null>;
}

const KINDS = ['html', 'dark.html', 'txt'] as const;
type Kind = (typeof KINDS)[number];

export function galleryOf(company: Company, sources: Sources): Gallery {
  const render = mailRenderer(company, sources);
  const locales = TONGUES.filter((tongue) => languagesOf(company).includes(languageFor(tongue)));
  const files = new Map<string, { one: SampleCase; locale: Tongue; kind: Kind }>();
  for (const one of SAMPLE_CASES)
    for (const locale of locales)
      for (const kind of KINDS) files.set(`mails/${one.name}.${locale}.${kind}`, { one, locale, kind });
  return {
    page: pageOf(company.brand, locales),
    paths: [...files.keys()],
    read: async (path) => {
      const file = files.get(path);
      if (file === undefined) return null;
      const { subject, html, text } = await render(file.one.write(file.locale, READERS[file.locale]));
      return { html, 'dark.html': inDark(html), txt: `${subject}\n\n${text}` }[file.kind];
    },
  };
}

/** What a reader's dark mode makes of it, whatever the mode of whoever looks. */
const inDark = (html: string): string =>
  html
    .replaceAll('@media (prefers-color-scheme: dark)', '@media all')
    .replaceAll('color-scheme: light dark', 'color-scheme: dark');

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function pageOf(brand: string, locales: Tongue[]): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const gallery = {
    cases: SAMPLE_CASES.map(({ name, template, differs }) => ({ name, template, differs })),
    locales: locales.map((tag) => ({ tag, name: names.of(tag) })),
  };
  return readFileSync(new URL('./gallery.html', import.meta.url), 'utf8')
    .replaceAll('__BRAND__', () => escaped(brand))
    .replace('"__GALLERY__"', () => JSON.stringify(gallery).replaceAll('<', '\\u003c'));
}
