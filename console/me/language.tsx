import { Radio } from '@mantine/core';
import { useState } from 'react';
import { speak } from '../../ui/api/me.ts';
import { Section } from '../../ui/section.tsx';
import { type Language as Spoken, LANGUAGES, NAMES, useLanguage, useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './me-page.module.css';

/** In which language pages and mails speak to one: on every browser. */
export function Language({ locale }: { locale: string }) {
  const say = useSay();
  const spoken = useLanguage();
  const [chosen, setChosen] = useState(spoken);
  const [wrong, setWrong] = useState<unknown>(null);
  const choose = (language: Spoken): void => {
    setChosen(language);
    void speak(language, locale).catch((error: unknown) => {
      setChosen(spoken);
      setWrong(error);
    });
  };
  return (
    <Section title={say('language')} framed>
      <Radio.Group
        label={say('me.languageLabel')}
        description={say('me.languageHint')}
        value={chosen}
        onChange={(language) => choose(language as Spoken)}
      >
        <div className={classes.choices}>
          {LANGUAGES.map((one) => (
            <Radio key={one} value={one} label={NAMES[one]} lang={one} />
          ))}
        </div>
      </Radio.Group>
      {wrong !== null && <Wrong error={wrong} />}
    </Section>
  );
}
