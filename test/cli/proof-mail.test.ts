import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { proofMail } from '../../cli/proof-mail.ts';
import { readSettings } from '../../cli/settings.ts';
import { written } from '../ports/a-mail.ts';
import { aReceipt } from '../ports/a-pdf.ts';
import { account, invoice, openWorld, type World } from '../ports/store-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'puntual-mails-'));
let world: World;
beforeAll(async () => void (world = await openWorld({ clock: 'the database' })));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

async function said(files: string[]): Promise<{ lines: string; error: string | null }> {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const error = await proofMail(readSettings({ DATABASE_URL: world.url, PUNTUAL_DATA: folder }), files).then(
      () => null,
      (failure: unknown) => (failure as Error).message,
    );
    return { lines: write.mock.calls.map(([text]) => String(text)).join(''), error };
  } finally {
    write.mockRestore();
  }
}
const kept = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

test('saved mails are taken as if they had just come in, and it says what came of each', async () => {
  const id = await account(world.store, { email: 'ana@guthrie.example' });
  await invoice(world.store, id, 116_000);
  const proof = kept(
    'proof.eml',
    await written({
      from: 'ana@guthrie.example',
      attachments: [{ filename: 'recibo.pdf', content: aReceipt({ on: '27/02/2026' }) }],
    }),
  );
  const question = kept('question.eml', await written({ from: 'x@stranger.example' }));
  const first = await said([proof, question]);
  expect(first.error).toBeNull();
  expect(first.lines).toMatch(new RegExp(`proof\\.eml: mai_\\w+: ${id}, prf_\\w+\n.*question\\.eml: mai_\\w+: a task`));
  expect(await said([proof, question])).toEqual(first);
  expect((await world.store.proofs({ accountId: id, limit: 9, cursor: null })).items).toHaveLength(1);
});

test('what is not there is named, and holds up no other', async () => {
  const { lines, error } = await said([join(folder, 'none.eml'), kept('two.eml', await written({ subject: 'Dos' }))]);
  expect(lines).toMatch(/none\.eml: can not be read.*\n.*two\.eml: mai_/);
  expect(error).toBe('1 of 2 could not be taken');
  expect((await said([])).error).toMatch(/proof-mail FILE/);
});
