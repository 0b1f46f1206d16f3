import { createFileRoute, getRouteApi } from '@tanstack/react-router';
import { PreviewPage } from '../policies/preview-page.tsx';
import { Subject } from '../policies/subject.tsx';
import { draftIn } from '../policies/which.ts';

const version = getRouteApi('/policies/$name/$version');

export const Route = createFileRoute('/policies/$name/$version/preview')({
  validateSearch: draftIn,
  component: Preview,
});

function Preview() {
  const which = version.useLoaderData();
  const isDraft = Route.useSearch().draft === true;
  return (
    <Subject which={which} page="preview" isDraft={isDraft}>
      {(draft) => <PreviewPage key={String(isDraft)} which={which} draft={draft} />}
    </Subject>
  );
}
