import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { clientId: 'puntual', clientSecret: 'a secret of the test' };

interface Asked {
  redirectUri: string;
  nonce: string;
  challenge: string;
}

/** An OpenID provider as small as can be: whoever comes is whom the test says, without being asked. */
export class OpenidProvider {
  claims: Record<string, unknown> = { sub: 'lupe-1', email: 'lupe@company.example', email_verified: true };
  /** What is wrong with what it says. */
  fault: 'signature' | 'nonce' | 'audience' | 'late' | null = null;
  /** What it was asked for a token. */
  readonly tokens: URLSearchParams[] = [];
  issuer = '';
  private readonly codes = new Map<string, Asked>();
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly others = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const asked = new URL(request.url ?? '', this.issuer);
      if (asked.pathname === '/authorize')
        return void response.writeHead(303, { location: this.consent(asked.href).href }).end();
      const { status = 200, json } = this.answer(asked.pathname, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    });
  });

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.issuer = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  /** What its page does once it knows who is there: where it leads the browser back to. */
  consent(authorizationUrl: string): URL {
    const asked = new URL(authorizationUrl).searchParams;
    const code = `code-${this.codes.size + 1}`;
    this.codes.set(code, {
      redirectUri: asked.get('redirect_uri') ?? '',
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
    });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return back;
  }

  private answer(path: string, body: string): { status?: number; json: unknown } {
    const { issuer } = this;
    if (path === '/.well-known/openid-configuration')
      return {
        json: {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    if (path === '/keys')
      return {
        json: { keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'RS256' }] },
      };
    return path === '/token' ? this.token(new URLSearchParams(body)) : { status: 404, json: {} };
  }

  private token(asked: URLSearchParams): { status?: number; json: unknown } {
    this.tokens.push(asked);
    const of = this.codes.get(asked.get('code') ?? '');
    this.codes.delete(asked.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      of === undefined ||
      asked.get('client_id') !== CLIENT.clientId ||
      asked.get('client_secret') !== CLIENT.clientSecret ||
      asked.get('redirect_uri') !== of.redirectUri ||
      challenge !== of.challenge
    )
      return { status: 400, json: { error: 'invalid_grant' } };
    return { json: { access_token: 'unused', token_type: 'Bearer', id_token: this.idToken(of.nonce) } };
  }

  private idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1_000) - (this.fault === 'late' ? 3_600 : 0);
    const claims = {
      ...this.claims,
      iss: this.issuer,
      aud: this.fault === 'audience' ? 'somebody else' : CLIENT.clientId,
      nonce: this.fault === 'nonce' ? 'another' : nonce,
      iat: now,
      exp: now + 300,
    };
    const signed = [{ alg: 'RS256', kid: '1' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const { privateKey } = this.fault === 'signature' ? this.others : this.keys;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }
}
