import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SessionLimits } from '../domain/access/sessions.ts';
import type { receivingAt } from '../domain/statements/receiving.ts';
import type { Issuer } from '../domain/fiscal/parties.ts';
import type { XmlNode } from '../domain/fiscal/xml-node.ts';
import type { PaymentReceipt } from '../domain/mexico/payment-receipt.ts';
import type { PasswordPage } from '../domain/messages/password-page.ts';
import type { PayPage } from '../domain/messages/pay-page.ts';
import type { NewAccountDefaults } from '../domain/policy/new-account.ts';
import type { Instant } from '../domain/time/time.ts';
import type { Documents } from '../ports/documents/documents.ts';
import type { Gateway } from '../ports/gateway/gateway.ts';
import type { Foresight } from '../ports/foresight/foresight.ts';
import type { ProviderBook } from '../ports/gateway/book.ts';
import type { SandboxBook } from '../ports/gateway/sandbox/book.ts';
import type { IdentityProvider } from '../ports/identity/identity.ts';
import type { Passwords } from '../ports/passwords/passwords.ts';
import type { Stamper } from '../ports/stamper/stamper.ts';
import type { Unheard } from '../ports/store/inbox.ts';
import type { Store } from '../ports/store/store.ts';
import type { Door } from '../ports/inbox/inbox.ts';
import type { ReadCalls } from '../ports/usage-files/usage-files.ts';
import type { Engine } from '../workflows/client/engine.ts';

/** How much may be asked, by each process for itself. */
export interface RateLimits {
  /** Requests of one key in ten seconds. */
  requestsPer10Seconds: number;
  /** Wrong keys, or signatures, of one address in a minute. A right one from there is answered all the same. */
  wrongKeysPerMinute: number;
  /** Tries of one address to sign in or to set a password by a link, in a minute, right ones too. */
  signInsPerMinute: number;
}

/** What the API stands on; the command line builds the real ones. */
export interface ApiDeps {
  store: Store;
  engine: Engine;
  /** Plays lives ahead, and keeps nobody waiting meanwhile who asks for something else. */
  foresight: Foresight;
  /** Sets invoices and statements as PDFs. */
  documents: Documents;
  gateway: Gateway;
  /** The sandbox bank's own; null: another one moves the money, and there is no sandbox. */
  book: SandboxBook | null;
  /** What whoever moves the money has written down of it. */
  providerBook: ProviderBook;
  /** Has fiscal receipts stamped; null: nobody does, and they are stamped elsewhere. */
  stamper: Stamper | null;
  /** A fiscal paper as it is sent and kept. */
  fiscalXml(paper: XmlNode): string;
  /** What a new account gets that names none (null: its policy's), and under which policy it begins. */
  company: {
    name: string;
    defaults: NewAccountDefaults;
    /** Where transfers go; null: none are taken. */
    bank: Parameters<typeof receivingAt>[0];
    /** Who issues fiscal receipts; null or missing: none are made. */
    fiscal?: Issuer | null;
  };
  /** What CLABEs of accounts' own begin with; null or missing: none are given. */
  clabePrefix?: string | null;
  /** `hashKey` of the bootstrap key of role admin; every other key is in the store. */
  bootstrapKeyHash: string;
  passwords: Passwords;
  /** How long somebody stays signed in. */
  sessions: SessionLimits;
  /** Where browsers reach us, without a slash at its end; null: where they say. Cookies and links go by it. */
  publicOrigin: string | null;
  /** Whose word on where a request comes from is taken: addresses and networks of proxies; none unless given. */
  trustedProxies?: readonly string[];
  /** How the disk of the record is; null, or not there: it is not on this machine. */
  disk?: (() => Promise<'ok' | 'full'>) | null;
  /** The machine's clock. An account's own time is this and its skew. */
  now(): Instant;
  /** Pages to pay on, in words. `style`: the source of their one style, for a content security policy. */
  pages: { render(page: PayPage): string; style: string; script: string };
  /** The address of the page on which whoever has this token may pay. */
  payUrl(token: string): string;
  /** The address of the page on which whoever has this token sets a password. */
  passwordUrl(token: string): string;
  /** That page, in words. */
  passwordPages: { render(page: PasswordPage): string; style: string };
  /** The company's own sign-in; null: it has none, or none that we were told of. */
  identityProvider: IdentityProvider | null;
  /** Writes to somebody who has forgotten a password. Null: nobody carries mails, and an admin has to make the link. */
  mailPasswordLink: ((to: { email: string; locale: string }, url: string) => Promise<void>) | null;
  /** Reads what switches write of their calls. */
  readCalls: ReadCalls;
  /** Why webhooks can't go to an address, in words; null: they can. */
  addressProblem(url: string): string | null;
  log: FastifyBaseLogger | null;
  /** Where providers tell us things by themselves; none unless given. */
  doors?: readonly Door[];
  /** Decides what one has told, after it was acknowledged; what fails is left to the sweeper. */
  hear?(told: Unheard): Promise<unknown>;
  /** What a proof's file says; null: nothing that could be read. */
  readProofFile?(bytes: Uint8Array): Promise<PaymentReceipt | null>;
  /** The text of a PDF; null: it has none. */
  readPdf?(bytes: Uint8Array): Promise<string | null>;
  /** How much may be asked; the contract's unless given. */
  rateLimits?: RateLimits;
  /** How long a claim on an idempotency key outlives a process that has died with it. */
  idempotencyLeaseMs?: number;
  /** The folder of the built console; none: it isn't served. */
  console?: string | null;
  /** Holds every answer against its schema, and fails where they differ: for tests. */
  checkAnswers?: boolean;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
