import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { payUrlOf, publicUrlOf } from '../../cli/public-url.ts';
import { defaultDataFolder } from '../../cli/user-folders.ts';
import { readSettings, realRails } from '../../cli/settings.ts';

const reading = (env: NodeJS.ProcessEnv) => () => readSettings(env);

describe('settings', () => {
  test('without any, everything is embedded, on loopback', () => {
    expect(readSettings({})).toMatchObject({
      port: null,
      host: '127.0.0.1',
      apiKey: null,
      databaseUrl: null,
      temporalAddress: null,
      temporal: { namespace: 'puntual' },
      publicUrl: null,
      allowsDemo: false,
      resendApiKey: null,
      stripe: null,
      clabePrefix: null,
      companyFile: null,
      templatesFolder: null,
      keepBodiesDays: null,
    });
    expect(readSettings({}).dataFolder).toBe(defaultDataFolder({}));
  });

  test('an empty variable is an unset one', () => {
    expect(readSettings({ PUNTUAL_PORT: '', DATABASE_URL: '', PUNTUAL_API_KEY: '' })).toMatchObject({
      port: null,
      databaseUrl: null,
      apiKey: null,
    });
  });

  test('are taken as given', () => {
    const env = {
      PUNTUAL_CLABE_PREFIX: '6461801234',
      PUNTUAL_PORT: '0',
      PUNTUAL_HOST: '0.0.0.0',
      PUNTUAL_DATA: '/srv/puntual',
      DATABASE_URL: 'postgresql://u:p@db:5432/x',
      TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'cobranza',
    };
    expect(readSettings(env)).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      dataFolder: '/srv/puntual',
      databaseUrl: env.DATABASE_URL,
      clabePrefix: '6461801234',
      temporalAddress: 'temporal:7233',
      temporal: { namespace: 'cobranza' },
    });
  });

  test.each(['sk_test_1', 'sk_live_1', 'rk_test_1', 'rk_live_1'])('%s is a key of Stripe', (secretKey) => {
    expect(readSettings({ STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE: 'http://127.0.0.1:12111/' }).stripe).toEqual({
      secretKey,
      apiBase: 'http://127.0.0.1:12111/',
    });
  });

  test('who is asked of transfers, and where', () => {
    expect(readSettings({ PUNTUAL_CEP: '' })).toMatchObject({ cep: null, cepUrl: null });
    const at = (BANXICO_CEP_URL: string) => readSettings({ PUNTUAL_CEP: 'banxico', BANXICO_CEP_URL });
    expect(at('https://www.banxico.org.mx/cep-beta/')).toMatchObject({
      cep: 'banxico',
      cepUrl: 'https://www.banxico.org.mx/cep-beta',
    });
    expect(at('http://127.0.0.1:4410/cep').cepUrl).toBe('http://127.0.0.1:4410/cep');
  });

  test("a company's file and templates are found from where we stand", () => {
    expect(readSettings({ PUNTUAL_COMPANY: 'ours.json', PUNTUAL_TEMPLATES: '/srv/mails' })).toMatchObject({
      companyFile: resolve('ours.json'),
      templatesFolder: '/srv/mails',
    });
  });

  test.each(['30', '3650'])('bodies are kept for %s days', (days) => {
    expect(readSettings({ PUNTUAL_KEEP_BODIES_DAYS: days }).keepBodiesDays).toBe(Number(days));
    expect(() => readSettings({ PUNTUAL_KEEP_BODIES_DAYS: `${days}d` })).toThrow(
      'PUNTUAL_KEEP_BODIES_DAYS must be a number of days from 30 to 3650, or not set: then they are kept for ever',
    );
  });

  test('customers reach us where it says, else at our own address', () => {
    const at = (env: NodeJS.ProcessEnv) => payUrlOf(publicUrlOf(readSettings(env)), 'token');
    expect(at({})).toBe('http://127.0.0.1:4400/pay/token');
    expect(at({ PUNTUAL_HOST: '0.0.0.0', PUNTUAL_PORT: '8080' })).toBe('http://127.0.0.1:8080/pay/token');
    expect(at({ PUNTUAL_HOST: '::1' })).toBe('http://[::1]:4400/pay/token');
    expect(at({ PUNTUAL_PUBLIC_URL: 'https://Pay.company.example/' })).toBe('https://pay.company.example/pay/token');
  });

  test('what moves something real is named by its setting', () => {
    expect(realRails(readSettings({}))).toEqual([]);
    expect(realRails(readSettings({ RESEND_API_KEY: 're_x' }))).toEqual(['RESEND_API_KEY']);
    expect(realRails(readSettings({ STRIPE_SECRET_KEY: 'sk_test_x' }))).toEqual(['STRIPE_SECRET_KEY']);
    expect(realRails(readSettings({ SMTP_URL: 'smtps://u:p@mail.example' }))).toEqual(['SMTP_URL']);
    expect(realRails(readSettings({ PUNTUAL_CEP: 'banxico' }))).toEqual(['PUNTUAL_CEP']);
    expect(realRails(readSettings({ PUNTUAL_CEP: 'none' }))).toEqual([]);
  });

  test.each([
    ['PUNTUAL_COMPANY', 'a\0b'],
    ['PUNTUAL_TEMPLATES', 'a\0b'],
    ['PUNTUAL_PUBLIC_URL', 'pay.company.example'],
    ['PUNTUAL_PUBLIC_URL', 'https://company.example/pay'],
    ['PUNTUAL_PUBLIC_URL', 'https://user:word@company.example'],
    ['PUNTUAL_PUBLIC_URL', 'ftp://company.example'],
    ['PUNTUAL_PORT', 'http'],
    ['PUNTUAL_KEEP_BODIES_DAYS', '29'],
    ['PUNTUAL_KEEP_BODIES_DAYS', '3651'],
    ['PUNTUAL_KEEP_BODIES_DAYS', '90.5'],
    ['PUNTUAL_KEEP_BODIES_DAYS', 'for ever'],
    ['PUNTUAL_WORKER_PORT', '70000'],
    ['PUNTUAL_PORT', '70000'],
    ['PUNTUAL_PORT', '-1'],
    ['PUNTUAL_PORT', '44.5'],
    ['PUNTUAL_HOST', 'http://x'],
    ['PUNTUAL_API_KEY', 'short'],
    ['PUNTUAL_API_KEY', 'with spaces in between'],
    ['DATABASE_URL', 'mysql://u@h/d'],
    ['DATABASE_URL', 'localhost:5432'],
    ['TEMPORAL_ADDRESS', 'localhost'],
    ['TEMPORAL_ADDRESS', 'http://localhost:7233'],
    ['TEMPORAL_NAMESPACE', 'a b'],
    ['RESEND_API_KEY', 'key'],
    ['STRIPE_SECRET_KEY', 'pk_live_x'],
    ['STRIPE_SECRET_KEY', 'sk_x'],
    ['STRIPE_SECRET_KEY', 'whsec_x'],
    ['STRIPE_API_BASE', 'localhost:12111'],
    ['STRIPE_API_BASE', 'http://127.0.0.1:12111/v1'],
    ['PUNTUAL_PUBLIC_URL', 'puntual.example'],
    ['PUNTUAL_ALLOW_DEMO_MAIL', 'yes'],
    ['PUNTUAL_CLABE_PREFIX', '646180'],
    ['PUNTUAL_CLABE_PREFIX', '64618O1234'],
    ['RESEND_BASE_URL', 'ftp://api.resend.example'],
    ['SMTP_URL', 'mail.example:587'],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'smtp://user@mail.example'],
    ['SMTP_URL', 'smtp://u:p@mail.example/?pool=true'],
    ['PUNTUAL_CEP', 'banamex'],
    ['PUNTUAL_CEP', 'sandbox'],
    ['BANXICO_CEP_URL', 'www.banxico.org.mx/cep'],
    ['BANXICO_CEP_URL', 'http://www.banxico.org.mx/cep'],
    ['BANXICO_CEP_URL', 'https://user:word@www.banxico.org.mx/cep'],
    ['BANXICO_CEP_URL', 'https://www.banxico.org.mx/cep?x=1'],
    ['PUNTUAL_CHARGES_PER_SECOND', '0'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(reading({ [name]: value })).toThrow(new RegExp(`^${name} must`, 'm'));
  });

  test('two carriers of mails are one too many', () => {
    expect(reading({ RESEND_API_KEY: 're_x', SMTP_URL: 'smtp://mail.example' })).toThrow(/RESEND_API_KEY and SMTP_URL/);
  });

  test("mails go at Resend's own pace, unless told otherwise", () => {
    const pace = (env: NodeJS.ProcessEnv) => readSettings(env).temporal.mails.perSecond;
    expect([
      pace({}),
      pace({ RESEND_API_KEY: 're_x' }),
      pace({ RESEND_API_KEY: 're_x', PUNTUAL_MAILS_PER_SECOND: '50' }),
    ]).toEqual([10, 5, 50]);
  });

  test('every wrong one is named', () => {
    for (const named of [/PUNTUAL_PORT/, /DATABASE_URL/])
      expect(reading({ PUNTUAL_PORT: 'x', DATABASE_URL: 'y' })).toThrow(named);
  });
});

