import { useIntl } from 'react-intl';
import { Section } from '../../ui/section.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Day } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import type { Import } from './asked.ts';
import { Figures } from './figures.tsx';
import { First } from './first.tsx';
import classes from './observed.module.css';

type Observing = NonNullable<Import['observing']>;
type OnDay = Observing['days'][number];
type Mail = Observing['mails'][number];

/** What Puntual would do in 60 days, before anything: in sum, by mail, by day, and to whom first. */
export function Observed({ file, observing }: { file: Import; observing: Observing }) {
  const say = useSay();
  const intl = useIntl();
  const count = (n: number) => (n > 0 ? intl.formatNumber(n) : '');
  const days: Column<OnDay>[] = [
    { id: 'on', phone: 'start', name: say('import.day'), cell: ({ on }) => <Day on={on} /> },
    {
      id: 'charges',
      phone: 'underEnd',
      name: say('import.charges'),
      isFigure: true,
      cell: ({ charges }) => charges > 0 && <Named count={charges} unit={'import.chargesUnit'} />,
    },
    {
      id: 'mails',
      phone: 'end',
      name: say('import.mails'),
      isFigure: true,
      cell: ({ mails }) => mails > 0 && <Named count={mails} unit={'import.mailsUnit'} />,
    },
    {
      id: 'off',
      phone: 'under',
      name: say('import.deactivations'),
      isFigure: true,
      cell: ({ deactivations }) =>
        deactivations > 0 && <Named count={deactivations} unit={'import.deactivationsUnit'} />,
    },
  ];
  const mails: Column<Mail>[] = [
    {
      id: 'mail',
      phone: 'start',
      name: say('import.mail'),
      cell: ({ template }) => say(`mail.${template}` as keyof Words),
    },
    { id: 'count', phone: 'end', name: say('import.howMany'), isFigure: true, cell: (one) => count(one.count) },
  ];
  const { spread } = file;
  return (
    <Section title={say('import.observed')}>
      <p className={classes.assumed}>{say('import.assumed')}</p>
      <Figures
        label={say('import.observed')}
        figures={[
          { name: say('import.charges'), count: observing.charges },
          { name: say('import.mails'), count: observing.mails.reduce((sum, one) => sum + one.count, 0) },
          { name: say('import.deactivations'), count: observing.deactivations },
        ]}
      />
      {spread.accounts > 0 && (
        <p className={classes.assumed}>{say('import.spread', { count: spread.accounts, perDay: spread.perDay })}</p>
      )}
      <div className={classes.tables}>
        <Section title={say('import.byDay')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard */}
          {/* biome-ignore lint/a11y/useSemanticElements: no fields are grouped here */}
          <div className={classes.scroll} role="group" aria-label={say('import.byDay')} tabIndex={0}>
            <Table caption={say('import.byDay')} columns={days} rows={observing.days} keyOf={({ on }) => on} />
          </div>
        </Section>
        <Section title={say('import.byMail')}>
          <Table
            caption={say('import.byMail')}
            columns={mails}
            rows={observing.mails}
            keyOf={({ template }) => template}
          />
        </Section>
      </div>
      <First accounts={observing.deactivatedFirst} />
    </Section>
  );
}

/** On a phone a figure has no heading above it. */
const Named = ({ count, unit }: { count: number; unit: keyof Words }) => {
  const say = useSay();
  const intl = useIntl();
  return (
    <>
      {intl.formatNumber(count)} <span className={classes.named}>{say(unit, { count })}</span>
    </>
  );
};
