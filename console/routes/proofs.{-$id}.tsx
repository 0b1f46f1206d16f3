import { createFileRoute } from '@tanstack/react-router';
import { ProofsPage } from '../proofs/proofs-page.tsx';

/** `id`: the proof that is looked at; without one the most urgent. */
export const Route = createFileRoute('/proofs/{-$id}')({
  component: () => <ProofsPage id={Route.useParams().id ?? null} />,
});
