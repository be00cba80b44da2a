import type { Account } from '../domain/enrollment';
import type { TenantId } from '../domain/ids';
import type { Invitation } from '../domain/invitation';
import type { Notice } from '../domain/notice';
import type { Order } from '../domain/order';
import type { SharedChat } from '../domain/shared-chat';
import type { UnreachableReason, User } from '../domain/user';
import type { UserImport } from '../domain/user-import';
import type { SetupInfo } from '../workflows/orders';

/**
 * What became of a message to a chat.
 * - `refused`: not taken, and to be sent again, after as long as Teams has told
 * - `ambiguous`: it may have arrived, as what broke was the answer
 * - `unreachable`: Teams takes nothing for this chat
 * - `rejected`: Teams takes this message never, because it is not as it should be
 */
export type Delivery =
  | { readonly status: 'delivered' }
  | { readonly status: 'refused'; readonly retryAfterMilliseconds?: number | undefined }
  | { readonly status: 'ambiguous'; readonly statusCode?: number | undefined }
  | {
      readonly status: 'unreachable';
      readonly reason: UnreachableReason;
      readonly statusCode?: number | undefined;
    }
  | { readonly status: 'rejected'; readonly statusCode?: number };

/** The chats of partners' people, as the outbox sees them. */
export interface Chats {
  /** @param mark records that the message is sent, at the last moment before Teams can have taken it */
  tell(tenant: TenantId, user: User, notice: Notice, mark: () => Promise<void>): Promise<Delivery>;
  /** The same in a channel or group chat, without anything that only some may read. */
  tellShared(tenant: TenantId, shared: SharedChat, notice: Notice, mark: () => Promise<void>): Promise<Delivery>;
  updateInvitationCard(tenant: TenantId, user: User, activityId: string, invitation: Invitation): Promise<Delivery>;
  updateAccountCard(user: User, activityId: string, account: Account): Promise<Delivery>;
  /** Shows the temporary password of a new customer, for a while; it is kept nowhere. */
  showSetupInfo(user: User, order: Order, setupInfo: SetupInfo): Promise<Delivery>;
  /** Shows how far users from a file are: where they were started, or in a new message once all is done. */
  showUserImport(user: User, userImport: UserImport): Promise<Delivery>;
  /** Goes on with the flow that waits in the user's chat. */
  resume(tenant: TenantId, user: User): Promise<Delivery>;
}
