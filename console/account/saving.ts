import { useState } from 'react';
import { asProblem, type Problem } from '../../ui/api/problem.ts';
import { accountChanged, listsChanged } from '../../ui/api/stale.ts';

/**
 * For what is written beside the case: no effect to be seen first, and nothing that another's act could make wrong.
 * `save` tells whether it went well; what is shown of the account is asked anew.
 */
export function useSaving(accountId: string): {
  saving: boolean;
  wrong: Problem | null;
  save: (work: () => Promise<unknown>) => Promise<boolean>;
} {
  const [saving, setSaving] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const save = async (work: () => Promise<unknown>): Promise<boolean> => {
    setSaving(true);
    setWrong(null);
    try {
      await work();
      await accountChanged(accountId);
      void listsChanged();
      return true;
    } catch (error) {
      setWrong(asProblem(error));
      return false;
    } finally {
      setSaving(false);
    }
  };
  return { saving, wrong, save };
}

/** What the API says of a field, at the field. */
export const errorAt = (wrong: Problem | null, path: string): string | undefined =>
  wrong?.body.errors?.find((one) => one.path === path)?.message;
