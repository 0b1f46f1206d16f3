import type { Http } from './demo/http.ts';
import { demoPrices } from './demo/billed.ts';
import { httpTo, keyOf } from './demo/http.ts';
import { demoPeople } from './demo/people.ts';
import { local, sceneOf } from './demo/steps.ts';
import type { Story } from './demo/tell.ts';
import { stories } from './demo/stories.ts';
import { demoMustBeAllowed } from './demo-allowed.ts';
import { runningOn } from './running.ts';
import type { Settings } from './settings.ts';

const storiesAtOnce = 4;
const opensAt = '09:00';

interface Listed {
  items: { id: string; externalId: string | null; clock: { now: string } }[];
  nextCursor: string | null;
}

/** Fills the demo company of the Puntual that runs on this data folder. */
export async function demo(settings: Settings): Promise<void> {
  demoMustBeAllowed(settings, 'The demo company');
  await fillDemo({ ...runningOn(settings), say: (line) => void process.stdout.write(`${line}\n`) });
}

/**
 * Tells every story that wasn't told to its end. Safe to repeat: each step carries a key, and a finished story is left
 * alone.
 */
export async function fillDemo(input: { url: string; key: string; say: (line: string) => void }): Promise<void> {
  const http = httpTo(input.url, input.key);
  const people = await demoPeople(http, input.key);
  input.say(['Who may sign in, by e-mail and password:', ...people].join('\n'));
  const known = await knownAccounts(http);
  const untold = stories.filter((story) => !isTold(known.get(externalId(story)), story));
  if (untold.length === 0) return input.say(`The demo company is there: ${stories.length} accounts.`);

  input.say(`Filling the demo company: ${untold.length} accounts on test clocks …`);
  await demoPrices(http);
  const waiting = [...untold];
  const failed: string[] = [];
  let told = 0;
  await Promise.all(
    Array.from({ length: storiesAtOnce }, async () => {
      for (let story = waiting.shift(); story; story = waiting.shift()) {
        try {
          await tellStory(http, story);
          told += 1;
          if (told % 10 === 0) input.say(`  … ${told} of ${untold.length}`);
        } catch (error) {
          failed.push(`  ${story.name} (${story.shows}): ${(error as Error).message}`);
        }
      }
    }),
  );
  input.say(`The demo company has ${stories.length - failed.length} accounts.`);
  if (failed.length > 0)
    throw new Error(`${failed.length} could not be told to their end:\n${failed.slice(0, 5).join('\n')}`);
}

const externalId = (story: Story): string => `demo-${story.id}`;

async function knownAccounts(http: Http): Promise<Map<string, Listed['items'][number]>> {
  const known = new Map<string, Listed['items'][number]>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Listed = await http.get(
      `/v1/accounts?q=demo-&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const account of page.items) if (account.externalId) known.set(account.externalId, account);
    cursor = page.nextCursor;
  }
  return known;
}

function isTold(account: Listed['items'][number] | undefined, story: Story): boolean {
  return account !== undefined && Date.parse(account.clock.now) >= Date.parse(story.endsAt);
}

async function tellStory(http: Http, story: Story): Promise<void> {
  const profile = {
    name: story.name,
    email: `cuentas@${story.id}.example`,
    externalId: externalId(story),
    autopay: story.autopay,
    testClock: { startsAt: local(story.startsOn, opensAt) },
  };
  const { id } = await http.post<{ id: string }>('/v1/accounts', profile, keyOf(story.id, 0, profile));
  const scene = sceneOf(http, story, id);
  for (const step of story.steps) await step(scene);
}
