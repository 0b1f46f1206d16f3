import { createFileRoute, notFound } from '@tanstack/react-router';
import { ActDrawer } from '../account/act-drawer.tsx';
import { isCommand } from '../account/commands.ts';
import { Overview } from '../account/overview.tsx';

/** A drawer over the page, with an address of its own. */
export const Route = createFileRoute('/accounts/$id/act/$command')({
  params: {
    parse: ({ command }) => {
      if (!isCommand(command)) throw notFound();
      return { command };
    },
  },
  component: Act,
});

function Act() {
  const { id, command } = Route.useParams();
  return (
    <>
      <Overview id={id} />
      <ActDrawer id={id} command={command} key={command} />
    </>
  );
}
