import { Radio, Switch, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { chooseDensity, DENSITIES, type Density, densityNow } from '../../ui/density.ts';
import { lettersAreOn, turnLetters } from '../../ui/letters.ts';
import { Section } from '../../ui/section.tsx';
import { SCHEMES } from '../../ui/theme.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './me-page.module.css';

/** How pages look and what keys do, on this browser. */
export function Looks() {
  const say = useSay();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useState(densityNow);
  const [letters, setLetters] = useState(lettersAreOn);
  return (
    <Section title={say('me.here')} framed>
      <div className={classes.form}>
        <Radio.Group
          label={say('theme')}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as (typeof SCHEMES)[number])}
        >
          <div className={classes.choices}>
            {SCHEMES.map((one) => (
              <Radio key={one} value={one} label={say(`theme.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group
          label={say('me.density')}
          value={density}
          onChange={(chosen) => {
            setDensity(chosen as Density);
            chooseDensity(chosen as Density);
          }}
        >
          <div className={classes.choices}>
            {DENSITIES.map((one) => (
              <Radio key={one} value={one} label={say(`density.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <Switch
          checked={letters}
          onChange={({ currentTarget: { checked } }) => {
            setLetters(checked);
            turnLetters(checked);
          }}
          label={say('keys.letters')}
          description={say('me.lettersHint')}
        />
      </div>
    </Section>
  );
}
