import type { Answers } from '../domain/form';
import type { RefusedForm } from './form';
import type { LinkKind } from './link-problem';
import type { Reply } from './reply';
import { answerSwitch, showSwitch } from './routes/azure-switch';
import { answerDraftFile, showDraft, showDraftFile } from './routes/draft';
import { answerInvitation, showInvitation } from './routes/invitation';
import { answerSignIn, showSignIn } from './routes/sign-in';
import { answerVerification, showVerification } from './routes/verification';
import type { Site } from './site';
import type { Visit } from './visit';

/** Shows a page; with a form that was refused, as it was filled in. It changes nothing. */
export type Show = (site: Site, visit: Visit, refused?: RefusedForm) => Promise<Reply>;
export type Answer = (site: Site, visit: Visit, answers: Answers) => Promise<Reply>;

/** A page behind a personal link, whose token is in the path. */
export interface PageRoute {
  readonly kind: LinkKind;
  readonly path: string;
  readonly show: Show;
  /** Answers the form; absent where none is sent to this address. */
  readonly answer?: Answer;
  /** The page that holds the form, where that is another one. */
  readonly form?: Show;
}

export const PAGE_ROUTES: readonly PageRoute[] = [
  { kind: 'invitation', path: '/i/:token', show: showInvitation, answer: answerInvitation },
  { kind: 'signIn', path: '/sign-in/:token', show: showSignIn, answer: answerSignIn },
  { kind: 'verification', path: '/verify/:token', show: showVerification, answer: answerVerification },
  { kind: 'azureSwitch', path: '/switch/:token', show: showSwitch, answer: answerSwitch },
  { kind: 'draft', path: '/drafts/:token', show: showDraft },
  {
    kind: 'draft',
    path: '/drafts/:token/message.eml',
    show: showDraftFile,
    answer: answerDraftFile,
    form: showDraft,
  },
];
