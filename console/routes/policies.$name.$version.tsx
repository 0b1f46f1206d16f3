import { createFileRoute, notFound } from '@tanstack/react-router';
import { queries } from '../../ui/api/client.ts';
import { policyQuery, versionsQuery } from '../policies/asked.ts';
import { PolicyPage } from '../policies/policy-page.tsx';
import { whichIn } from '../policies/which.ts';

export const Route = createFileRoute('/policies/$name/$version')({
  loader: async ({ params }) => {
    const which = whichIn(params);
    if (which === null) throw notFound();
    await Promise.all([queries.ensureQueryData(policyQuery(which)), queries.ensureQueryData(versionsQuery)]);
    return which;
  },
  component: () => <PolicyPage {...Route.useLoaderData()} />,
});
