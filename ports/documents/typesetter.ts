/** Something to be set: a template by its file in the folder of the templates, and what stands in it. */
export interface Manuscript {
  template: string;
  data: object;
}

/**
 * Makes PDFs: the same manuscript, the same bytes. Throws `TryLater` when it is away or has too much to do, and any
 * other error where a template can't be set with this: our bug.
 */
export interface Typesetter {
  typeset(manuscript: Manuscript): Promise<Uint8Array>;
  /** Whoever waits hears `TryLater`. */
  close(): Promise<void>;
}
