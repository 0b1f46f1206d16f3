import { randomUUID } from 'node:crypto';
import { httpTo, Refusal } from './demo/http.ts';
import { demoMustBeAllowed } from './demo-allowed.ts';
import { inkFor } from './ink.ts';
import { type RunningPuntual, runningOn } from './running.ts';
import type { Settings } from './settings.ts';
import { stepText } from './try/show.ts';
import { story } from './try/story.ts';

const answersWithinMs = 10_000;

/** Plays the first five minutes against the Puntual that runs on this data folder, and shows each step. */
export async function tryOut(settings: Settings): Promise<void> {
  demoMustBeAllowed(settings, 'npm run try');
  const running = runningOn(settings);
  await mustAnswer(running);
  const ink = inkFor(Boolean(process.stdout.isTTY), process.env);
  const say = (text: string): void => void process.stdout.write(text);

  say(`\n${ink.bold('The first five minutes')} ${ink.dim(`with the Puntual on ${running.url}`)}\n\n`);
  let number = 0;
  try {
    for await (const step of story(httpTo(running.url, running.key), randomUUID())) say(stepText(++number, step, ink));
  } catch (error) {
    throw new Error(`Step ${number + 1} did not go as it should.\n${inWords(error, settings)}`, { cause: error });
  }
  const key = settings.apiKey === null ? 'what npm start printed' : 'PUNTUAL_API_KEY';
  say(
    `   Everything else is in the reference: ${running.url}/docs\n` +
      `   The key for it is ${key}, as "Authorization: Bearer KEY".\n\n`,
  );
}

/** Whoever isn't there, or isn't ready, is named before anything is asked. */
async function mustAnswer({ url }: RunningPuntual): Promise<void> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(answersWithinMs) }).catch(
    (error: unknown) => error as Error,
  );
  if (answer instanceof Error)
    throw new Error(
      `Puntual should be on ${url} and does not answer (${whyIn(answer)}). Does npm start still run? Start it again, then try again.`,
    );
  if (answer.ok) return;
  const said = (await answer.json().catch(() => ({}))) as Record<string, string>;
  const away = Object.keys(said).filter((part) => said[part] === 'away');
  const why = away.length === 0 ? '' : `: ${away.join(' and ')} ${away.length === 1 ? 'is' : 'are'} away`;
  throw new Error(`Puntual on ${url} is not ready${why}. Wait a moment, then try again.`);
}

/** A fetch that fails says what failed only in its cause. */
const whyIn = (error: Error): string => (error.cause as { code?: string } | undefined)?.code ?? error.message;

function inWords(error: unknown, { dataFolder, apiKey }: Settings): string {
  if (error instanceof Refusal && error.code === 'unauthorized') {
    const key = apiKey === null ? `that is kept in ${dataFolder}` : 'in PUNTUAL_API_KEY';
    return `Puntual does not know the key ${key}: set PUNTUAL_API_KEY to the one that it was started with.`;
  }
  const { message } = error as Error;
  return message === 'fetch failed' ? `Puntual went away in the middle (${whyIn(error as Error)}).` : message;
}
