import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { App } from '../../api/deps.ts';
import { buildConsole } from '../../cli/build-console.ts';
import type { StaffRole } from '../../domain/access/roles.ts';
import { PASSWORD, userOf } from '../api/browser.ts';
import { type RunningApi, runningApi } from '../api/running-api.ts';
import { openBrowser } from '../browser/browser.ts';

const DESK = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };

/** Somebody at a page of the console. */
export interface Visit {
  page: Page;
  email: string;
  goto(path: string): Promise<void>;
}

/** The built console over the API of a file's tests, and people who look at it. */
export class RunningConsole {
  readonly api: RunningApi;
  private readonly browser = openBrowser();
  private app: App | undefined;

  constructor() {
    // What is closed first is said first: it stands on the rest.
    afterAll(() => this.app?.close());
    this.api = runningApi();
    beforeAll(async () => {
      this.app = await this.api.serve({ console: await buildConsole(() => undefined) });
    });
    afterEach(() => this.browser.closePages());
  }

  url = (path: string): string => {
    const { port } = this.app!.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${path}`;
  };

  /** Whoever comes by without a session. */
  async stranger(locale: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.browser.page({ ...DESK, locale, timezoneId: 'America/Mexico_City', ...options });
    page.setDefaultTimeout(45_000);
    return page;
  }

  async visit(role: StaffRole, locale: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const { email } = await userOf(this.api, role);
    return this.visitBy(email, locale, options);
  }

  /** One more session of somebody. */
  async visitBy(email: string, locale: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const page = await this.stranger(locale, options);
    const answer = await page.request.post(this.url('/v1/session'), {
      data: { email, password: PASSWORD },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    if (!answer.ok()) throw new Error(await answer.text());
    const goto = async (path: string): Promise<void> => {
      await page.goto(this.url(`/console${path}`));
      await page.getByRole('heading', { level: 1 }).waitFor();
    };
    return { page, email, goto };
  }

  /** An account that has owed an invoice for so many days, on a clock of its own. */
  async debtor(daysLate: number, more: object = {}): Promise<{ id: string; name: string }> {
    const account = await this.api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' }, ...more });
    await this.api.invoice(account.id, 116_000, { issuedOn: '2026-01-05', dueOn: '2026-01-12' });
    const to = new Date(Date.parse('2026-01-12T18:00:00Z') + daysLate * 86_400_000).toISOString();
    await this.api.made(`/v1/accounts/${account.id}/test-clock/advance`, { to });
    await this.api.settled(account.id);
    return account;
  }

  /** What the API shows once it has this status; what was decided on a page may still be on its way. */
  async becomes(path: string, status: string): Promise<Record<string, unknown>> {
    const until = Date.now() + 30_000;
    for (;;) {
      const shown = (await this.api.get(path)).json();
      if (shown.status === status) return shown;
      if (Date.now() > until) throw new Error(`${path} is ${shown.status}, and not ${status}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }
}
