import { accountQuery } from '../api/asked.ts';
import { useQueries } from '@tanstack/react-query';
import { useSay } from '../words.tsx';
import classes from './bulk.module.css';
import type { Problem } from './chosen.ts';
import { CODE_WORDS, REFUSAL_WORDS } from './refusal-words.ts';

/** Who is refused, by reason, the commonest first; `most` of each by name, and how many more there are. */
export function Refused(props: { problems: readonly Problem[]; names: ReadonlyMap<string, string>; most: number }) {
  const say = useSay();
  const groups = [...groupedByReason(props.problems)].sort(([, a], [, b]) => b.length - a.length);
  return (
    <ul className={classes.refused}>
      {groups.map(([detail, ids]) => (
        <li key={detail}>
          <span>
            <strong className="figures">{ids.length}</strong> <Reason detail={detail} code={codeOf(props, detail)} />
          </span>
          <span className={classes.names}>
            <Names ids={ids.slice(0, props.most)} names={props.names} />
            {ids.length > props.most && ` ${say('bulk.more', { count: ids.length - props.most })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const codeOf = ({ problems }: { problems: readonly Problem[] }, detail: string): string =>
  problems.find((one) => one.detail === detail)?.code ?? '';

function groupedByReason(problems: readonly Problem[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { accountId, detail } of problems) groups.set(detail, [...(groups.get(detail) ?? []), accountId]);
  return groups;
}

function Reason({ detail, code }: { detail: string; code: string }) {
  const say = useSay();
  const word = REFUSAL_WORDS[detail] ?? CODE_WORDS[code];
  return word === undefined ? <span lang="en">{detail}</span> : <span>{say(word)}</span>;
}

/** Those that were ticked are known by name; of others the API is asked. */
function Names({ ids, names }: { ids: readonly string[]; names: ReadonlyMap<string, string> }) {
  const asked = useQueries({
    queries: ids.map((id) => ({
      ...accountQuery(id),
      enabled: !names.get(id),
      retry: false,
    })),
  });
  return ids.map((id, i) => names.get(id) || (asked[i]?.data?.name ?? id)).join(', ');
}
