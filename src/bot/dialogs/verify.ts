import { verify } from '../../workflows/verify';
import { readinessCard } from '../cards/readiness';
import type { Turn } from '../turn';

export async function showReadiness({ ports, actor, replies }: Turn): Promise<void> {
  replies.show(readinessCard(actor, await verify(ports, actor)));
}
