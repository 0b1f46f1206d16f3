/** The chart in one language. A test holds it to have all that the machine has. */
export interface ChartWords {
  /** Of regions by their names; of states and parts by `region.state`. Short, as on a label. */
  titles: Record<string, string>;
  /** By the same keys; null: as the machine itself says it, in English. */
  meanings: Record<string, string> | null;
  /** By what the machine says of an arrow; null: the same. */
  arrows: Record<string, string> | null;
}
