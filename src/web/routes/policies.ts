import { type Policy, policyPage } from '../pages/policies';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

/** In the reader's language, and without a sign-in: the manifest of the Teams app links to these pages. */
export const showPolicy =
  (policy: Policy) =>
  async ({ contact }: Site, { language }: Visit): Promise<Reply> =>
    pageReply(language, 200, policyPage(language, policy, contact));
