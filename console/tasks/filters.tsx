import { Checkbox, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useSay } from '../../ui/words.tsx';
import classes from './filters.module.css';
import { KINDS, toldOf } from './kinds.ts';
import type { TasksSearch } from './search.ts';

const route = getRouteApi('/tasks/{-$id}');

/** Which tasks: of a kind, whose, until when. `asleep`: how many of them can wait. */
export function Filters({ search, asleep }: { search: TasksSearch; asleep: number }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const narrow = (change: Partial<Record<keyof TasksSearch, string | true | undefined>>): void =>
    void navigate({
      params: { id: undefined },
      search: (before) => ({ ...before, ...change }) as TasksSearch,
      resetScroll: false,
    });
  return (
    <div className={classes.filters}>
      <NativeSelect
        aria-label={say('tasks.kind')}
        value={search.kind ?? ''}
        onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: say('tasks.anyKind') },
          ...KINDS.map((value) => ({ value, label: say(toldOf(value).word) })),
        ]}
      />
      <NativeSelect
        aria-label={say('tasks.who')}
        value={search.who ?? ''}
        onChange={(event) => narrow({ who: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: say('tasks.who.all') },
          { value: 'me', label: say('tasks.who.me') },
          { value: 'nobody', label: say('tasks.who.nobody') },
        ]}
      />
      <NativeSelect
        aria-label={say('tasks.due')}
        value={search.due ?? ''}
        onChange={(event) => narrow({ due: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: say('tasks.due.any') },
          { value: 'today', label: say('tasks.due.today') },
          { value: 'week', label: say('tasks.due.week') },
        ]}
      />
      {(asleep > 0 || search.asleep === true) && (
        <Checkbox
          label={say('tasks.asleep', { count: asleep })}
          checked={search.asleep === true}
          onChange={(event) => narrow({ asleep: event.currentTarget.checked || undefined })}
        />
      )}
    </div>
  );
}
