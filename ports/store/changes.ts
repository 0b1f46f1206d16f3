/** What those who watch are told of. */
export const CHANGE_KINDS = ['account', 'task', 'switch'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  /** Its place among all: what comes after it is asked for by it. */
  place: string;
  kind: ChangeKind;
  /** Ids, versions and words of closed sets. */
  data: Record<string, string | number | boolean | null>;
}

export interface Changes {
  /** Where they end just now. */
  lastChange(): Promise<string>;
  /**
   * What has come to light since a place, in its order, at most so many. Nothing that was begun before and ends later
   * is missed: it comes when it has ended. Null: so old a place, or one that none is, is not known.
   */
  changesAfter(place: string, limit: number): Promise<Change[] | null>;
  /** Forgets those that are older. */
  forgetChanges(olderThanMs: number): Promise<void>;
}
