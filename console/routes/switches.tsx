import { createFileRoute } from '@tanstack/react-router';
import { SwitchesPage } from '../switches/switches-page.tsx';

export const Route = createFileRoute('/switches')({ component: SwitchesPage });
