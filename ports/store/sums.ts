/** What is kept as sums, of which each change adds a row: what is owed by its day, accounts by their policy's version. */
export interface Sums {
  /** Makes few rows of many, where at least so many changes wait for it; how many there are then, 0: not done. */
  foldSums(atLeast: number): Promise<number>;
}
