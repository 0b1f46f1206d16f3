import * as client from 'openid-client';
import { TryLater } from '../failures.ts';
import type { IdentityProvider } from './identity.ts';
import { NotProven } from './identity.ts';

export interface OpenidSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

const ASKED_AGAIN_MS = 5_000;

/** OpenID Connect by the authorization code, with PKCE, state and nonce. What it is asked first is asked once. */
export function openidProvider({ issuer, clientId, clientSecret, name }: OpenidSettings): IdentityProvider {
  let known: Promise<client.Configuration> | null = null;
  const configuration = (): Promise<client.Configuration> => {
    // Signatures are checked besides: by itself the library takes TLS to the provider for proof enough.
    const execute = [client.enableNonRepudiationChecks];
    // The settings let plain HTTP be for this machine alone.
    if (issuer.startsWith('http:')) execute.push(client.allowInsecureRequests);
    known ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute });
    known.catch(() => (known = null));
    return known;
  };

  return {
    name,

    async begin(redirectUrl) {
      const config = await configuration().catch((error: unknown) => {
        throw new TryLater('The OpenID provider can not be asked', { afterMs: ASKED_AGAIN_MS, cause: error });
      });
      const errand = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUrl,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
        state: errand.state,
        nonce: errand.nonce,
      });
      return { url: url.href, errand };
    },

    async finish(url, { state, nonce, verifier }) {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error('no ID token came');
        const { email } = claims;
        return {
          subject: `${claims.iss} ${claims.sub}`,
          email: claims.email_verified === true && typeof email === 'string' ? email.toLowerCase() : null,
        };
      } catch (error) {
        throw new NotProven(`The OpenID provider's answer is not to be believed: ${String(error)}`, { cause: error });
      }
    },
  };
}
