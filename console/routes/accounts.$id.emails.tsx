import { createFileRoute } from '@tanstack/react-router';
import { EmailsTab } from '../account/emails-tab.tsx';

/** `mail`: the one that is open. */
export const Route = createFileRoute('/accounts/$id/emails')({
  validateSearch: (search): { mail?: string } => (typeof search.mail === 'string' ? { mail: search.mail } : {}),
  component: () => <EmailsTab id={Route.useParams().id} mail={Route.useSearch().mail ?? null} />,
});
