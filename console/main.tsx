import '../ui/mantine-styles.ts';
import '../ui/tokens.css';
import '../ui/controls.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries, whenSignedOut } from '../ui/api/client.ts';
import { showDensity } from '../ui/density.ts';
import { Announcements } from '../ui/announce.tsx';
import { keepDrafts } from '../ui/draft.ts';
import { theme, variables } from '../ui/theme.ts';
import { languageNow, Speaking } from '../ui/words.tsx';
import { router } from './router.tsx';
import { wordsIn } from './words.ts';

const language = languageNow();
document.documentElement.lang = language;
showDensity();

/** Whoever was signed out comes back to where they were, and to what they were typing. */
whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  keepDrafts();
  queries.clear();
  void router.navigate({ to: '/sign-in', search: { next: href } });
});

const root = document.getElementById('console');
if (root === null) throw new Error('The page has no place for the console');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Speaking language={language} words={await wordsIn(language)}>
        <QueryClientProvider client={queries}>
          <Announcements>
            <RouterProvider router={router} />
          </Announcements>
        </QueryClientProvider>
      </Speaking>
    </MantineProvider>
  </StrictMode>,
);
