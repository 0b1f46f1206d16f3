import { useMemo } from 'react';
import { Figure } from '../../ui/figure.tsx';
import { Money } from '../../ui/money.tsx';
import { Save } from '../../ui/save.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import { type Asked, csvOf } from './asked.ts';
import { figureOf, type Row, type Shape } from './shape.ts';
import { useTools } from './tools.ts';

interface Props {
  shape: Shape;
  rows: readonly Row[];
  asked: Asked & { span: { from: string; to: string }; currency: string };
  title: string;
}

/** What a report is made of, drawn and as a table; the same for other programs. */
export function Rows({ shape, rows, asked, title }: Props) {
  const say = useSay();
  const { name, span, currency } = asked;
  const tools = useTools(currency);
  const picture = useMemo(() => shape.picture(rows, tools), [shape, rows, tools]);
  const columns: Column<Row>[] = [
    { id: 'about', phone: 'start', name: say(shape.about.word), cell: (row) => shape.about.of(row, tools) },
    ...shape.figures.map(({ key, kind, word }, i): Column<Row> => {
      const value = (row: Row) => figureOf(row, key);
      return {
        id: key,
        phone: i === 0 ? 'end' : 'named',
        name: say(word),
        isFigure: true,
        cell: (row) =>
          kind === 'money' && value(row) !== null ? (
            <Money minor={value(row) ?? 0} currency={currency} />
          ) : (
            tools.tell(kind, value(row))
          ),
      };
    }),
  ];
  return (
    <Figure
      title={title}
      picture={picture}
      end={
        <Save
          word={say('analytics.csv')}
          name={`${name}-${span.from}-${span.to}-${currency}.csv`}
          fetch={() => csvOf(asked)}
        />
      }
    >
      <Table caption={title} columns={columns} rows={rows} keyOf={(row) => Object.values(row).join(' ')} />
    </Figure>
  );
}
