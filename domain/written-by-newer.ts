/**
 * A newer release has written it, and this one can't read it: its process steps aside. Nothing is wrong with the
 * account: whoever asks is told to come again, and work waits for a process of that release.
 */
export class WrittenByNewer extends Error {
  /** `what`: "A state of shape 3". */
  constructor(what: string, reads: string) {
    super(`${what} was written by a newer release; this one reads ${reads}`);
    this.name = 'WrittenByNewer';
  }

  static state(shape: number, newest: number): WrittenByNewer {
    return new WrittenByNewer(`A state of shape ${shape}`, `shapes up to ${newest}`);
  }
}
