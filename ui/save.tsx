import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useMutation } from '@tanstack/react-query';
import { useAnnounce } from './announce.tsx';
import { keepFile } from './keep-file.ts';
import { useSay } from './words.tsx';
import { Wrong } from './wrong.tsx';

/** A button that fetches a file and keeps it under a name. */
export function Save(props: { word: string; name: string; fetch: () => Promise<Blob>; disabled?: boolean }) {
  const { word, name } = props;
  const say = useSay();
  const announce = useAnnounce();
  const { mutate, isPending, error } = useMutation({
    mutationFn: props.fetch,
    onSuccess: (file) => {
      keepFile(file, name);
      announce.done(say('save.done', { name }));
    },
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={isPending}
        disabled={props.disabled}
        onClick={() => mutate()}
      >
        {word}
      </Button>
      {error && <Wrong error={error} again={() => mutate()} />}
    </>
  );
}
