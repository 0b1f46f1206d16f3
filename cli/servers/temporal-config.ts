/**
 * What we switch on in the Temporal server. The short timer shift lets a timer ring when it should rather than up to a
 * second later, and the polling limits keep the queues from waiting for their next look; fairness keeps one big account
 * from crowding out the others on the 10th.
 */
const dynamicSettings: Record<string, string | boolean | number> = {
  'history.timerProcessorMaxTimeShift': '10ms',
  'history.timerProcessorMaxPollRPS': 1_000,
  'history.transferProcessorMaxPollRPS': 1_000,
  'matching.enableFairness': true,
};

/** As flags of `temporal server start-dev`, whose values are JSON. */
export const dynamicFlags = Object.entries(dynamicSettings).flatMap(([key, value]) => [
  '--dynamic-config-value',
  `${key}=${JSON.stringify(value)}`,
]);

/** As the server's dynamic configuration file. */
export const dynamicFile = Object.entries(dynamicSettings)
  .map(([key, value]) => `${key}:\n  - value: ${value}\n`)
  .join('');

export const serverPortNames = [
  'frontend',
  'frontendMembership',
  'matching',
  'matchingMembership',
  'history',
  'historyMembership',
  'worker',
  'workerMembership',
] as const;

/** Where the bare server keeps what it knows: one SQLite file. After its own `config/development-sqlite-file.yaml`. */
export const onSqlite = (database: string): object => ({
  defaultStore: 'main',
  visibilityStore: 'main',
  numHistoryShards: 4,
  datastores: {
    main: {
      sql: {
        pluginName: 'sqlite',
        databaseName: database,
        connectAddr: 'localhost',
        connectProtocol: 'tcp',
        connectAttributes: { cache: 'private', setup: true, journal_mode: 'wal', synchronous: 2 },
        maxConns: 1,
        maxIdleConns: 1,
        maxConnLifetime: '1h',
      },
    },
  },
});

/** The configuration of the bare server (JSON is YAML): all of it in one process. */
export function serverConfig(input: {
  persistence: object;
  dynamicFile: string;
  ports: Record<(typeof serverPortNames)[number], number>;
}): string {
  const { persistence, ports } = input;
  const rpc = (grpcPort: number, membershipPort: number) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  return JSON.stringify(
    {
      log: { stdout: true, level: 'warn' },
      persistence,
      global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
      services: {
        frontend: rpc(ports.frontend, ports.frontendMembership),
        matching: rpc(ports.matching, ports.matchingMembership),
        history: rpc(ports.history, ports.historyMembership),
        worker: rpc(ports.worker, ports.workerMembership),
      },
      clusterMetadata: {
        enableGlobalNamespace: false,
        failoverVersionIncrement: 10,
        masterClusterName: 'active',
        currentClusterName: 'active',
        clusterInformation: {
          active: {
            enabled: true,
            initialFailoverVersion: 1,
            rpcName: 'frontend',
            rpcAddress: `127.0.0.1:${ports.frontend}`,
          },
        },
      },
      dcRedirectionPolicy: { policy: 'noop' },
      dynamicConfigClient: { filepath: input.dynamicFile, pollInterval: '60s' },
    },
    null,
    2,
  );
}
