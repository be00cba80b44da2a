import { openVerification, verifyEmail } from '../../workflows/verify-enrollment';
import { formEntry, type RefusedForm } from '../form';
import { verificationPage, verifiedPage } from '../pages/verification';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export async function showVerification({ ports }: Site, visit: Visit, refused?: RefusedForm): Promise<Reply> {
  const page = verificationPage(formEntry(visit, refused), await openVerification(ports, visit.token));
  return pageReply(visit.language, refused?.status ?? 200, page);
}

export async function answerVerification({ ports }: Site, { token, language }: Visit): Promise<Reply> {
  const verification = await openVerification(ports, token);
  await verifyEmail(ports, token);
  return pageReply(language, 200, verifiedPage(language, verification));
}
