import { Link } from '@tanstack/react-router';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { type Import, useImports } from './asked.ts';
import { Status } from '../../ui/status.tsx';
import { STATUS } from './status.ts';
import { useIntl } from 'react-intl';
import classes from './past.module.css';

/** Files that were sent before. */
export function Past() {
  const say = useSay();
  const intl = useIntl();
  const { data } = useImports();
  if (data === undefined || data.items.length === 0) return null;
  const columns: Column<Import>[] = [
    {
      id: 'file',
      phone: 'start',
      name: say('import.file'),
      cell: ({ id, fileName }) => (
        <Link to="/import" search={{ id }}>
          {fileName ?? id}
        </Link>
      ),
    },
    { id: 'status', phone: 'end', name: say('import.status'), cell: ({ status }) => <Status look={STATUS[status]} /> },
    {
      id: 'accounts',
      phone: 'underEnd',
      name: say('import.accounts'),
      isFigure: true,
      cell: ({ accounts }) => (
        <>
          {intl.formatNumber(accounts)}
          <span className={classes.unit}> {say('import.accountsUnit', { count: accounts })}</span>
        </>
      ),
    },
    { id: 'at', phone: 'under', name: say('import.sentAt'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
  ];
  return (
    <Section title={say('import.past')}>
      <Table caption={say('import.past')} columns={columns} rows={data.items} keyOf={({ id }) => id} />
    </Section>
  );
}
