import { Link } from '@tanstack/react-router';
import { dayAfter } from '../../ui/days.ts';
import { Empty } from '../../ui/empty.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Asked } from './asked.ts';
import { daysIn, type Span } from './periods.ts';

const YEAR_DAYS = 365;

/** Why there is nothing, and a longer period in which there may be something. */
export function Nothing({ asked: { name, span, currency } }: { asked: Asked & { span: Span } }) {
  const say = useSay();
  return (
    <Empty what={say(`analytics.none.${name}`)}>
      {daysIn(span) < YEAR_DAYS && (
        <Link
          to="/analytics/$report"
          params={{ report: name }}
          search={{ from: dayAfter(span.to, 1 - YEAR_DAYS), to: span.to, ...(currency && { currency }) }}
        >
          {say('analytics.wholeYear')}
        </Link>
      )}
    </Empty>
  );
}
