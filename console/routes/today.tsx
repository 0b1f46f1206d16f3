import { createFileRoute } from '@tanstack/react-router';
import { QUEUES, type Queue } from '../today/queues.ts';
import { TodayPage } from '../today/today-page.tsx';

export const Route = createFileRoute('/today')({
  validateSearch: ({ queue }): { queue?: Queue } => {
    const known = QUEUES.find((one) => one === queue);
    return known === undefined ? {} : { queue: known };
  },
  component: () => <TodayPage queue={Route.useSearch().queue ?? QUEUES[0]} />,
});
