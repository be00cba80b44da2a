import { mailboxPage } from '../pages/mailbox';
import { jsonReply, pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export async function showMailbox({ sandboxMailbox }: Site, { query, language, locale }: Visit): Promise<Reply> {
  const to = query.get('to') ?? '';
  return pageReply(language, 200, mailboxPage(language, locale, sandboxMailbox?.received(to) ?? [], to));
}

export async function showMailboxJson({ sandboxMailbox }: Site, { query }: Visit): Promise<Reply> {
  return jsonReply(200, sandboxMailbox?.received(query.get('to') ?? '') ?? []);
}
