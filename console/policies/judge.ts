import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { useSay } from '../../ui/words.tsx';
import { asking, type Which } from './asked.ts';
import type { PolicyForm } from './field.tsx';
import { refusalsOf } from './refusals.ts';
import { type Rules, valueAt } from './rules.ts';

/**
 * Has a draft judged as it would be if it were published, and puts what is said of a field at the field: the first of
 * them gets the focus.
 */
export function useJudge(which: Which, form: PolicyForm) {
  const say = useSay();
  const [judging, setJudging] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const [others, setOthers] = useState<string[]>([]);

  const judge = async (rules: Rules): Promise<boolean> => {
    setJudging(true);
    setWrong(null);
    setOthers([]);
    form.clearErrors();
    try {
      // One account is enough: before anybody is looked at, the draft is.
      await api.POST('/v1/policies/{name}/versions/{version}/preview', asking(which, rules, null, 1));
      return true;
    } catch (error) {
      const { errors = [] } = asProblem(error).body;
      const refused = refusalsOf(errors, (path) => valueAt(rules, path), say);
      form.setErrors(refused.fields);
      setOthers(refused.others);
      if (errors.length === 0) setWrong(error);
      const [first] = Object.keys(refused.fields);
      if (first !== undefined) document.querySelector<HTMLElement>(`[data-path="${CSS.escape(first)}"]`)?.focus();
      return false;
    } finally {
      setJudging(false);
    }
  };
  return { judge, judging, wrong, others };
}
