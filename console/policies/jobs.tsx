import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query, queries } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { Section } from '../../ui/section.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { type Job, jobsQuery, jobsTo, type Which } from './asked.ts';
import classes from './jobs.module.css';
import { Progress } from '../../ui/progress.tsx';

/** Who is being moved to a version, how far that is, and whom it could not move. Nothing where nobody ever was. */
export function Jobs({ name, version }: Which) {
  const say = useSay();
  const { data } = useQuery(jobsQuery);
  const jobs = jobsTo(data, { name, version });
  if (jobs.length === 0) return null;
  return (
    <Section title={say('policies.moves')}>
      <ul className={classes.jobs}>
        {jobs.map((job) => (
          <li key={job.id}>
            <JobOf job={job} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function JobOf({ job }: { job: Job }) {
  const say = useSay();
  const isAdmin = useUser()?.role === 'admin';
  const unmoved = job.refused + job.failed;
  const resume = query.useMutation('post', '/v1/policy-jobs/{id}/resume', {
    onSettled: () => queries.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
  return (
    <div className={classes.job}>
      <p className={classes.head}>
        <strong>{say(`policies.job.${job.status}`)}</strong>
        <Instant at={job.createdAt} />
      </p>
      <p className={classes.reason}>{job.reason}</p>
      <Progress
        name={say('policies.jobName', { version: job.policy.version })}
        text={say('policies.jobDone', { done: job.done, total: job.total })}
        done={job.done}
        total={job.total}
        {...(unmoved > 0 ? { tone: 'warn' } : {})}
      />
      <p className={classes.sums}>
        <span>{say('policies.jobDone', { done: job.done, total: job.total })}</span>
        {job.skipped > 0 && <span>{say('policies.jobSkipped', { count: job.skipped })}</span>}
        {unmoved > 0 && <span className={classes.bad}>{say('policies.jobUnmoved', { count: unmoved })}</span>}
      </p>
      {job.problems.length > 0 && (
        <ul className={classes.problems}>
          {job.problems.map(({ accountId, outcome, detail }) => (
            <li key={accountId}>
              <Link to="/accounts/$id" params={{ id: accountId }}>
                {accountId}
              </Link>{' '}
              {detail || say(`policies.jobProblem.${outcome}`)}
            </li>
          ))}
        </ul>
      )}
      {resume.error !== null && <Wrong error={resume.error} />}
      {isAdmin && unmoved > 0 && (
        <Button
          variant="default"
          loading={resume.isPending}
          onClick={() => resume.mutate({ params: { path: { id: job.id } }, body: {} })}
        >
          {say('policies.jobResume', { count: unmoved })}
        </Button>
      )}
    </div>
  );
}
