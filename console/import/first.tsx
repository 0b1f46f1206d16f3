import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Day } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { ImportAccount } from './asked.ts';

/** The accounts whose service would go off first: the ones to look at before anything. */
export function First({ accounts }: { accounts: readonly ImportAccount[] }) {
  const say = useSay();
  const currencies = new Set(accounts.map(({ currency }) => currency));
  const columns: Column<ImportAccount>[] = [
    { id: 'name', phone: 'start', name: say('import.account'), cell: ({ name }) => name },
    { id: 'id', phone: 'under', name: say('import.externalId'), cell: ({ externalId }) => externalId },
    {
      id: 'on',
      phone: 'underEnd',
      name: say('import.offOn'),
      cell: ({ deactivatesOn }) => deactivatesOn !== null && <Day on={deactivatesOn} />,
    },
    {
      id: 'open',
      phone: 'end',
      name: say('import.open'),
      isFigure: true,
      cell: ({ openMinor, currency }) => <Money minor={openMinor} currency={currency} named={currencies.size > 1} />,
    },
  ];
  if (accounts.length === 0) return <p>{say('import.nobodyOff')}</p>;
  return (
    <Section title={say('import.first')}>
      <Table caption={say('import.first')} columns={columns} rows={accounts} keyOf={({ externalId }) => externalId} />
    </Section>
  );
}
