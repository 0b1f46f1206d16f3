/** A file that can't be read as what it is said to be, from this line on. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
