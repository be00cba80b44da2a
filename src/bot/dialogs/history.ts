import { CustomerId, idFrom, TenantId } from '../../domain/ids';
import { type HistoryQuery, historyPage } from '../../workflows/history';
import { partnersToFilter } from '../../workflows/partners';
import type { Click } from '../activity';
import { EVERYTHING, historyCard, SUBJECT } from '../cards/history';
import type { Turn } from '../turn';

type Args = Click['args'];

/** Everything, or what concerned the customer or the partner whose card it was opened from or that was chosen. */
export async function showHistory(turn: Turn, args: Args): Promise<void> {
  const { ports, actor, replies } = turn;
  const { continuation } = args;
  const narrowed = narrowedBy(args);
  const { page, of } = await historyPage(ports, actor, { ...narrowed, continuation });
  const partners = await partnersToFilter(ports, actor);
  const list = { page, of, narrowed, partners, isLater: continuation !== undefined };
  replies.show(historyCard(actor, list));
}

function narrowedBy({ filter, customer, partner }: Args): Pick<HistoryQuery, 'customer' | 'partner'> {
  if (filter === undefined) return subjectOf(customer, partner);
  if (filter === EVERYTHING) return {};
  const chosen = (subject: string) => (filter.startsWith(subject) ? filter.slice(subject.length) : undefined);
  return subjectOf(chosen(SUBJECT.customer), chosen(SUBJECT.partner));
}

const subjectOf = (customer: string | undefined, partner: string | undefined) => ({
  ...(customer !== undefined && { customer: idFrom(CustomerId, customer) }),
  ...(partner !== undefined && { partner: idFrom(TenantId, partner) }),
});