describe('the owner of the database', () => {
  const [owner, plain] = ['postgresql://owner:x@db:5432/puntual', 'postgresql://puntual_app:y@db:5432/puntual'];

  test('brings the migrations, where there is one', () => {
    expect(readSettings({ DATABASE_URL: plain, DATABASE_OWNER_URL: owner })).toMatchObject({
      databaseUrl: plain,
      databaseOwnerUrl: owner,
    });
    expect(readSettings({ DATABASE_URL: plain }).databaseOwnerUrl).toBe(null);
  });

  test.each([
    [{ DATABASE_OWNER_URL: owner }, 'DATABASE_OWNER_URL goes with DATABASE_URL'],
    [{ DATABASE_OWNER_URL: owner, DATABASE_URL: owner }, 'must name a role of its own'],
    [{ DATABASE_OWNER_URL: owner, DATABASE_URL: 'postgresql://app:y@db/other' }, 'must name the same database'],
    [{ DATABASE_OWNER_URL: 'mysql://x', DATABASE_URL: plain }, 'DATABASE_OWNER_URL must be a URL like postgresql'],
  ])('is another role on the same database: %j', (env, message) => {
    expect(reading(env)).toThrow(message);
  });
});

describe('who may what', () => {
  test('has the limits of the contract, unless they are set', () => {
    expect(readSettings({})).toMatchObject({
      firstAdmin: null,
      oidc: null,
      sessions: { idleMinutes: 30, hours: 12 },
      rateLimits: { requestsPer10Seconds: 600, wrongKeysPerMinute: 20, signInsPerMinute: 20 },
      trustedProxies: [],
    });
    expect(
      readSettings({
        PUNTUAL_ADMIN_EMAIL: ' Lupe@Company.example',
        PUNTUAL_ADMIN_PASSWORD: 'as it is',
        PUNTUAL_SESSION_IDLE_MINUTES: '15',
        PUNTUAL_SESSION_HOURS: '8',
        PUNTUAL_SIGN_INS_PER_MINUTE: '5',
        PUNTUAL_TRUSTED_PROXIES: '10.0.0.1, 172.16.0.0/12, ::1',
      }),
    ).toMatchObject({
      firstAdmin: { email: 'lupe@company.example', password: 'as it is' },
      sessions: { idleMinutes: 15, hours: 8 },
      rateLimits: { signInsPerMinute: 5 },
      trustedProxies: ['10.0.0.1', '172.16.0.0/12', '::1'],
    });
  });

  test.each([
    [{ PUNTUAL_ADMIN_EMAIL: 'lupe' }, 'PUNTUAL_ADMIN_EMAIL must be an e-mail address'],
    [{ PUNTUAL_ADMIN_EMAIL: 'lupe@company.example' }, 'PUNTUAL_ADMIN_PASSWORD go together'],
    [{ PUNTUAL_ADMIN_PASSWORD: 'as it is' }, 'PUNTUAL_ADMIN_PASSWORD go together'],
    [{ PUNTUAL_SESSION_IDLE_MINUTES: '0' }, 'PUNTUAL_SESSION_IDLE_MINUTES must be a number of minutes'],
    [{ PUNTUAL_SESSION_HOURS: '721' }, 'PUNTUAL_SESSION_HOURS must be a number of hours, from 1 to 720'],
    [{ PUNTUAL_SIGN_INS_PER_MINUTE: 'many' }, 'PUNTUAL_SIGN_INS_PER_MINUTE must be a number'],
    [{ PUNTUAL_OIDC_ISSUER: 'http://login.company.example' }, 'PUNTUAL_OIDC_ISSUER must be the https address'],
    [{ PUNTUAL_OIDC_ISSUER: 'https://login.company.example' }, 'PUNTUAL_OIDC_CLIENT_SECRET go together'],
    [{ PUNTUAL_TRUSTED_PROXIES: 'everybody' }, 'PUNTUAL_TRUSTED_PROXIES must be addresses or networks'],
    [{ PUNTUAL_TRUSTED_PROXIES: '10.0.0.0/99' }, 'PUNTUAL_TRUSTED_PROXIES must be addresses or networks'],
  ])('%j is refused by its name', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
