import { describe, expect, test } from '@jest/globals';
import { askRails } from '../../cli/ask-rails.ts';
import type { AskedRail } from '../../cli/rails.ts';
import { BadSettings } from '../../cli/settings.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';

const PROBES = {
  ok: async () => undefined,
  refused: () => Promise.reject(new RailRefused('Resend: invalid_api_key (403): no')),
  away: () => Promise.reject(new TryLater('500', { afterMs: 1 })),
  silent: () => new Promise<void>(() => undefined),
};
type How = keyof typeof PROBES;

const rail = (how: How, settings: string[], url: string | null = null): AskedRail => ({
  chosenBy: {
    settings,
    url,
    provider: settings[0] === 'SMTP_URL' ? 'the mail server' : 'Resend',
    meanwhile: 'mails wait',
  },
  probe: PROBES[how],
});
const NONE = { charges: null, mails: null, service: null, verifier: null };

/** What a start says of its rails, and what it goes on with. */
async function asked(rails: Partial<Record<keyof typeof NONE, AskedRail | null>>) {
  const lines: string[] = [];
  const heard = await askRails({ ...NONE, ...rails }, (line) => lines.push(line), 200);
  return { lines, heard: [...heard].map(([name, failure]) => `${name}: ${failure?.message ?? 'ok'}`) };
}

describe('before a process begins that performs deeds, a provider', () => {
  test('that takes us is said nothing of', async () => {
    expect(await asked({ mails: rail('ok', ['RESEND_API_KEY']) })).toEqual({ lines: [], heard: ['mails: ok'] });
  });

  test("that no setting chose is the sandbox's, and not asked", async () => {
    expect(await asked({ mails: { chosenBy: null, probe: PROBES.refused } })).toEqual({ lines: [], heard: [] });
  });

  test('that refuses us is named by its settings, each at once, and nothing begins', async () => {
    await expect(
      asked({
        charges: rail('refused', ['STRIPE_SECRET_KEY', 'STRIPE_API_BASE']),
        mails: rail('refused', ['RESEND_API_KEY']),
      }),
    ).rejects.toThrow(
      new BadSettings(
        'STRIPE_SECRET_KEY or STRIPE_API_BASE must be one that Resend takes: Resend: invalid_api_key (403): no\n' +
          'RESEND_API_KEY must be one that Resend takes: Resend: invalid_api_key (403): no',
      ),
    );
  });

  test.each<[How, string]>([
    ['away', '500'],
    ['silent', 'no answer in 0.2 s'],
  ])('that is %s is said, and waited for by nobody', async (how, why) => {
    expect(await asked({ mails: rail(how, ['SMTP_URL'], 'smtp://127.0.0.1:1') })).toEqual({
      lines: [`The mail server can not be asked right now (${why}): mails wait until it can.`],
      heard: [`mails: ${why}`],
    });
  });

  test('whose address leads nowhere is refused, where a name can be asked for at all', async () => {
    const said = await asked({ mails: rail('away', ['SMTP_URL'], 'smtp://mail.invalid') }).catch(
      (error: Error) => error,
    );
    if (said instanceof Error)
      expect(said).toEqual(
        new BadSettings('SMTP_URL must be one that the mail server takes: there is no server mail.invalid'),
      );
    else expect(said.lines).toHaveLength(1);
  });
});
