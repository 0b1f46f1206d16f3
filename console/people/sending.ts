import { useRef, useState } from 'react';
import { newKey } from '../../ui/api/client.ts';
import { peopleChanged } from './asked.ts';

/** Sends something once, however often it is pressed, and keeps what was wrong with it. */
export function useSending() {
  const key = useRef(newKey());
  const [wrong, setWrong] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const send = async (deed: (headers: { 'Idempotency-Key': string }) => Promise<void>): Promise<void> => {
    setSending(true);
    setWrong(null);
    try {
      await deed({ 'Idempotency-Key': key.current });
      void peopleChanged();
    } catch (error) {
      setWrong(error);
    } finally {
      // What was refused, or comes next, is another wish.
      key.current = newKey();
      setSending(false);
    }
  };
  return { send, wrong, isSending };
}
