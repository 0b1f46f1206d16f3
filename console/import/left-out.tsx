import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Import } from './asked.ts';

type Left = Import['leftOut'][number];

/** Accounts that could not be opened, or not wholly, and why. */
export function LeftOut({ accounts }: { accounts: readonly Left[] }) {
  const say = useSay();
  const intl = useIntl();
  const columns: Column<Left>[] = [
    {
      id: 'id',
      phone: 'start',
      name: say('import.externalId'),
      cell: ({ externalId, accountId }) =>
        accountId === null ? (
          externalId
        ) : (
          <Link to="/accounts/$id" params={{ id: accountId }}>
            {externalId}
          </Link>
        ),
    },
    { id: 'line', phone: 'end', name: say('import.line'), isFigure: true, cell: ({ line }) => intl.formatNumber(line) },
    { id: 'why', phone: 'under', name: say('import.whatIsWrong'), cell: ({ detail }) => detail },
  ];
  return (
    <Section title={say('import.leftOut')}>
      <Table caption={say('import.leftOut')} columns={columns} rows={accounts} keyOf={({ externalId }) => externalId} />
    </Section>
  );
}
