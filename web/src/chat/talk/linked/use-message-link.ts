import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useChat } from '../../commands/chat-context.js';
import { versionInAddress } from '../../time/version-of-address.js';

/** The whole address of one message of the conversation, as it is looked at. */
export const useMessageLink = (): ((messageId: string) => string) => {
  const router = useRouter();
  const { view, at } = useChat();
  return useCallback(
    (message) => {
      const search = { ...versionInAddress(at), message };
      const { href } = router.buildLocation({
        to: '/instances/$instanceId',
        params: { instanceId: view.id },
        search,
      });
      return new URL(router.history.createHref(href), location.href).href;
    },
    [router, view.id, at],
  );
};
