import { useIntl } from 'react-intl';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Import } from './asked.ts';
import { inWords } from './refusals.ts';

type Wrong = Import['errors'][number] & { key: string };

const SHOWN = 50;

/** What is wrong with which line, and the lines themselves to be put right. */
export function Errors({ file: { id, errors } }: { file: Import }) {
  const say = useSay();
  const intl = useIntl();
  const rows: Wrong[] = errors.slice(0, SHOWN).map((one, i) => ({ ...one, key: `${one.line} ${one.column} ${i}` }));
  const columns: Column<Wrong>[] = [
    {
      id: 'line',
      phone: 'named',
      name: say('import.line'),
      isFigure: true,
      cell: ({ line }) => intl.formatNumber(line),
    },
    { id: 'column', phone: 'start', name: say('import.column'), cell: ({ column }) => column },
    {
      id: 'message',
      phone: 'under',
      name: say('import.whatIsWrong'),
      cell: ({ message }) => inWords(message, say) ?? <span lang="en">{message}</span>,
    },
  ];
  return (
    <Section
      title={say('import.errors')}
      end={
        <a href={`/v1/imports/${id}/refused-lines`} download>
          {say('import.download')}
        </a>
      }
    >
      <Table caption={say('import.errors')} columns={columns} rows={rows} keyOf={({ key }) => key} />
      {errors.length > SHOWN && <p>{say('import.moreErrors', { count: errors.length - SHOWN })}</p>}
    </Section>
  );
}
