import { openVerification, verifyEmail } from '../../workflows/verify-enrollment';
import { verificationPage, verifiedPage } from '../pages/verification';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export async function showVerification({ ports }: Site, { token, language }: Visit): Promise<Reply> {
  return pageReply(language, 200, verificationPage(language, await openVerification(ports, token)));
}

export async function answerVerification({ ports }: Site, { token, language }: Visit): Promise<Reply> {
  const verification = await openVerification(ports, token);
  await verifyEmail(ports, token);
  return pageReply(language, 200, verifiedPage(language, verification));
}
