import { overview, soldPage } from '../../workflows/overview';
import type { Click } from '../activity';
import { overviewCard, soldCard } from '../cards/overview';
import type { Turn } from '../turn';
import { showAccount } from './lists';

/** For somebody whose organisation is not enrolled yet, how far that is. */
export async function showOverview(turn: Turn): Promise<void> {
  const { ports, actor, replies } = turn;
  if (!actor.partner) return showAccount(turn);
  replies.show(overviewCard(actor, actor.partner, await overview(ports, actor)));
}

export async function showSoldSubscriptions(
  { ports, actor, replies }: Turn,
  { continuation }: Click['args'],
): Promise<void> {
  replies.show(soldCard(actor, await soldPage(ports, actor, continuation), continuation !== undefined));
}
