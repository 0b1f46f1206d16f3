import type { App } from '../../api/deps.ts';
import type { StaffRole } from '../../domain/access/roles.ts';
import type { Answered, Call, RunningApi } from './running-api.ts';

export const PASSWORD = 'zanahoria morada camina';

/** A person's browser: keeps the cookie that it is given, and sends with what is unsafe where it comes from. */
export class Browser {
  cookie: string | null = null;
  /** The last `Set-Cookie`, whole. */
  setCookie = '';
  private readonly api: RunningApi;
  private readonly app: App | undefined;

  constructor(api: RunningApi, app?: App) {
    this.api = api;
    this.app = app;
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, call: Call = {}): Promise<Answered> {
    const answer = await this.api.call(
      method,
      url,
      {
        role: null,
        ...call,
        headers: {
          ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin' }),
          ...(this.cookie === null ? {} : { cookie: this.cookie }),
          ...call.headers,
        },
      },
      this.app ?? this.api.app,
    );
    const set = answer.headers['set-cookie'];
    if (set !== undefined) {
      this.setCookie = set;
      const [pair = ''] = set.split(';');
      this.cookie = pair.endsWith('=') ? null : pair;
    }
    return answer;
  }

  get = (url: string): Promise<Answered> => this.call('GET', url);
  post = (url: string, body: unknown, call: Call = {}): Promise<Answered> => this.call('POST', url, { body, ...call });
  signIn = (email: string, password = PASSWORD): Promise<Answered> =>
    this.post('/v1/session', { email, password }, { headers: {} });
}

let users = 0;

/** A user with a password, by an admin's key. */
export async function userOf(
  api: RunningApi,
  role: StaffRole = 'agent',
  more: object = {},
): Promise<{ id: string; email: string; name: string }> {
  users += 1;
  return api.made('/v1/users', {
    email: `user-${users}@company.example`,
    name: `Person Number ${users}`,
    role,
    password: PASSWORD,
    ...more,
  });
}

export async function signedIn(
  api: RunningApi,
  role: StaffRole = 'agent',
): Promise<{ browser: Browser; id: string; email: string }> {
  const user = await userOf(api, role);
  const browser = new Browser(api);
  const { statusCode, body } = await browser.signIn(user.email);
  if (statusCode !== 200) throw new Error(body);
  return { browser, ...user };
}
