const OF_ONE = ':accounts / 10';

/** Orders that many were given: thirty jobs of a tenth of all accounts each. */
export const JOBS: Record<string, string | string[]> = {
  jobs: [
    `INSERT INTO policy_jobs (id, policy_name, policy_version, filter, reason, actor, total, created_at, finished_at)
    SELECT 'job_p' || n, 'mexico', 1, '{}', '…', '{}', ${OF_ONE}, now(), CASE WHEN n < 15 THEN now() END
    FROM generate_series(1, 15) n`,
    `INSERT INTO policy_job_accounts (job_id, account_id, outcome)
    SELECT 'job_p' || j, 'acc_' || n, CASE WHEN j < 15 OR n % 2 = 0 THEN CASE WHEN n % 1000 = 0 THEN 'refused' ELSE 'moved' END END
    FROM generate_series(1, 15) j, generate_series(1, ${OF_ONE}) n`,
    `INSERT INTO bulk_jobs (id, "order", reason, actor, role, dry_run, total, created_at, finished_at)
    SELECT 'job_b' || n, '{"command": "tag", "add": ["x"]}', '…', '{}', 'admin', false, ${OF_ONE}, now(),
      CASE WHEN n < 15 THEN now() END FROM generate_series(1, 15) n`,
    `INSERT INTO bulk_job_accounts (job_id, account_id, outcome)
    SELECT 'job_b' || j, 'acc_' || n, CASE WHEN j < 15 OR n % 2 = 0 THEN CASE WHEN n % 1000 = 0 THEN 'refused' ELSE 'applied' END END
    FROM generate_series(1, 15) j, generate_series(1, ${OF_ONE}) n`,
    `UPDATE bulk_jobs SET outcomes = '{"applied": 49900, "refused": 100}'`,
    `UPDATE policy_jobs SET outcomes = '{"moved": 49900, "refused": 100}'`,
  ],
};
