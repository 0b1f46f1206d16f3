import pg from 'pg';
import { running } from './loop.ts';

/**
 * A process as its database knows it: it can die between any two of its statements. Then all its connections break, and
 * whatever it still tries fails; reborn, it remembers nothing, and nobody of its earlier life goes on.
 */
export class Mortal {
  readonly name: string;
  isDead = false;
  /** Which of its lives this is. */
  life = 0;
  /** Dies at this statement from now on, the first being 1; `done`: the database does it, and nobody hears. */
  private doom: { left: number; done: boolean } | null = null;
  private readonly lines = new Map<pg.Client, Promise<unknown>>();

  constructor(name: string) {
    this.name = name;
    mortals.set(name, this);
    patch();
  }

  urlOf(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.searchParams.set('application_name', this.name);
    return url.href;
  }

  dieAt(statement: number, { done }: { done: boolean }): void {
    this.doom = { left: statement, done };
  }

  spare(): void {
    this.doom = null;
  }

  die(): void {
    this.isDead = true;
    this.doom = null;
    for (const line of this.lines.keys()) (line as unknown as Wired).connection.stream.destroy();
  }

  /** With no line of its earlier life. */
  async beReborn(): Promise<void> {
    await Promise.all(this.lines.values());
    this.lines.clear();
    this.isDead = false;
    this.life += 1;
  }

  /** Whose a strand is that begins now. */
  get now(): { who: Mortal; life: number } {
    return { who: this, life: this.life };
  }

  /** What is to become of its next statement. */
  next(line: pg.Client): 'is done' | 'is not done' | 'is done, and nobody hears' {
    const strand = running();
    if (this.isDead || (strand?.who === this && strand.life !== this.life)) return 'is not done';
    if (!this.lines.has(line)) this.lines.set(line, new Promise((ended) => line.once('end', ended)));
    if (this.doom === null || --this.doom.left > 0) return 'is done';
    if (this.doom.done) return 'is done, and nobody hears';
    this.die();
    return 'is not done';
  }
}

/** What a dead process is told of everything. */
export class Dead extends Error {
  override name = 'Dead';
}

interface Wired {
  connection: { stream: { destroy(): void } };
  connectionParameters: { application_name?: string };
}

const mortals = new Map<string, Mortal>();
let isPatched = false;

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

function patch(): void {
  if (isPatched) return;
  isPatched = true;
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (...args) {
    const mortal = mortals.get((this as unknown as Wired).connectionParameters.application_name ?? '');
    const fate = mortal?.next(this) ?? 'is done';
    if (mortal === undefined || fate === 'is done') return query.apply(this, args);
    const told = args.at(-1);
    const answer = typeof told === 'function' ? (told as (error: Error) => void) : null;
    const isOver = (): Dead => {
      if (fate === 'is done, and nobody hears') mortal.die();
      return new Dead(`${mortal.name} has died`);
    };
    if (answer === null) {
      if (fate === 'is not done') return Promise.reject(isOver());
      return (query.apply(this, args) as Promise<unknown>).then(
        () => Promise.reject(isOver()),
        () => Promise.reject(isOver()),
      );
    }
    if (fate === 'is not done') {
      process.nextTick(() => answer(isOver()));
      return undefined;
    }
    return query.apply(this, [...args.slice(0, -1), () => answer(isOver())]);
  };
}
