import { createFileRoute } from '@tanstack/react-router';
import { searchIn } from '../tasks/search.ts';
import { TasksPage } from '../tasks/tasks-page.tsx';

/** `id`: the task that is looked at; without one the first. */
export const Route = createFileRoute('/tasks/{-$id}')({
  validateSearch: searchIn,
  component: () => <TasksPage id={Route.useParams().id ?? null} search={Route.useSearch()} />,
});
