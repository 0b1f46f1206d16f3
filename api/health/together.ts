/** Whoever asks while it is being asked gets the same answer: however many strangers ask, it is asked once at a time. */
export function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask().finally(() => (asked = null));
    return asked;
  };
}
