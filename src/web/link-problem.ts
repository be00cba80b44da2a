import { DeskError, type ErrorCode } from '../domain/errors';
import type { Language } from '../domain/user';
import { texts } from '../text/text';
import { type Message, messagePage } from './pages/message';
import { pageReply, type Reply } from './reply';

/** What a link is for; what to do about one that does not work depends on it. */
export type LinkKind = 'invitation' | 'draft' | 'signIn' | 'verification' | 'azureSwitch';

type Ending = 'invalid' | 'expired' | 'used' | 'withdrawn';

const ENDINGS: Readonly<Partial<Record<ErrorCode, Ending>>> = {
  'link-invalid': 'invalid',
  'not-found': 'invalid',
  'link-expired': 'expired',
  'link-used': 'used',
  'link-withdrawn': 'withdrawn',
};

/** Nobody has a link with a tail: it was cut or changed on its way. */
export async function brokenLink(): Promise<never> {
  throw new DeskError('link-invalid');
}

/** The page about what can meet anybody who follows a link. @throws any other error as it is */
export function linkProblemReply(language: Language, kind: LinkKind, error: unknown): Reply {
  if (!(error instanceof DeskError)) throw error;
  if (error.code === 'sign-in-missing') {
    return pageReply(language, 409, messagePage(texts(language, 'pages.workAccountMissing')));
  }
  const ending = ENDINGS[error.code];
  const messages: Readonly<Partial<Record<Ending, Message>>> = texts(language, `pages.links.${kind}`);
  const message = ending && messages[ending];
  if (!message) throw error;
  return pageReply(language, ending === 'invalid' ? 404 : 410, messagePage(message));
}
