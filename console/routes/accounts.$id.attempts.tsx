import { createFileRoute } from '@tanstack/react-router';
import { AttemptsTab } from '../account/attempts-tab.tsx';

export const Route = createFileRoute('/accounts/$id/attempts')({
  component: () => <AttemptsTab id={Route.useParams().id} />,
});
