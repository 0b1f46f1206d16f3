import type { SearchAttributeUpdatePair, TypedSearchAttributes } from '@temporalio/common';
import { defineSearchAttributeKey } from '@temporalio/common';

/**
 * What the Temporal UI can list accounts by. Days and kinds are keywords: they sort as text. Their values come with the
 * agenda.
 */
export const ACCOUNT_ATTRIBUTES = ['PuntualState', 'PuntualService', 'PuntualNextAction', 'PuntualOverdueSince'].map(
  (name) => defineSearchAttributeKey(name, 'KEYWORD'),
);

/** Each upsert is an event of history: only what has changed. One that is not said stays as it is. */
export function changedAttributes(
  said: Readonly<Record<string, string | null>>,
  shown: TypedSearchAttributes,
): SearchAttributeUpdatePair[] {
  return ACCOUNT_ATTRIBUTES.flatMap((key) => {
    const value = said[key.name];
    return value === undefined || value === (shown.get(key) ?? null) ? [] : [{ key, value }];
  });
}
