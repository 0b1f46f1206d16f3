import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Section } from '../../ui/section.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { accountsUnder, policyQuery, versionsQuery, type Which } from './asked.ts';
import { isUnchanged } from './changes.ts';
import { ChangesList } from './changes-list.tsx';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { EditFields } from './edit-fields.tsx';
import classes from './edit-page.module.css';
import { useJudge } from './judge.ts';
import { Ladder } from './ladder.tsx';
import { Publish } from './publish.tsx';
import { rulesOf } from './rules.ts';
import { type Typed, rulesIn, typedOf } from './typed.ts';

/**
 * A copy of a version, to be made into the next. What is typed is kept in this tab; what would follow is looked at
 * before anything is published, and the API's word on a field stands at the field.
 */
export function EditPage({ which }: { which: Which }) {
  const say = useSay();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const base = rulesOf(useSuspenseQuery(policyQuery(which)).data);
  const { data: versions = [] } = useQuery(versionsQuery);
  const concerned = accountsUnder(versions, which.name);
  const written = { locale, currency: base.currency };
  const [publishing, setPublishing] = useState(false);
  const form = useForm<Typed>({
    initialValues: typedOf(draftOf(which) ?? base, written),
    onValuesChange: (typed) => {
      const typedRules = rulesIn(typed, written);
      if (isUnchanged(base, typedRules)) dropDraft(which);
      else keepDraft(which, typedRules);
    },
  });
  const rules = rulesIn(form.values, written);
  const { judge, judging, wrong, others } = useJudge(which, form);

  const preview = async (): Promise<void> => {
    if (!(await judge(rules))) return;
    keepDraft(which, rules);
    void navigate({
      to: '/policies/$name/$version/preview',
      params: { name: which.name, version: String(which.version) },
      search: { draft: true },
    });
  };
  const publish = async (): Promise<void> => {
    if (await judge(rules)) setPublishing(true);
  };
  const discard = (): void => {
    form.setValues(typedOf(base, written));
    form.clearErrors();
    dropDraft(which);
  };
  const faults = Object.keys(form.errors).length + others.length;

  return (
    <form
      noValidate
      className={classes.page}
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <div className={classes.main}>
        <p className={classes.lead}>{say('policies.editLead', { version: which.version })}</p>
        <Ladder rules={rules} />
        <EditFields form={form} />
      </div>
      <aside aria-label={say('policies.aside')} className={classes.aside}>
        <Section title={say('policies.changedSince', { version: which.version })}>
          <div className={classes.changes}>
            <ChangesList before={base} after={rules} nothing={say('policies.nothingTyped')} />
          </div>
        </Section>
        <div className={classes.acts}>
          {faults > 0 && (
            <div role="alert" className={classes.faults}>
              <p>{say('policies.faults', { count: faults })}</p>
              {others.map((one) => (
                <p key={one}>{one}</p>
              ))}
            </div>
          )}
          {wrong !== null && <Wrong error={wrong} />}
          <p id="concerned" className={classes.concerned}>
            {say('policies.concerns', { count: concerned })}
          </p>
          <div className={classes.buttons}>
            <Button type="submit" loading={judging} aria-describedby="concerned">
              {say('policies.publish')}
            </Button>
            <Button variant="default" disabled={judging} onClick={() => void preview()}>
              {say('policies.tab.preview')}
            </Button>
            <Button variant="subtle" onClick={discard}>
              {say('policies.discard')}
            </Button>
          </div>
        </div>
      </aside>
      <Publish
        which={which}
        opened={publishing}
        onClose={() => setPublishing(false)}
        base={base}
        rules={rules}
        concerned={concerned}
      />
    </form>
  );
}
