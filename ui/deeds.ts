import { asProblem, type Problem } from './api/problem.ts';

/** Something that was decided, and isn't sent yet. */
export interface Deed {
  /** Of what it decides: it is kept out of sight until it is sent or undone. */
  id: string;
  /** What was decided, in a sentence. */
  said: string;
  /**
   * Sends it, and waits until the lists know. It may be called while the page goes away: one request, made with
   * `keepalive`, before anything is waited for.
   */
  send(): Promise<void>;
  /** Where to go back to. */
  undone(): void;
}

/** How it stands with what was decided. */
export interface DeedsNow {
  /** Can still be taken back. */
  waiting: Deed | null;
  /** Ids of what was decided and isn't yet known to be so. */
  held: ReadonlySet<string>;
  /** Was sent, and refused. */
  failed: { deed: Deed; why: Problem } | null;
}

export const UNDO_MS = 10_000;

/** One decision at a time can be taken back: the next sends the one before it. */
export class Deeds {
  now: DeedsNow = { waiting: null, held: new Set(), failed: null };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly changed = new Set<() => void>();

  /** Tells of each change, until what it gives is called. */
  watch = (tell: () => void): (() => void) => {
    this.changed.add(tell);
    return () => this.changed.delete(tell);
  };

  decide = (deed: Deed): void => {
    this.sendNow();
    this.timer = setTimeout(this.sendNow, UNDO_MS);
    this.become({ waiting: deed, held: new Set([...this.now.held, deed.id]), failed: null });
  };

  /** Nothing was sent, and it is back. */
  undo = (): void => {
    const deed = this.take();
    if (deed === null) return;
    this.show(deed.id);
    deed.undone();
  };

  sendNow = (): void => {
    const deed = this.take();
    if (deed === null) return;
    deed
      .send()
      .catch((error: unknown) => this.become({ failed: { deed, why: asProblem(error) } }))
      .finally(() => this.show(deed.id));
  };

  /** Whoever saw what was refused has seen it; `back`: and looks at it again. */
  seen = (back: boolean): void => {
    const { failed } = this.now;
    this.become({ failed: null });
    if (back) failed?.deed.undone();
  };

  private take(): Deed | null {
    const { waiting } = this.now;
    clearTimeout(this.timer);
    if (waiting !== null) this.become({ waiting: null });
    return waiting;
  }

  private show(id: string): void {
    this.become({ held: new Set([...this.now.held].filter((one) => one !== id)) });
  }

  private become(change: Partial<DeedsNow>): void {
    this.now = { ...this.now, ...change };
    for (const tell of this.changed) tell();
  }
}
