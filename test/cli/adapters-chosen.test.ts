import { expect, test } from '@jest/globals';
import { mailerFor } from '../../cli/mailer.ts';
import { readSettings, realRails, type Settings } from '../../cli/settings.ts';

const none = readSettings({});
const all: Settings = { ...none, resendApiKey: 're_123456789' };

/** What the command line builds by each key: a key that chooses nothing leaves its rail with the sandbox, in silence. */
const CHOSEN: Record<string, (settings: Settings) => unknown> = {
  RESEND_API_KEY: (settings) => mailerFor(settings, async () => {}).keyLifeMs,
};

test('every key of a real rail chooses an adapter', () => {
  expect(realRails(none)).toEqual([]);
  expect(realRails(all)).toEqual(Object.keys(CHOSEN));
});

test.each(Object.entries(CHOSEN))('with %s its adapter is the one, without it is not', (_, built) => {
  expect(built(all)).not.toEqual(built(none));
});
