import { createFileRoute, getRouteApi } from '@tanstack/react-router';
import { BacktestPage } from '../policies/backtest-page.tsx';
import { Subject } from '../policies/subject.tsx';
import { draftIn } from '../policies/which.ts';

const version = getRouteApi('/policies/$name/$version');

export const Route = createFileRoute('/policies/$name/$version/backtest')({
  validateSearch: draftIn,
  component: Backtest,
});

function Backtest() {
  const which = version.useLoaderData();
  const isDraft = Route.useSearch().draft === true;
  return (
    <Subject which={which} page="backtest" isDraft={isDraft}>
      {(draft) => <BacktestPage key={String(isDraft)} which={which} draft={draft} />}
    </Subject>
  );
}
