import { InvalidInput } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import { acceptInvitation, openInvitation } from '../../workflows/accept-invitation';
import { type Problems, problemTexts } from '../fields';
import { acceptancePage } from '../pages/acceptance';
import { acceptedPage } from '../pages/accepted';
import { partnershipPage } from '../pages/partnership';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

/** What the link of an invitation opens. */
export const showInvitation = (site: Site, visit: Visit): Promise<Reply> =>
  invitationReply(site, visit, 200, undefined, {});

async function invitationReply(
  { ports, teamsAppLink }: Site,
  { token, language, locale }: Visit,
  status: number,
  typed: Answers | undefined,
  problems: Problems,
): Promise<Reply> {
  const invitation = await openInvitation(ports, token);
  if (invitation.kind !== 'partnership') {
    const answers = typed ?? invitation.customer ?? {};
    return pageReply(language, status, acceptancePage({ language, answers, problems }, invitation, locale));
  }
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
    return invitationReply(site, visit, 422, answers, problemTexts(language, error.fields));
  }
}
