import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Made by programs, or not ours to style. */
const notOurs = new Set([
  'node_modules',
  'tools/contract/node_modules',
  '.git',
  '.puntual',
  'prisma/client',
  'tools/contract/node_modules',
  'console/route-tree.gen.ts',
  'ui/api/contract.d.ts',
  'coverage',
  'reports',
  '.stryker-tmp',
  'package-lock.json',
  'test/replay/histories',
  'test/releases/kept',
  'seeds',
]);

/** Every file that we wrote, by its path from the root. */
export function ourFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    const path = relative(root, full);
    if (notOurs.has(path)) return [];
    return entry.isDirectory() ? ourFiles(full) : [path];
  });
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** `path:line` of every line that matches. */
export function linesWith(path: string, pattern: RegExp): string[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));
}

/** Code without its comments: words about a clock are no clock. */
export const codeOf = (path: string): string =>
  textOf(path)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');

/** `path:line` of every line of code that matches. */
export const codeWith = (path: string, pattern: RegExp): string[] =>
  codeOf(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : []));

export const isCode = (path: string): boolean => /\.(ts|mjs)$/.test(path);

const COMMENT = /\/\*[\s\S]*?\*\/|(?:^|(?<=\s))\/\/.*(?:\n[ \t]*\/\/.*)*/gm;

/** Comments as one line of text each, whatever lines they stand on. */
export function commentsIn(path: string): { line: number; text: string }[] {
  const body = textOf(path);
  return [...body.matchAll(COMMENT)].map((match) => ({
    line: body.slice(0, match.index).split('\n').length,
    text: match[0]
      .replaceAll(/^[ \t]*(\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  }));
}
