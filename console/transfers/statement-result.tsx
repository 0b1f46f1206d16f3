import { Button } from '@mantine/core';
import { useIntl } from 'react-intl';
import type { Schemas } from '../../ui/api/client.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './statement-result.module.css';

type Statement = Schemas['BankStatement'];
type Rejected = Statement['rejected'][number];

const COUNTS = ['matched', 'partial', 'unmatched', 'duplicates', 'skipped'] as const satisfies (keyof Statement)[];

/** What came of a file, and each line of it that couldn't be read. */
export function StatementResult({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const say = useSay();
  const intl = useIntl();
  const { rows, rejected, rejectedRows } = statement;
  const columns: Column<Rejected>[] = [
    { id: 'line', phone: 'start', name: say('statement.line'), cell: ({ line }) => intl.formatNumber(line) },
    { id: 'message', phone: 'under', name: say('statement.because'), cell: ({ message }) => message },
  ];
  return (
    <div className={classes.result} role="status">
      <p className={classes.lead}>{say('statement.read', { rows, fresh: statement.new })}</p>
      <dl className={classes.counts}>
        {COUNTS.map((count) => (
          <div key={count}>
            <dt>{say(`statement.${count}`)}</dt>
            <dd>{intl.formatNumber(statement[count])}</dd>
          </div>
        ))}
        <div data-bad={rejectedRows > 0 || undefined}>
          <dt>{say('statement.rejected')}</dt>
          <dd>{intl.formatNumber(rejectedRows)}</dd>
        </div>
      </dl>
      {rejectedRows > 0 && (
        <>
          <p>{say('statement.rejectedLead')}</p>
          <Table
            caption={say('statement.rejected')}
            columns={columns}
            rows={rejected}
            keyOf={({ line }) => String(line)}
          />
        </>
      )}
      <Button onClick={onClose}>{say('statement.done')}</Button>
    </div>
  );
}
