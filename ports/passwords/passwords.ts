/** Keeps passwords so that nobody can read them, and knows which ones are tried first. */
export interface Passwords {
  /** In the PHC string format, its salt and costs in it. */
  hash(password: string): Promise<string>;
  /** Null: there is none to compare with; false, after the same time. */
  isRight(hash: string | null, password: string): Promise<boolean>;
  /** Whether it is one of the common ones; in lower case. */
  isCommon(text: string): boolean;
}
