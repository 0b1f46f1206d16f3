import { useSay } from '../../ui/words.tsx';
import { changesBetween, networksDiffer } from './changes.ts';
import classes from './changes-list.module.css';
import type { Rules } from './rules.ts';
import { useValueWords } from './value-words.ts';

/** What differs from one version to another, field by field, as one says it. */
export function ChangesList({ before, after, nothing }: { before: Rules; after: Rules; nothing: string }) {
  const say = useSay();
  const [was, is] = [useValueWords(before.currency), useValueWords(after.currency)];
  const changes = changesBetween(before, after);
  const alsoNetworks = networksDiffer(before, after);
  if (changes.length === 0 && !alsoNetworks) return <p className={classes.nothing}>{nothing}</p>;
  return (
    <ul className={classes.changes}>
      {changes.map(({ path, before: one, after: other }) => (
        <li key={path}>
          <span className={classes.field}>{say(`policyField.${path}`)}</span>
          <span>{say('policies.fromTo', { before: was(path, one), after: is(path, other) })}</span>
        </li>
      ))}
      {alsoNetworks && (
        <li>
          <span className={classes.field}>{say('policySection.networks')}</span>
          <span>{say('policies.networksDiffer')}</span>
        </li>
      )}
    </ul>
  );
}
