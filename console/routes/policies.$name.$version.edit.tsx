import { createFileRoute, getRouteApi } from '@tanstack/react-router';
import { EditPage } from '../policies/edit-page.tsx';
import { ForAdmins } from '../policies/for-admins.tsx';

const version = getRouteApi('/policies/$name/$version');

export const Route = createFileRoute('/policies/$name/$version/edit')({ component: Edit });

function Edit() {
  const which = version.useLoaderData();
  return (
    <ForAdmins>
      <EditPage key={`${which.name} ${which.version}`} which={which} />
    </ForAdmins>
  );
}
