import { requirePartner } from '../../domain/actor';
import { PERMISSIONS } from '../../domain/permissions';
import { companyProfile, updateCompanyProfile } from '../../workflows/company-profile';
import { companyProfileCard, companyProfileFormCard } from '../cards/company-profile';
import { flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

export async function showCompanyProfile({ ports, actor, replies }: Turn): Promise<void> {
  replies.show(companyProfileCard(actor, await companyProfile(ports, actor)));
}

export const editCompanyProfileFlow = flow('edit-company-profile', [
  {
    name: 'form',
    show: async ({ ports, actor }, _options, card) => {
      requirePartner(actor, PERMISSIONS.updateCompanyProfile);
      return companyProfileFormCard(actor, await companyProfile(ports, actor), card);
    },
    answers: {
      update: async ({ ports, actor, replies }, _options, { args, inputs }) => {
        const account = await updateCompanyProfile(ports, actor, Number(args['shown']), inputs);
        replies.show(companyProfileCard(actor, account));
        return 'end';
      },
      cancel,
    },
  },
]);
