import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** How the next mail is treated; then the server is well again. */
export type SmtpMood =
  /** A no, or a not now, to a command. */
  | { to: 'MAIL' | 'RCPT' | 'DATA'; code: number; says?: string /** Of these recipients alone. */; of?: string[] }
  | { at: 'MAIL' | 'DATA'; breaksOff: true }
  /** Takes the mail, and the answer is lost on the way. */
  | { taken: 'silence' | 'brokenOff' };

interface Taken {
  messageId: string;
  envelope: string[];
  mail: ParsedMail;
}

const USER = 'puntual';

/** A carrier as far as a mailer sees it over SMTP: a name and a password, and bad days. */
export async function startSmtp(password: string, { takesOthers = true } = {}) {
  const taken: Taken[] = [];
  const moods: SmtpMood[] = [];
  const sockets = new Map<number, Socket>();
  let opened = 0;
  const breakOff = ({ remotePort }: SMTPServerSession): void => void sockets.get(remotePort)?.destroy();
  const failure = (code: number, says = 'no'): Error => Object.assign(new Error(says), { responseCode: code });
  const refusing = (command: 'MAIL' | 'RCPT' | 'DATA', address = ''): Error | null => {
    const mood = moods[0];
    if (mood === undefined || !('to' in mood) || mood.to !== command) return null;
    if (mood.of !== undefined && !mood.of.includes(address)) return null;
    return failure(mood.code, mood.says);
  };
  const server = new SMTPServer({
    authOptional: false,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: (auth, _session, done) =>
      auth.username === USER && auth.password === password
        ? done(null, { user: USER })
        : done(failure(535, 'Authentication credentials invalid')),
    onMailFrom(_address, session, done) {
      const mood = moods[0];
      if (mood !== undefined && 'at' in mood && mood.at === 'MAIL') {
        moods.shift();
        return breakOff(session);
      }
      const failed = refusing('MAIL');
      if (failed !== null) moods.shift();
      done(failed);
    },
    onRcptTo({ address }, _session, done) {
      done(takesOthers ? refusing('RCPT', address) : failure(554, 'Relay access denied'));
    },
    onData(stream, session, done) {
      const mood = moods.shift();
      stream.on('error', () => undefined);
      if (mood !== undefined && 'at' in mood) return void stream.once('data', () => breakOff(session));
      void simpleParser(stream).then(
        (mail) => {
          if (mood !== undefined && 'to' in mood && mood.to === 'DATA') return done(failure(mood.code, mood.says));
          taken.push({
            messageId: mail.messageId ?? '',
            envelope: session.envelope.rcptTo.map(({ address }) => address),
            mail,
          });
          if (mood === undefined || !('taken' in mood)) return done(null);
          if (mood.taken === 'brokenOff') breakOff(session);
        },
        () => undefined /* Who goes away in the middle has sent no mail. */,
      );
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.set(socket.remotePort ?? 0, socket);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    port,
    taken,
    opened: (): number => opened,
    next: (...next: SmtpMood[]): void => void moods.push(...next),
    /** What was refused to some recipients alone stays until it is taken back. */
    well: (): void => void moods.splice(0),
    stop: (): Promise<void> =>
      new Promise((stopped) => {
        server.close(() => stopped());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}
