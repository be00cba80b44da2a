import { UserId } from '../../domain/ids';
import { nameBasedId } from '../../workflows/name-based-id';
import type { PartnerUsers } from '../partner-users';
import { temporaryPassword } from './temporary-password';

/**
 * The id comes from the sign-in name, so that the same name is always the same user. The sandbox cannot know the id
 * under which Teams will name them one day.
 */
export const createPartnerUsers = (): PartnerUsers => ({
  async createPartnerUser(tenant, _requestId, { userPrincipalName }) {
    const id = UserId.parse(nameBasedId(`partner-user:${tenant}:${userPrincipalName.toLowerCase()}`));
    return { id, password: temporaryPassword() };
  },
});
