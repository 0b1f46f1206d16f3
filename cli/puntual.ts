import { readSettings } from './settings.ts';

interface Command {
  does: string;
  run(args: string[]): Promise<void>;
}

/** Each is loaded only when asked for: `check` needs no Temporal client, and `--help` nothing at all. */
const commands: Record<string, Command> = {
  start: {
    does: 'everything: PostgreSQL, Temporal, worker and API; --demo fills a demo company',
    run: async (args) => (await import('./start.ts')).start(readSettings(process.env), args),
  },
  demo: {
    does: 'fill the demo company of the Puntual that runs on this data folder',
    run: async () => (await import('./demo.ts')).demo(readSettings(process.env)),
  },
  try: {
    does: 'the first five minutes, played to you in the terminal against the Puntual that runs on this data folder',
    run: async () => (await import('./try.ts')).tryOut(readSettings(process.env)),
  },
  setup: {
    does: 'prepare a database and a Temporal namespace of your own (DATABASE_URL, TEMPORAL_ADDRESS)',
    run: async () => (await import('./setup.ts')).setup(readSettings(process.env)),
  },
  migrate: {
    does: 'apply the migrations to DATABASE_URL',
    run: async () => (await import('./setup.ts')).migrate(readSettings(process.env)),
  },
  worker: {
    does: 'one more worker (DATABASE_URL, TEMPORAL_ADDRESS)',
    run: async (args) => (await import('./worker.ts')).worker(readSettings(process.env), undefined, args),
  },
  api: {
    does: 'one more API (DATABASE_URL, TEMPORAL_ADDRESS, PUNTUAL_API_KEY)',
    run: async () => (await import('./api.ts')).api(readSettings(process.env)),
  },
  admin: {
    does: 'make somebody an admin, or let one in again: npm run puntual -- admin EMAIL [NAME]',
    run: async (args) => (await import('./admin.ts')).admin(readSettings(process.env), args),
  },
  backup: {
    does: 'every table of the record into one file: npm run puntual -- backup FILE',
    run: async (args) => (await import('./backup.ts')).backup(readSettings(process.env), args),
  },
  restore: {
    does: 'the record as a backup has it: npm run puntual -- restore FILE [--replace]',
    run: async (args) => (await import('./restore.ts')).restore(readSettings(process.env), args),
  },
  reconcile: {
    does: 'what has fallen apart: workflows, balances, the provider; [--restored] [--do] [--since INSTANT]',
    run: async (args) => (await import('./reconcile.ts')).reconcile(readSettings(process.env), args),
  },
  erase: {
    does: 'tombstones over all that is personal of a closed account, for good: npm run puntual -- erase ACCOUNT [--yes]',
    run: async (args) => (await import('./erase.ts')).erase(readSettings(process.env), args),
  },
  backtest: {
    does: 'what would have differed under another policy: npm run puntual -- backtest --policy FILE [--json]',
    run: async (args) => (await import('./backtest.ts')).backtest(readSettings(process.env), args),
  },
  emails: {
    does: 'every mail in every language, to be looked at in a browser; --out FOLDER writes them there',
    run: async (args) => (await import('./emails.ts')).emails(readSettings(process.env), args),
  },
  'proof-mail': {
    does: 'take saved mails (.eml) with proofs of payment: npm run puntual -- proof-mail FILE…',
    run: async (args) => (await import('./proof-mail.ts')).proofMail(readSettings(process.env), args),
  },
  build: {
    does: 'build the console that the API serves; npm start does it by itself',
    run: async () =>
      void (await (await import('./build-console.ts')).buildConsole((line) => void process.stdout.write(`${line}\n`))),
  },
  contract: {
    does: "write the contract's types, ui/api/contract.d.ts, from the API's routes",
    run: async () => (await import('./contract.ts')).contract(),
  },
  chart: {
    does: 'draw the chart into docs/chart.md, from the machine',
    run: async () => (await import('./draw-chart.ts')).chart(),
  },
  test: { does: 'run the tests; arguments go to jest', run: async (args) => (await import('./test.ts')).test(args) },
  check: {
    does: 'types, lint, import directions and unused code',
    run: async () => (await import('./check.ts')).check(),
  },
};

const help = [
  'Puntual gets subscription invoices paid on time.',
  '',
  ...Object.entries(commands).map(([name, { does }]) => `  ${`npm run puntual ${name}`.padEnd(26)}${does}`),
  '',
  'Settings come from the environment: PUNTUAL_PORT, PUNTUAL_HOST, PUNTUAL_DATA, PUNTUAL_API_KEY, PUNTUAL_COMPANY, ' +
    'PUNTUAL_TEMPLATES, DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE.',
].join('\n');

/**
 * Runs one command; what it throws is for the user to read, so it is said without a stack unless PUNTUAL_DEBUG asks for
 * one.
 */
export async function main([name = '--help', ...args]: string[]): Promise<void> {
  if (['--help', '-h', 'help'].includes(name) || args.includes('--help')) {
    process.stdout.write(`${help}\n`);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new Error(`There is no command "${name}".\n\n${help}`);
    await command.run(args);
  } catch (error) {
    process.stderr.write(`${process.env.PUNTUAL_DEBUG ? (error as Error).stack : (error as Error).message}\n`);
    // Not only the code: connections that are still open would keep the process.
    process.exit(1);
  }
}
