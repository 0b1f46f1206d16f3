import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useState } from 'react';
import { useAnnounce } from './announce.tsx';
import { asProblem, problemIn } from './api/problem.ts';
import classes from './download-csv.module.css';
import { keepFile } from './keep-file.ts';
import { useSay } from './words.tsx';

/** All of a list as a table for a spreadsheet. `path`: the list's address with its filters, without a page of it. */
export function DownloadCsv({ path, fileName }: { path: string; fileName: string }) {
  const say = useSay();
  const { done } = useAnnounce();
  const [coming, setComing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const download = async (): Promise<void> => {
    setComing(true);
    setWrong(null);
    try {
      const answer = await fetch(path, { headers: { accept: 'text/csv' }, credentials: 'same-origin' });
      if (!answer.ok) throw await problemIn(answer);
      keepFile(await answer.blob(), fileName);
      done(say('csv.done', { name: fileName }));
    } catch (error) {
      const { status, message } = asProblem(error);
      setWrong(status === 0 ? say('csv.brokenOff') : message);
    } finally {
      setComing(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={coming}
        onClick={() => void download()}
      >
        {say('csv.download')}
      </Button>
      {wrong !== null && (
        <span role="alert" className={classes.wrong}>
          {wrong}
        </span>
      )}
    </>
  );
}
