import { createFileRoute } from '@tanstack/react-router';
import { MoneyTab } from '../account/money-tab.tsx';

export const Route = createFileRoute('/accounts/$id/money')({
  component: () => <MoneyTab id={Route.useParams().id} />,
});
