import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { POLICY_SHAPE } from '../../domain/policy/upgrade.ts';

/**
 * Backups of the demo company, one for each shape of state and of policies. None of them is ever changed. They are packed
 * more tightly than `backup` does: mails are much alike, and far apart.
 */
export const KEPT = fileURLToPath(new URL('./kept/', import.meta.url));

const MOST_BYTES = 2 * 1_024 * 1_024;

interface Shapes {
  state: number;
  policy: number;
}

export const nameOf = ({ state, policy }: Shapes): string => `state-${state}-policy-${policy}.backup.br`;

/** What this release writes. */
export const TODAYS: Shapes = { state: SHAPE, policy: POLICY_SHAPE };

/** The oldest first. */
export const keptBackups = (): (Shapes & { name: string })[] =>
  readdirSync(KEPT)
    .flatMap((name) => {
      const [, state, policy] = /^state-(\d+)-policy-(\d+)\.backup\.br$/.exec(name) ?? [];
      return policy === undefined ? [] : [{ name, state: Number(state), policy: Number(policy) }];
    })
    .sort((a, b) => a.state - b.state || a.policy - b.policy);

/** As lines of text. */
export const readKept = (name: string): string => brotliDecompressSync(readFileSync(`${KEPT}${name}`)).toString('utf8');

/** As `restore` takes it. */
export const unpackTo = (file: string, name: string): void =>
  writeFileSync(file, gzipSync(readKept(name), { level: 1 }));

/** Answers how many bytes it takes. */
export function keepBackup(file: string): number {
  const text = gunzipSync(readFileSync(file));
  const packed = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
  if (packed.length > MOST_BYTES) throw new Error(`It takes ${packed.length} bytes, and may take ${MOST_BYTES}`);
  writeFileSync(`${KEPT}${nameOf(TODAYS)}`, packed, { flag: 'wx' });
  return packed.length;
}
