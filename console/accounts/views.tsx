import { Button, Menu, Popover, TextInput } from '@mantine/core';
import IconBookmark from '@tabler/icons-react/icons/IconBookmark';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { query, queries } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { useSay } from '../../ui/words.tsx';
import { shownColumns } from './columns.tsx';
import { type AccountsSearch, isFiltered, searchIn, USUAL_COLUMNS } from './search.ts';
import classes from './views.module.css';

const LIST = { params: { query: { list: 'accounts', limit: 100 } } } as const;

/** Filters under a name: one's own, and those that others share. */
export function Views({ search }: { search: AccountsSearch }) {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/views', LIST, { staleTime: 60_000 });
  const views = data?.items ?? [];
  return (
    <div className={classes.views}>
      {views.length > 0 && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
              {say('views.title', { count: views.length })}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {views.map((view) => (
              <Menu.Item
                key={view.id}
                renderRoot={(props) => <Link to="/accounts" search={searchIn(view.query)} {...props} />}
              >
                {view.name}
                {!view.mine && <span className={classes.shared}> {say('views.shared')}</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {(isFiltered(search) || search.sort !== undefined || search.columns !== undefined) && (
        <SaveView search={search} />
      )}
    </div>
  );
}

function SaveView({ search }: { search: AccountsSearch }) {
  const say = useSay();
  const { done } = useAnnounce();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const save = query.useMutation('post', '/v1/views');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    try {
      await save.mutateAsync({ body: { name, list: 'accounts', query: keptOf(search), shared: false } });
      await queries.invalidateQueries({ queryKey: ['get', '/v1/views'] });
      setOpen(false);
      done(say('views.saved', { name }));
    } catch (error) {
      setWrong(asProblem(error).message);
    }
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!open)}>
          {say('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          <TextInput
            name="name"
            label={say('views.name')}
            required
            maxLength={100}
            withAsterisk={false}
            error={wrong}
            data-autofocus
          />
          <Button type="submit" loading={save.isPending}>
            {say('views.doSave')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What one looks for, and how one sees it: with the columns that this browser alone knows of. */
function keptOf({ pages: _, ...search }: AccountsSearch): Record<string, string> {
  const columns = shownColumns(search).join(',');
  const { columns: __, ...filters } = search;
  return columns === USUAL_COLUMNS.join(',') ? filters : { ...filters, columns };
}
