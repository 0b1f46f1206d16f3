import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A component whose styles are not there is drawn without any; those of others are weight on every first page. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const mantine = join(root, 'node_modules/@mantine/core');
/** Of no component: the ground that all stand on. */
const GROUND = ['baseline', 'default-css-variables', 'global'];

const sources = ['ui', 'console'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8')),
);

const used = new Set(
  sources
    .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => /^[A-Z]/.test(name)),
);

/** The names of the stylesheets of a module and of all that it is made of. */
function styledBy(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const own = /^(.+)\.module\.mjs$/.exec(basename(file))?.[1];
  const parts = [...readFileSync(file, 'utf8').matchAll(/from\s*"(\.[^"]+)"/g)].map(([, path = '']) =>
    join(dirname(file), path),
  );
  return [...(own === undefined ? [] : [own]), ...parts.flatMap((part) => styledBy(part, seen))];
}

const imported = [
  ...readFileSync(join(root, 'ui/mantine-styles.ts'), 'utf8').matchAll(/styles\/(.+)\.layer\.css/g),
].map(([, name = '']) => name);

test('the stylesheets of Mantine are those of the components in use, and no others', () => {
  const seen = new Set<string>();
  const files = [...used].map((name) => join(mantine, 'esm/components', name, `${name}.mjs`)).filter(existsSync);
  expect(files.length).toBeGreaterThan(15);
  expect([...imported].sort()).toEqual([...GROUND, ...files.flatMap((file) => styledBy(file, seen))].sort());
});

test("they come in Mantine's own order", () => {
  const whole = readFileSync(join(mantine, 'styles.layer.css'), 'utf8');
  const places = imported.map((name) => {
    const text = readFileSync(join(mantine, 'styles', `${name}.layer.css`), 'utf8');
    return whole.indexOf(text.replace('@layer mantine {', '').trim().slice(0, 60));
  });
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
