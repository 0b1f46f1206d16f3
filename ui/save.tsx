import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useMutation } from '@tanstack/react-query';
import { useAnnounce } from './announce.tsx';
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
      keep(file, name);
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

/** A browser keeps what a link leads to. */
function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
