import { CustomerId, idFrom } from '../../domain/ids';
import { customerService } from '../../workflows/customer-service';
import type { Click } from '../activity';
import { customerServiceCard } from '../cards/customer-service';
import type { Turn } from '../turn';

export async function showCustomerService({ ports, actor, replies }: Turn, args: Click['args']): Promise<void> {
  replies.show(customerServiceCard(actor, await customerService(ports, actor, idFrom(CustomerId, args['customer']))));
}
