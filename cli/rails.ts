import type { Gateway } from '../ports/gateway/gateway.ts';
import type { Mailer } from '../ports/mailer/mailer.ts';
import { knock } from '../ports/hooks/knock.ts';
import type { Rail } from '../ports/store/rails.ts';
import { realGateway } from './gateway.ts';
import { realMailer } from './mailer.ts';
import type { Settings } from './settings.ts';

/** How a rail is asked whether its provider takes us. */
export interface AskedRail {
  /** What chose the provider; null: nothing, it is the sandbox's. */
  chosenBy: {
    /** Those settings that may be wrong when it refuses us. */
    settings: string[];
    /** The address among them; null: the provider's own. */
    url: string | null;
    /** In words. */
    provider: string;
    /** What becomes of its deeds while it is away, in words. */
    meanwhile: string;
  } | null;
  /** Throws `RailRefused` as long as it refuses us, and any other error as long as it can't be asked. */
  probe(): Promise<void>;
}

/** The providers that may be asked; null: it is the sandbox's, and whoever asks has none. */
interface Providers {
  gateway: Pick<Gateway, 'probe'> | null;
  mailer: Pick<Mailer, 'probe'> | null;
}

/** How each rail is asked; null: there is nobody to ask. By itself only of the real ones. */
export const railsIn = (
  settings: Settings,
  { gateway, mailer }: Providers = { gateway: realGateway(settings), mailer: realMailer(settings) },
): Record<Rail, AskedRail | null> => ({
  charges: gateway && { chosenBy: gatewayIn(settings), probe: () => gateway.probe() },
  mails: mailer && { chosenBy: mailerIn(settings), probe: () => mailer.probe() },
  service: serviceIn(settings),
  // Banco de México's page knows nobody: it takes everyone, or is away.
  verifier: null,
});

/** The names of those that are set. */
const named = (set: Record<string, string | null>): string[] =>
  Object.entries(set).flatMap(([name, value]) => (value === null ? [] : [name]));

const gatewayIn = ({ stripe }: Settings): AskedRail['chosenBy'] =>
  stripe && {
    settings: named({ STRIPE_SECRET_KEY: stripe.secretKey, STRIPE_API_BASE: stripe.apiBase }),
    url: stripe.apiBase,
    provider: 'Stripe',
    meanwhile: 'charges wait',
  };

function mailerIn({ resendApiKey, resendBaseUrl, smtpUrl }: Settings): AskedRail['chosenBy'] {
  const meanwhile = 'mails wait';
  if (resendApiKey !== null)
    return {
      settings: named({ RESEND_API_KEY: resendApiKey, RESEND_BASE_URL: resendBaseUrl }),
      url: resendBaseUrl,
      provider: 'Resend',
      meanwhile,
    };
  return smtpUrl === null ? null : { settings: ['SMTP_URL'], url: smtpUrl, provider: 'the mail server', meanwhile };
}

const serviceIn = ({ service }: Settings): AskedRail | null =>
  service && {
    chosenBy: {
      settings: ['PUNTUAL_SERVICE_URL'],
      url: service.url,
      provider: 'the service switch',
      meanwhile: 'services stay as they are',
    },
    probe: () => knock(service.url),
  };
