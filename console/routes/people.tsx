import { createFileRoute } from '@tanstack/react-router';
import { PARTS, type Part, partIn } from '../people/parts.ts';
import { PeoplePage } from '../people/people-page.tsx';

/** `show`: which part of it. */
export const Route = createFileRoute('/people')({
  validateSearch: ({ show }): { show?: Part } => (partIn(show) === PARTS[0] ? {} : { show: partIn(show) }),
  component: () => <PeoplePage part={partIn(Route.useSearch().show)} />,
});
