import { createFileRoute } from '@tanstack/react-router';
import { Overview } from '../account/overview.tsx';

export const Route = createFileRoute('/accounts/$id/')({
  component: () => <Overview id={Route.useParams().id} />,
});
