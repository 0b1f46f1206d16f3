import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ourFiles, textOf } from './files.ts';

const files = ourFiles();
const pages = files.filter((path) => path.endsWith('.md'));
/** A decision tells of the day on which it was taken. */
const presentPages = pages.filter((path) => !path.startsWith('docs/decisions/') && path !== 'CHANGELOG.md');

const known = new Set(files.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))));
const folders = [...new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))]
  .join('|')
  .replaceAll('.', '\\.');
const isPath = new RegExp(`^(${folders})/[\\w./*-]*$`);

const isThere = (path: string): boolean => {
  const wanted = path.replace(/\/$/, '');
  if (!wanted.includes('*')) return known.has(wanted);
  const pattern = new RegExp(`^${wanted.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return files.some((file) => pattern.test(file));
};

/** As a heading's address is made of it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));

describe('pages', () => {
  test('every link leads somewhere', () => {
    const broken = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => {
          if (/^https?:/.test(link)) return false;
          const [path = '', anchor] = link.split('#');
          const target = path === '' ? page : posix.join(posix.dirname(page), path);
          return !known.has(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
        })
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test('every file that is named is there', () => {
    const named = presentPages.flatMap((page) =>
      [...textOf(page).matchAll(/`([^`\n]+)`/g)]
        .map((match) => ({ page, path: match[1] ?? '' }))
        .filter(({ path }) => isPath.test(path)),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ path }) => !isThere(path)).map(({ page, path }) => `${page}: ${path}`)).toEqual([]);
  });
});
