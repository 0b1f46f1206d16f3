const drafts = new Map<string, unknown>();

/**
 * What was typed for a decision that isn't sent yet, by what it decides: taken back or refused, it stands there as it
 * was. Of this page's life only.
 */
export const draftOf = <Typed>(id: string): Typed | null => (drafts.get(id) as Typed | undefined) ?? null;
export const keepDraft = (id: string, typed: unknown): void => void drafts.set(id, typed);
export const dropDraft = (id: string): void => void drafts.delete(id);
