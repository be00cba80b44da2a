import { storedDraft, withLink } from '../../domain/draft';
import { EmailAddress } from '../../domain/email';
import { DeskError, InvalidInput } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import type { Language } from '../../domain/user';
import { text } from '../../text/text';
import { draftBehind, type OpenDraft } from '../../workflows/invitations';
import { type Problems, problemTexts } from '../fields';
import { formEntry, type RefusedForm } from '../form';
import type { Message } from '../mailto';
import { messageFile } from '../message-file';
import { draftPage } from '../pages/draft';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

/** The draft as it is stored, with its link. */
function messageOf({ invitation, link }: OpenDraft): Message {
  const recipient = EmailAddress.safeParse(invitation.recipient.trim()).data ?? '';
  return { recipient, subject: withLink(invitation.subject, link), text: withLink(invitation.text, link) };
}

export async function showDraft({ ports }: Site, visit: Visit, refused?: RefusedForm): Promise<Reply> {
  const draft = await draftBehind(ports, visit.token);
  const { recipient, ...stored } = messageOf(draft);
  const entry = formEntry(visit, refused, stored);
  const { subject = '', text = '' } = entry.answers;
  const page = draftPage(entry, { recipient, subject, text }, draft.link, `/drafts/${visit.token}/message.eml`);
  return pageReply(visit.language, refused?.status ?? 200, page);
}

/** The stored draft as a file. */
export async function showDraftFile({ ports }: Site, { token, language }: Visit): Promise<Reply> {
  return fileReply(language, messageOf(await draftBehind(ports, token)));
}

/** The draft as it was edited on the page, as a file. Nothing is stored: the draft itself is edited in the chat. */
export async function answerDraftFile(site: Site, visit: Visit, answers: Answers): Promise<Reply> {
  const { token, language } = visit;
  const draft = await draftBehind(site.ports, token);
  const { recipient } = messageOf(draft);
  const { subject = '', text = '' } = answers;
  try {
    // The page does not ask for whom the mail is, so that only subject and text can be refused.
    const edited = storedDraft({ recipient: '-', subject, text }, draft.link);
    return fileReply(language, messageOf({ ...draft, invitation: { ...draft.invitation, ...edited, recipient } }));
  } catch (error) {
    return showDraft(site, visit, { status: 422, answers, problems: draftProblems(language, error) });
  }
}

function draftProblems(language: Language, error: unknown): Problems {
  if (error instanceof InvalidInput) return problemTexts(language, error.fields);
  if (error instanceof DeskError) return { text: text(language, `errors.${error.code}`) };
  throw error;
}

async function fileReply(language: Language, message: Message): Promise<Reply> {
  const fileName = text(language, 'pages.draft.fileName');
  return {
    status: 200,
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      Vary: 'Accept-Language',
    },
    body: await messageFile(message),
  };
}
