import { DeskError, InvalidInput } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import { acceptInvitation, openInvitation } from '../../workflows/accept-invitation';
import { problemTexts } from '../fields';
import { formEntry, type RefusedForm } from '../form';
import { acceptancePage } from '../pages/acceptance';
import { acceptedPage } from '../pages/accepted';
import { partnershipPage } from '../pages/partnership';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

/** What the link of an invitation opens. */
export async function showInvitation(
  { ports, teamsAppLink }: Site,
  visit: Visit,
  refused?: RefusedForm,
): Promise<Reply> {
  const { token, language, locale } = visit;
  const status = refused?.status ?? 200;
  const invitation = await openInvitation(ports, token);
  if (invitation.kind !== 'partnership') {
    const entry = formEntry(visit, refused, invitation.customer);
    return pageReply(language, status, acceptancePage(entry, invitation, locale));
  }
  // It is answered in the chat: this page has no form that could be refused.
  if (refused) throw new DeskError('link-invalid');
  const link = ports.partnerCenter.requestUrl(token);
  const chatAddress = teamsAppLink && `${teamsAppLink}&message=${encodeURIComponent(link)}`;
  return pageReply(language, status, partnershipPage(language, invitation, link, chatAddress));
}

/** The customer accepts. */
export async function answerInvitation(site: Site, visit: Visit, answers: Answers): Promise<Reply> {
  const { language, token } = visit;
  try {
    const invitation = await acceptInvitation(site.ports, token, answers);
    return pageReply(language, 200, acceptedPage(language, invitation));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showInvitation(site, visit, { status: 422, answers, problems: problemTexts(language, error.fields) });
  }
}
